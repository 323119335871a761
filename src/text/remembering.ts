/* Functions that keep what they gave, for who is asked the same again and again. */

/** A function of texts that keeps what it gave for so many of them. */
export function remembering<T, K extends string = string>(
  most: number,
  make: (text: K) => T,
): (text: K) => T {
  const known = new Map<K, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

/** A function of objects that keeps what it gave as long as they are there. */
export function perObject<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, T>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const made = make(of);
    known.set(of, made);
    return made;
  };
}
