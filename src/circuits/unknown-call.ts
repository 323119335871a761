/* What is said of a call that nobody can follow: a typing mistake is told from what another file computes. */
import type { Dialect } from '../program/dialect';

/** Names of a letter or two are one edit away from anything. */
const shortest = 3;

/** A callee is held beside so many names of the file's functions for each character of the file; later ones are not. */
const mostCompared = 5;

/** What is said of calls, of whose callees many are alike. */
export class UnknownCalls {
  private readonly known = new Map<string, string>();
  private names: readonly string[] | null = null;
  private left: number;

  constructor(
    private readonly dialect: Dialect,
    /** The names of the file's functions. */
    private readonly functions: () => Iterable<string>,
    /** The number of the file's characters. */
    size: number,
  ) {
    this.left = mostCompared * size;
  }

  /** Why `callee` can't be followed; `isFree` where the file says nothing of its first part, `root`. */
  why(callee: string, root: string, isFree: boolean): string {
    const { language, names } = this.dialect;
    if (!isFree || names.isOther(root)) return `what ${callee} computes is not read here`;
    const known = this.known.get(callee);
    if (known !== undefined) return known;
    const near = this.meant(callee);
    const why = `${callee} is not known: neither the file nor ${language} says what it computes${near}`;
    this.known.set(callee, why);
    return why;
  }

  private meant(callee: string): string {
    this.names ??= [...this.functions(), ...this.dialect.names.assumed.keys()];
    this.left -= this.names.length;
    return this.left < 0 ? '' : meant(callee, this.names);
  }
}

/** The same for a function of the language's own. */
export function whyNoRule(path: string, { language, names }: Dialect): string {
  const dot = path.lastIndexOf('.') + 1;
  if (dot === 0 || names.isOther(path)) return `${path} has no gradient rule here`;
  const library = path.slice(0, dot);
  const members = [...names.gates.keys()].filter((each) => each.startsWith(library));
  const near = meant(
    path.slice(dot),
    members.map((each) => each.slice(dot)),
    library,
  );
  return `${path} is not known: ${library.slice(0, -1)} of ${language} has no such function${near}`;
}

function meant(name: string, candidates: readonly string[], prefix = ''): string {
  const close = name.length < shortest ? [] : candidates.filter((other) => isNear(name, other));
  const letters = (text: string) => [...text.toLowerCase()].sort().join('');
  const near = close.find((other) => letters(other) === letters(name)) ?? close[0];
  return near === undefined ? '' : `; did you mean ${prefix}${near}?`;
}

/** Whether one letter more, less, other, or swapped with the next makes one name of the other. */
function isNear(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (Math.abs(a.length - b.length) > 1 || one === other) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const rest = (text: string, skipped: number) => text.slice(from + skipped);
  const isSwapped = a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2);
  return isSwapped || rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1);
}
