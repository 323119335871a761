/* Names for numbers that stand in arrays and objects, as formulas write them. */
import type { Version, Wiring } from '../tape/wiring';
import type { Analysis } from './model';

/** Arrays of more numbers do not name them one by one. */
const most = 1000;

/**
 * Names by nodes: `x[2]`. `asWritten` names them as the code does that reads them, `x[i]`, which is true of one round
 * only: the last.
 */
export function elementNames(
  { occurrences, code }: Pick<Analysis, 'occurrences' | 'code'>,
  wiring: Wiring,
  asWritten: boolean,
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const version of wiring.versions)
    for (const [node, name] of elementsOf(version)) names.set(node, name);
  const assigned = new Set(wiring.versions.map(({ node }) => node));
  const isPart = (version: Version) => version.inner === true && version.at === null;
  for (const { version, from, to } of occurrences.of(wiring))
    if (version && isPart(version) && (asWritten || !(names.has(version.node) || assigned.has(version.node))))
      names.set(version.node, code({ from, to }));
  return names;
}

function elementsOf({ name, elements }: Version): [number, string][] {
  if (!elements || elements.nodes.length > most) return [];
  return elements.nodes.map((node, k) => [node, `${name}${placeIn(elements.shape, k)}`]);
}

/** What a number, an array or a member of something is called there: the `dw` of `m.dw[1]`. */
export const arrayName = (path: string): string => path.replace(/\[.*$/, '').replace(/^.*\./, '');

/** `[1][0]`: the place of an element by its number. */
export function placeIn(shape: readonly number[], k: number): string {
  const [count, ...inner] = shape;
  if (count === undefined) return '';
  const size = inner.reduce((product, each) => product * each, 1);
  return `[${Math.floor(k / size)}]${placeIn(inner, k % size)}`;
}
