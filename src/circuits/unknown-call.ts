/* What is said of a call that nobody can follow: a typing mistake is told from what another file computes. */
import type { Dialect } from '../program/dialect';

/** Names of a letter or two are one edit away from anything. */
const shortest = 3;

/** Why `callee` can't be followed; `isFree` where the file says nothing of its first part, `root`. */
export function whyNotFollowed(
  callee: string,
  root: string,
  isFree: boolean,
  functions: Iterable<string>,
  { language, names }: Dialect,
): string {
  if (!isFree || names.isOther(root)) return `what ${callee} computes is not read here`;
  const near = meant(callee, [...functions, ...names.assumed.keys()]);
  return `${callee} is not known: neither the file nor ${language} says what it computes${near}`;
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
