/* The names that functions, blocks, loops and comprehensions have for themselves. */
import { namesIn } from '../../../circuits/following/touches';
import type { Expression, FunctionCode, Loop } from '../../../program/code';
import { perObject } from '../../../text/remembering';
import { partsIn } from '../machine/code-parts';

/** A part of code, whatever it is. */
export type Node = Readonly<Record<string, unknown>>;

/** Whether a part of code is a function. */
export function isFunctionCode(part: object): part is FunctionCode {
  return 'parameters' in part && 'body' in part;
}

/** The names that a block has for itself, or a loop. */
export function blockOwn(part: object): readonly string[] {
  if (!Array.isArray(part)) return (part as Node).kind === 'loop' ? (part as Loop).own : [];
  return part.flatMap((each: Node | null) =>
    each && /^(let|const)$/.test(String(each.declares)) && each.kind !== 'loop'
      ? ((each.names as string[]) ?? namesIn(each.targets ?? each.target))
      : [],
  );
}

/** The names of a function, those of its blocks included. */
export const ownOf = perObject((code: FunctionCode): readonly string[] => {
  const names = [...code.own];
  for (const part of partsIn(code.body, isFunctionCode)) {
    const node = part as object as Node;
    if (node.declares)
      names.push(...namesIn(node.targets ?? node.target), ...((node.names as string[]) ?? []));
  }
  return names;
});

/** The names that a comprehension has for itself. */
export function ownOfComprehension(part: object): string[] {
  const { clauses } = part as Extract<Expression, { kind: 'comprehension' }>;
  return clauses.flatMap((clause) => (clause.kind === 'each' ? namesIn(clause.target) : []));
}
