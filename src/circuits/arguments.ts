/* Which argument of a call each parameter of a function gets. */
import type { FunctionText, Step } from '../program/statements';

/**
 * The nodes that the parameters of a function stand for in a call; a sentence where the call does not fit. `keywords` are
 * the names of the last arguments, and `constant` makes the node of a default that is an expression of numbers alone.
 */
export function bound(
  { parameters, exact }: FunctionText,
  callee: string,
  args: readonly number[],
  keywords: readonly string[],
  constant: (steps: readonly Step[]) => number,
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
    if (steps?.every(isOfNumbers)) nodes.set(name, constant(steps));
    else if (steps) return `what ${callee} has for ${name} by default is not read`;
  }
  if (tooMany || nodes.size < parameters.length)
    return `${callee} takes ${parameters.length} arguments, and here it has ${args.length}`;
  return nodes;
}

function isOfNumbers({ kind }: Step): boolean {
  return kind === 'number' || kind === 'gate';
}
