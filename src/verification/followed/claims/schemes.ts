/* What others tell that are right: where `gb` is the gradient of `b`, `gw` is that of `w`; and in which order they are. */

interface WithName {
  readonly group: { readonly name: string; readonly of: string; readonly isReturned?: true };
  readonly isGuess?: boolean;
}

/** What each gradient may be of, told by how others are named, or stand, that prove what they are; else what was found. */
export function bySchemes<T extends WithName>(
  found: readonly (T | null)[],
  others: readonly (readonly T[])[],
  proves: (each: T) => boolean,
  /** Whether what is returned is told by its place among others. */
  isInOrder: (k: number) => boolean,
): (T | null)[] {
  const isOrder = found.some((each, k) => each && isInOrder(k) && proves(each));
  const schemes = new Set(found.flatMap((each) => (each && proves(each) ? schemeOf(each) : null) ?? []));
  return found.map((each, k) => {
    const isOwn = (other: T) => schemes.has(schemeOf(other) ?? '') || (isOrder && isInOrder(k));
    const own = each?.isGuess ? others[k].find(isOwn) : undefined;
    if (!own) return each;
    const { isReturned: _, ...group } = own.group;
    return { ...own, group: { ...group, isByScheme: true }, isGuess: false };
  });
}

/** How the name of a gradient is made of what it is of: `g…`; null where it is not. */
function schemeOf({ group: { name, of } }: WithName): string | null {
  const at = name.toLowerCase().lastIndexOf(of.toLowerCase());
  return at < 0 || name.length === of.length ? null : `${name.slice(0, at)}…${name.slice(at + of.length)}`;
}
