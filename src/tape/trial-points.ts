/*
 * Points for code of which the file gives few numbers, or none: any input may be any number, what is compared with numbers
 * in the code is one of these in turn, and both sides of every switch are looked for.
 */
import { opcodeOf } from '../gates/opcodes';
import type { Bench } from './bench';
import { forward } from './generated/passes';
import { guardsIn } from './guards';
import type { Point } from './point';
import { randomNumbers } from './random';
import { nodesBehind } from './reach';
import type { Tape } from './tape';

const enough = 7;
const most = 14;
const mostDraws = 70;
/** The other side of a guard is not looked for. */
const drawsWithGuards = 30;
const equals = new Set(['==', '!='].map((gate) => opcodeOf(gate)));

const asks = new Set(['choose', 'and', 'or', 'not'].map((gate) => opcodeOf(gate)));

/**
 * The inputs that a number in the code is compared with for equality, and these numbers; what is only asked whether it is
 * true is 1 or 0, if that is wanted.
 */
export function comparedIn(tape: Tape, withTruth = true): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, Set<number>>();
  for (let node = 0; node < tape.length; node++) {
    if (withTruth && asks.has(tape.op[node])) {
      const test = tape.sourceOf(tape.inputsOf(node)[0]);
      if (tape.isInput(test) && !found.has(test)) found.set(test, new Set([1, 0]));
    }
    if (!equals.has(tape.op[node])) continue;
    const [one, other] = tape.inputsOf(node).map((input) => tape.sourceOf(input));
    for (const [input, number] of [
      [one, other],
      [other, one],
    ])
      if (tape.isInput(input) && tape.isConstant(number))
        found.set(input, (found.get(input) ?? new Set()).add(tape.value[number]));
  }
  return new Map([...found].map(([input, numbers]) => [input, [...numbers]]));
}

/** Gives all inputs numbers, and runs the forward pass with them. */
export function fillInputs(tape: Tape): void {
  const random = randomNumbers();
  const compared = comparedIn(tape);
  for (let node = 0; node < tape.length; node++)
    if (tape.isInput(node)) tape.set(node, compared.get(node)?.[0] ?? draw(tape, node, random, 2));
  forward(tape, 0, tape.length);
}

/** The inputs that a trial varies, and what some gradient is claimed of that constants and counts alone make: `cos(6.28 / n)`. */
export function variedIn(tape: Tape, claimed: readonly number[]): number[] {
  const all = new Set(claimed);
  const isMade = (node: number) =>
    [...nodesBehind(tape, [node], 0)].some((each) => each !== node && all.has(each));
  const isFixed = (node: number) => tape.isConstant(node) || (!tape.isInput(node) && !tape.varies(node));
  const found = claimed.filter((node) => isFixed(node) && !isMade(node));
  for (let node = 0; node < tape.length; node++) if (tape.isInput(node)) found.push(node);
  return found;
}

/** A number with few digits, never 0. */
function draw(tape: Tape, node: number, random: () => number, style: number): number {
  const drawn = tape.isFraction(node)
    ? 0.01 + 0.98 * random()
    : style === 0
      ? (random() - 0.5) * 4
      : style === 1
        ? (random() < 0.5 ? -1 : 1) * (0.2 + random())
        : 0.2 + 1.6 * random();
  return Math.round(drawn * 1000) / 1000 || 0.013;
}

/** Runs a circuit at several points, until both sides of every switch have been seen, where that happens at all. */
export function trialPoints(bench: Bench, varied: readonly number[]): Point[] {
  const random = randomNumbers();
  const { tape } = bench;
  const compared = comparedIn(tape);
  const maySwitch = bench.maySwitch(varied);
  const isGuarded = guardsIn(tape);
  const points: Point[] = [];
  const stances = new Set<string>();
  for (let k = 0; k < mostDraws && points.length < most; k++) {
    const values = new Map<number, number>();
    for (const node of varied) {
      const numbers = compared.get(node);
      const turn = Math.floor(random() * ((numbers?.length ?? 0) + 0.3));
      values.set(node, numbers?.[turn] ?? draw(tape, node, random, k % 3));
    }
    const point = bench.run(values);
    // A flag that is 0 is no kink, however near to one it is as a number.
    const hasFlag = () => [...compared.keys()].some((node) => values.get(node) === 0);
    if (!point || (point.tie && !hasFlag()) || isGuarded?.(point)) continue;
    const stance = maySwitch ? bench.stance() : '';
    if (points.length < enough || !stances.has(stance)) points.push(point);
    stances.add(stance);
    const isSeen = !maySwitch || (isGuarded && k >= drawsWithGuards) || bench.sawBothSides(stances);
    if (points.length >= enough && isSeen) break;
  }
  return points;
}
