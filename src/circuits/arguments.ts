/* Which argument of a call each parameter of a function gets. */
import { applyRow } from '../gates/rows';
import { foldSteps } from '../program/fold';
import type { FunctionText, Step } from '../program/statements';

/**
 * The nodes that the parameters of a function stand for in a call; a sentence where the call does not fit. `keywords` are
 * the names of the last arguments, and `constant` makes the node of a default.
 */
export function bound(
  { parameters, exact }: FunctionText,
  callee: string,
  args: readonly number[],
  keywords: readonly string[],
  constant: (value: number) => number,
): ReadonlyMap<string, number> | string {
  const byPlace = args.length - keywords.length;
  const tooMany = exact && args.length > parameters.length;
  const nodes = new Map(parameters.slice(0, byPlace).map(({ name }, k) => [name, args[k]]));
  for (const [k, name] of keywords.entries()) {
    if (!parameters.some((parameter) => parameter.name === name)) return `${callee} has no parameter ${name}`;
    if (nodes.has(name)) return `${callee} gets ${name} twice here`;
    nodes.set(name, args[byPlace + k]);
  }
  for (const { name, default: steps } of parameters) {
    if (nodes.has(name)) continue;
    const value = steps && worthOf(steps);
    if (steps && value === null) return `what ${callee} has for ${name} by default is not read`;
    if (value !== null) nodes.set(name, constant(value));
  }
  if (tooMany || nodes.size < parameters.length)
    return `${callee} takes ${parameters.length} arguments, and here it has ${args.length}`;
  return nodes;
}

/** What an expression of numbers alone is worth; null for any other. */
function worthOf(steps: readonly Step[]): number | null {
  return foldSteps<number | null>(
    steps,
    (step) => (step.kind === 'number' ? step.value : null),
    (step, inputs) => {
      const values = inputs.filter((value) => value !== null);
      return step.kind === 'gate' && values.length === inputs.length ? applyRow(step.gate, values) : null;
    },
  );
}
