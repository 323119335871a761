/*
 * What a pass may be of of which no loss is written: where the code takes a target from what it has computed, or the other
 * way round, that difference is what the usual losses put on it; and what only pulls where a margin is missed is the hinge's.
 */
import { firstGate, gateName } from '../../../gates/opcodes';
import type { Point } from '../../../tape/point';
import { nodesBehind, nodesBuiltOn } from '../../../tape/reach';
import type { Tape } from '../../../tape/tape';
import { type PassOutput, seedsOf } from '../claims/outputs';
import { near } from '../claims/unwritten';
import { leavesOf } from '../machine/leaves';
import { numberOf, type StepHeard } from '../machine/steps';
import type { MeasuredUnit } from '../measure';
import type { UnitRun } from '../run';
import { activationsOf } from './activated';
import type { Holding } from './free';

/** Something that puts gradients on wires. */
export interface Difference {
  /** Where it stands, as one word. */
  readonly key: string;
  /** Under which loss it is right, in words, or as minus the gradient of it. */
  readonly loss: string;
  readonly isPull: boolean;
  readonly leaves: readonly { readonly node: number; readonly seed: number }[];
}

/** The loss that a difference puts on what is computed, if nothing else is said. */
export const halfSquared = 'half the squared error';

/** So many differences are tried. */
const most = 10;

/** The differences of what is computed and what it should be; a step is none. */
export function differencesIn(
  run: UnitRun,
  same: Int32Array,
  steps: readonly StepHeard[],
): readonly Difference[] {
  const { tape } = run.file;
  const held = () => run.stores.flatMap(({ value }) => [...leavesOf(value).values()]);
  // What could stand somewhere instead is no part of the code.
  const made = run.machine.heardAside.length > 0 ? nodesBehind(tape, held(), 0) : null;
  // What goes where nothing is known to be goes on from nothing: `errors[k] = target - output`.
  const goesOn = ({ store }: StepHeard) => numberOf(run.stores[store].before) >= 0;
  const stepped = new Set(steps.filter(goesOn).map((step) => tape.sourceOf(step.made)));
  const fromAbove = nodesBuiltOn(tape, run.outputs.filter(({ isCertain }) => isCertain).flatMap(seedsOf));
  const byPlace = new Map<string, Map<number, readonly [number, number]>>();
  for (let node = 0; node < tape.length; node++) {
    if (gateName(tape.op[node]) !== '-' || tape.isUnknown(node) || stepped.has(node)) continue;
    if (made?.has(node) === false) continue;
    const [one, other] = tape.inputsOf(node);
    for (const [side, made, target] of [
      [0, one, other],
      [1, other, one],
    ] as const) {
      const isMade = tape.op[tape.sourceOf(made)] >= firstGate && tape.constantAt(made) === null;
      if (
        !isMade ||
        fromAbove.has(made) ||
        fromAbove.has(target) ||
        (side === 1 && isLiteral(tape, target, node))
      )
        continue;
      const key = `${tape.from[node]} ${tape.to[node]} ${side}`;
      const own = byPlace.get(key) ?? new Map<number, readonly [number, number]>();
      byPlace.set(key, own);
      own.set(same[node], [made, node]);
    }
  }
  const seen = new Set<string>();
  const found: Difference[] = [];
  for (const [key, own] of byPlace) {
    const nodes = [...own.keys()].join();
    if (seen.has(`${nodes} ${key.at(-1)}`)) continue;
    seen.add(`${nodes} ${key.at(-1)}`);
    const isPull = key.endsWith(' 1');
    const leaves = [...own.values()].map(([made, seed]) => ({ node: made, seed }));
    found.push({ key, loss: halfSquared, isPull, leaves });
  }
  const last = found.slice(-most).reverse();
  return [...last, ...[false, true].flatMap((isPull) => together(tape, last, isPull))];
}

/** Differences of several outputs that have names of their own, as those of one loss. */
function together(tape: Tape, all: readonly Difference[], isPull: boolean): Difference[] {
  const own = all.filter((each) => each.isPull === isPull && each.leaves.length === 1);
  const made = own.map(({ leaves: [{ node }] }) => nodesBehind(tape, tape.inputsOf(tape.sourceOf(node)), 0));
  const ends = own.filter(
    ({ leaves: [{ node }] }) => !made.some((behind) => behind.has(tape.sourceOf(node))),
  );
  const leaves = ends.flatMap((each) => each.leaves);
  return leaves.length > 1 ? [{ ...ends[0], key: ends.map(({ key }) => key).join(), leaves }] : [];
}

/** Whether a number is written in the expression: the 1 of `1 - y` is no target, though that of `p - 1` is. */
function isLiteral(tape: Tape, node: number, within: number): boolean {
  return tape.isConstant(node) && tape.from[node] >= tape.from[within] && tape.to[node] <= tape.to[within];
}

/** The pulls of a margin's loss among what variables hold: 1 or -1 where a score is on the wrong side of it, else 0. */
export function pullsIn(
  run: UnitRun,
  holdings: readonly Holding[],
  points: readonly Point[],
): readonly Difference[] {
  const { tape } = run.file;
  return holdings.flatMap(({ name, leaves }) => {
    const found = leaves.map(({ node }) => {
      const score = scoresOf(tape, node).find((each) => isMargin(node, each, points));
      return score === undefined ? null : { node: score, seed: node };
    });
    const known = found.filter((each) => each !== null);
    return known.length === found.length
      ? [{ key: `pull ${name}`, loss: 'the hinge loss', isPull: true, leaves: known }]
      : [];
  });
}

const compares = new Set(['<', '>', '<=', '>=']);

/** What is compared with numbers where a switch asks. */
function scoresOf(tape: Tape, node: number): number[] {
  if (gateName(tape.op[tape.sourceOf(node)]) !== 'choose') return [];
  const found = new Set<number>();
  for (const each of nodesBehind(tape, [node], 0)) {
    if (!compares.has(gateName(tape.op[each]))) continue;
    for (const input of tape.inputsOf(each)) {
      const at = tape.sourceOf(input);
      if (tape.op[at] < firstGate || !tape.varies(at)) continue;
      found.add(at);
      if (gateName(tape.op[at]) === '*')
        for (const factor of tape.inputsOf(at)) found.add(tape.sourceOf(factor));
    }
  }
  return [...found].filter((each) => tape.op[each] >= firstGate);
}

function isMargin(pull: number, score: number, points: readonly Point[]): boolean {
  const values = new Set(points.map((point) => point.value(pull)));
  if (values.size < 2 || ![...values].every((value) => value === 0 || Math.abs(value) === 1)) return false;
  const pulling = points.filter((point) => point.value(pull) !== 0);
  return pulling.length > 0 && pulling.every((point) => point.value(pull) * point.value(score) < 1);
}

/** How a difference may be the gradient of what goes into an activation: that of a cross-entropy there. */
export function beforeActivation(
  tape: Tape,
  difference: Difference,
  points: readonly Point[],
): Difference | null {
  const { leaves } = difference;
  const of = (loss: string) => ({ ...difference, key: `${difference.key} before`, loss });
  const inner = comingFrom(leaves, (node) =>
    nearBehind(tape, node).find((each) => isActivated(each, node, points)),
  );
  if (inner)
    return { ...of(isStep(leaves, points) ? "the perceptron's" : 'the cross-entropy'), leaves: inner };
  const soft = softened(tape, leaves, points);
  return soft && { ...of('the cross-entropy'), leaves: soft };
}

/** The same before any activation, whatever the loss that goes with it; null where nothing goes into one. */
export function beforeAnyActivation(
  difference: Difference,
  { run, leads }: Pick<MeasuredUnit, 'run' | 'leads'>,
): Difference | null {
  const { tape } = run.file;
  const before = new Map(activationsOf(tape, leads).map((each) => [each.after, each.before]));
  const leaves = comingFrom(difference.leaves, (node) => before.get(tape.sourceOf(node)));
  return leaves && { ...difference, key: `${difference.key} inside`, leaves };
}

/** What puts gradients on numbers, on what each of them comes from; null where one comes from nothing. */
function comingFrom(
  leaves: Difference['leaves'],
  fromOf: (node: number) => number | undefined,
): Difference['leaves'] | null {
  const found = leaves.flatMap(({ node, seed }) => {
    const from = fromOf(node);
    return from === undefined ? [] : [{ node: from, seed }];
  });
  return found.length === leaves.length ? found : null;
}

const isStep = (leaves: Difference['leaves'], points: readonly Point[]) =>
  leaves.every(({ node }) => points.every((point) => Number.isInteger(point.value(node))));

function nearBehind(tape: Tape, node: number): number[] {
  const found = new Set([tape.sourceOf(node)]);
  for (const each of found) {
    if (found.size > 24) break;
    for (const input of tape.inputsOf(each)) found.add(tape.sourceOf(input));
  }
  return [...found].filter((each) => each !== tape.sourceOf(node) && tape.varies(each));
}

/** Whether a number is the logistic function of another one, or says on which side of 0 it is. */
function isActivated(from: number, to: number, points: readonly Point[]): boolean {
  if (points.every((point) => Number.isInteger(point.value(from)))) return false;
  const fits = (of: (z: number) => number) =>
    points.every((point) => near(point.value(to), of(point.value(from))));
  return fits((z) => 1 / (1 + Math.exp(-z))) || fits((z) => (z > 0 ? 1 : -1)) || fits((z) => (z > 0 ? 1 : 0));
}

/** What softmaxes are of, one for each of their results: one softmax an example. */
function softened(
  tape: Tape,
  leaves: Difference['leaves'],
  points: readonly Point[],
): Difference['leaves'] | null {
  const exponents = (node: number) =>
    [...nodesBehind(tape, [node], 0)].flatMap((each) =>
      gateName(tape.op[each]) === 'exp' ? [tape.sourceOf(tape.inputsOf(each)[0])] : [],
    );
  const examples = new Map<string, { all: readonly number[]; own: Difference['leaves'] }>();
  for (const leaf of leaves) {
    const all = exponents(leaf.node);
    const key = [...all].sort().join();
    examples.set(key, { all, own: [...(examples.get(key)?.own ?? []), leaf] });
  }
  const found = [...examples.values()].map(({ all, own }) => softenedIn(tape, all, own, points));
  const known = found.filter((each) => each !== null);
  return known.length === found.length ? known.flat() : null;
}

/** What one softmax is of, among all that is exponentiated behind it. */
function softenedIn(
  tape: Tape,
  all: readonly number[],
  leaves: Difference['leaves'],
  points: readonly Point[],
): Difference['leaves'] | null {
  const [first] = leaves;
  if (all.length < 2 || all.length > 32 || leaves.length < 2) return null;
  for (const own of all) {
    const sums = points.map((point) => Math.exp(point.value(own)) / point.value(first.node));
    const found = leaves.map(({ node, seed }) => {
      const from = all.find((each) =>
        points.every((point, k) => near(Math.exp(point.value(each)) / sums[k], point.value(node))),
      );
      return from === undefined ? null : { node: from, seed };
    });
    const known = found.filter((each) => each !== null);
    if (known.length === leaves.length && new Set(known.map(({ node }) => node)).size === known.length)
      return withoutTop(tape, known);
  }
  return null;
}

/** The numbers themselves, where each is made smaller by the same before it is exponentiated: that changes no softmax. */
function withoutTop(tape: Tape, leaves: Difference['leaves']): Difference['leaves'] {
  const parts = leaves.map(({ node, seed }) => {
    const [one, other] = tape.inputsOf(node).map((input) => tape.sourceOf(input));
    return { node: one, seed, top: gateName(tape.op[node]) === '-' ? other : -1 };
  });
  const [{ top }] = parts;
  return top >= 0 && parts.every((part) => part.top === top) ? parts : leaves;
}

/** An output that a difference puts gradients on. */
export function outputOf({ leaves, isPull }: Difference, name: string, from: string): PassOutput {
  return { name, leaves, isCertain: false, from, isPull };
}
