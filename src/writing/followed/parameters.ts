/* The parameters of a function as they are written, with their types and defaults. */
import type { FunctionCode } from '../../program/code';

/** Each parameter's text; with the type of what the function gives, '' where that is not said. */
export function parametersOf(
  source: string,
  { parameters }: FunctionCode,
  base: number,
): { readonly texts: ReadonlyMap<string, string>; readonly gives: string } {
  const texts = new Map<string, string>();
  let end = 0;
  for (const { target } of parameters) {
    end = endOfParameter(source, target.to + base);
    if (target.kind === 'name') texts.set(target.name, source.slice(target.from + base, end).trim());
  }
  const gives = /^\s*,?\s*\)\s*:\s*([^{]+?)\s*(?:=>|\{)/.exec(source.slice(end))?.[1] ?? '';
  return { texts, gives };
}

/** Where the comma or bracket stands that ends a parameter. */
function endOfParameter(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const sign = source[at];
    if (depth === 0 && (sign === ',' || sign === ')')) return at;
    if (depth === 0 && source.startsWith('=>', at) && source.slice(from, at).trim() === '') return from;
    if ('([{<'.includes(sign)) depth++;
    if (')]}'.includes(sign) || (sign === '>' && source[at - 1] !== '=')) depth--;
  }
  return from;
}
