/* Names that an expression has for itself: of a comprehension, or of a function that goes over the elements of an array. */
import type { Argument, Expression, Target } from '../../../program/code';
import { isPlace } from '../mending/tree';

/** A name, and the array whose elements it stands for; none for one that counts. */
export interface LocalName {
  readonly name: string;
  readonly elementOf: Expression | null;
}

/** The names that parts of an expression have for themselves. */
export function localsIn(value: Expression): LocalName[] {
  const found: LocalName[] = [];
  const open: unknown[] = [value];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    if ('kind' in part && part.kind === 'each' && 'target' in part && 'of' in part) {
      found.push(...ofClause(part.target as Target, part.of as Expression));
    }
    if ('callee' in part && 'args' in part)
      found.push(...ofCallback(part.callee as Expression, part.args as readonly Argument[]));
    open.push(...Object.values(part));
  }
  return found;
}

/** `for d, v in zip(dout, x)`, `for k, d in enumerate(dout)`, `for d in dout`. */
function* ofClause(target: Target, of: Expression): Generator<LocalName> {
  const names =
    target.kind === 'items' ? target.items.map((part) => part && nameOf(part.target)) : [nameOf(target)];
  const sources = of.kind === 'call' ? of.args.map(({ value }) => value) : [of];
  const before = names.length - sources.length;
  for (const [k, name] of names.entries()) {
    const source = sources[k - Math.max(0, before)];
    if (name) yield { name, elementOf: source && isPlace(source) ? source : null };
  }
}

/** `dout.map((d, i) => …)`; what adds up has what it has so far before the element. */
function* ofCallback(callee: Expression, args: readonly Argument[]): Generator<LocalName> {
  if (callee.kind !== 'member' || !isPlace(callee.of)) return;
  const first = args[0]?.value;
  if (first?.kind !== 'function') return;
  const names = first.code.parameters.map(({ target }) => nameOf(target));
  const [element, index] = args.length > 1 ? names.slice(1) : names;
  if (element) yield { name: element, elementOf: callee.of };
  if (index) yield { name: index, elementOf: null };
}

function nameOf(target: Target): string | null {
  return target.kind === 'name' ? target.name : null;
}
