/*
 * What a place is each time that it is gone through, and what the elements of an array are: the first, the last, and
 * those that are odd or at a kink.
 */
import { placeIn } from '../analysis/element-names';
import type { Analysis } from '../analysis/model';
import type { ShownAt } from '../analysis/shown-at';
import { firstGate } from '../gates/opcodes';
import { isTie } from '../tape/ties';
import type { Version } from '../tape/wiring';

/** One of several: a round, a call, an element. */
export interface Going {
  readonly label: string;
  readonly value: number | null;
  readonly assumed: boolean;
  readonly gradient: number | null;
  readonly isAtKink: boolean;
}

/** Those of several that are worth a look. */
export interface Goings {
  readonly kind: 'round' | 'call' | 'element';
  readonly some: readonly Going[];
  /** How many there are. */
  readonly count: number;
}

/** So few are all told. */
const fewEnough = 4;

/** More than these are not told. */
const most = 8;

/** The rounds, calls or elements of what is shown at a place. */
export function goingsOf(analysis: Analysis, { variable, calls }: ShownAt): readonly Goings[] {
  const { version } = variable;
  const { earlier = [], elements, rounds } = version;
  const goings: Goings[] = [];
  if (elements) goings.push(elementsOf(analysis, version));
  else if (earlier.length > 0 && rounds !== null)
    goings.push(several(analysis, 'round', [...earlier, version], labelled));
  if (calls.length > 1 && !elements) goings.push(several(analysis, 'call', calls, labelled));
  return goings;
}

/** `2`, or `2: h[1]` where what stands there is written otherwise. */
function labelled({ name, written }: Version, k: number): string {
  return written === undefined || written === name ? `${k + 1}` : `${k + 1}: ${name}`;
}

function several(
  analysis: Analysis,
  kind: Goings['kind'],
  versions: readonly Version[],
  label: (version: Version, k: number) => string,
): Goings {
  const all = versions.map(({ node }) => node);
  const some = chosen(analysis, all).map((k) => going(analysis, all[k], label(versions[k], k)));
  return { kind, some, count: versions.length };
}

function elementsOf(analysis: Analysis, { elements, name }: Version): Goings {
  const { shape, nodes } = elements ?? { shape: [], nodes: [] };
  const some = chosen(analysis, nodes).map((k) => ({
    ...going(analysis, nodes[k], `${name}${placeIn(shape, k)}`),
    gradient: analysis.numbers.gradient(nodes[k]),
  }));
  return { kind: 'element', some, count: nodes.length };
}

function going(analysis: Analysis, node: number, label: string): Going {
  const { numbers, tape } = analysis;
  return {
    label,
    value: numbers.value(node),
    assumed: numbers.isAssumed(node),
    gradient: tape.varies(node) ? numbers.gradient(node) : null,
    isAtKink: isAtKink(analysis, node),
  };
}

/** Which of several are told, by their numbers. */
function chosen(analysis: Analysis, nodes: readonly number[]): readonly number[] {
  const all = nodes.map((_, k) => k);
  if (nodes.length <= fewEnough) return all;
  const { numbers } = analysis;
  const isOdd = (number: number | null) => number !== null && !Number.isFinite(number);
  const odd = all
    .slice(1, -1)
    .filter(
      (k) =>
        isOdd(numbers.value(nodes[k])) || isOdd(numbers.gradient(nodes[k])) || isAtKink(analysis, nodes[k]),
    );
  return [0, ...odd.slice(0, most - 2), nodes.length - 1];
}

/** Whether a gate stands at its kink among those that its statement computes a value with. */
function isAtKink({ tape, numbers }: Analysis, node: number): boolean {
  const { from, to } = { from: tape.from[node], to: tape.to[node] };
  const open = [node];
  const seen = new Set(open);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (tape.op[at] < firstGate || !numbers.isShown(at)) continue;
    if (isTie(tape, at)) return true;
    for (const input of tape.inputsOf(at))
      if (!seen.has(input) && tape.from[input] >= from && tape.to[input] <= to) {
        seen.add(input);
        open.push(input);
      }
  }
  return false;
}
