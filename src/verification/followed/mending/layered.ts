/* Weights of several layers in one array, `weights[l + 1][k][j]`, as a statement could read them that reads numbers of a layer. */
import type { Expression, Target } from '../../../program/code';

/** The indices of an element, the outermost array's first. */
function indicesOf(code: Expression | Target): readonly Expression[] {
  const found: Expression[] = [];
  for (let at = code; at.kind === 'at' && at.index.kind !== 'text'; at = at.of) found.unshift(at.index);
  return found;
}

/**
 * With which indices a statement could read an element of weights that are kept layer by layer; none for any other place. `own`
 * are the places that it reads, `indices` the names that count there.
 */
export function layeredEnds(
  code: Expression | Target,
  own: readonly { readonly code: Expression | Target }[],
  indices: readonly string[],
  textOf: (e: Expression) => string,
): readonly string[] {
  if (indicesOf(code).length !== 3) return [];
  const read = own.map(({ code: each }) => indicesOf(each)).filter((all) => all.length > 1);
  return [...new Set(read.map(([layer]) => textOf(layer)))].flatMap((layer) => {
    const free = indices.filter((name) => !layer.split(/\W+/).includes(name));
    return pairsOf(free).map(([one, other]) => `[${layer}][${one}][${other}]`);
  });
}

/** All pairs of different names, in both orders. */
export const pairsOf = (names: readonly string[]): (readonly [string, string])[] =>
  names.flatMap((one) =>
    names.filter((other) => other !== one).map((other): readonly [string, string] => [one, other]),
  );
