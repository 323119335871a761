/* One walk through all that code consists of: statements, expressions, targets, functions, in no order that counts. */
import type { Code, Expression, FunctionCode } from '../../../program/code';

/** Whatever code consists of. */
export type AnyCode = Code | Expression | FunctionCode;

/** The parts of code, itself included, without those that `isLeftOut` says, and without what is in these. */
export function partsIn(
  code: unknown,
  isLeftOut: (part: AnyCode) => boolean = () => false,
): readonly AnyCode[] {
  const parts: AnyCode[] = [];
  const open: unknown[] = [code];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    if (Array.isArray(part)) {
      for (const each of part) if (typeof each === 'object') open.push(each);
      continue;
    }
    const node = part as AnyCode;
    if (isLeftOut(node)) continue;
    parts.push(node);
    // Entries would be a list of lists for each part, and there are many.
    const held = part as Record<string, unknown>;
    for (const key in held)
      if (typeof held[key] === 'object' && key !== 'within' && key !== 'sign') open.push(held[key]);
  }
  return parts;
}

/** Whether code is a function or a class: what runs at another time. */
export const isApart = (part: AnyCode) => 'parameters' in part || part.kind === 'class';

/** What a part of code assigns; nothing where it is no assignment. */
export function targetsOf(part: AnyCode) {
  if ('parameters' in part || part.kind !== 'assign') return [];
  return 'targets' in part ? part.targets : [part.target];
}
