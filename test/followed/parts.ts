/* Paths such as `m.w[1]` in values. */

/** The keys of a path behind its first name. */
export function keysOf(path: string): string[] {
  const keys = path.match(/\.#?[\w$]+|\[[^\]]*\]/g) ?? [];
  return keys.map((key) =>
    key.startsWith('.') ? key.slice(1) : key.slice(1, -1).replace(/^(['"])(.*)\1$/, '$2'),
  );
}

/** The part of what was assigned that a path names: all of it, where an element or a member was assigned itself. */
export function partAt(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const keys = keysOf(path);
  // `m.w = [1, 2]` assigns what `m.w[1]` names: of its keys only those behind count.
  for (let from = 0; from <= keys.length; from++) {
    let part: unknown = value;
    for (const key of keys.slice(from))
      part = Object(part) === part ? Reflect.get(part as object, key) : undefined;
    if (part !== undefined && typeof part !== 'object') return part;
  }
  return undefined;
}
