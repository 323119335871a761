/*
 * Chooses the points at which a circuit is tried: near the file's own numbers and far from them, on both sides of every
 * switch.
 */
import type { Bench } from './bench';
import type { Point } from './point';
import { randomNumbers } from './random';
import type { Version, Wiring } from './wiring';

/** Enough points to tell an accident from a rule. */
const enough = 6;
const mostPoints = 12;
const mostDraws = 60;
/** So many draws are made where something switches, since two switches may differ only in a narrow range … */
const drawsForSwitches = 24;
/** … and so many where one of them has only been seen from one side. */
const drawsForSides = 40;

/** A draw with few digits, so that a person can copy it; never 0, where many a mistake hides. */
function handy(value: number): number {
  const rounded = Math.abs(value) < 0.05 ? Number(value.toPrecision(2)) : Math.round(value * 100) / 100;
  return rounded === 0 ? 0.01 : rounded;
}

/** Values near the file's own, anywhere around 0, and positive ones: some inputs want the one, some the other. */
function draw(random: () => number, own: number, style: number): number {
  const size = Number.isFinite(own) && Math.abs(own) < 50 ? Math.abs(own) + 0.5 : 1;
  if (style === 0) return own + (random() - 0.5) * size;
  if (style === 1) return (random() - 0.5) * 5;
  return style === 2 ? 0.2 + random() * 2.3 : own * (0.7 + 0.6 * random()) + 0.01 * random();
}

/**
 * Runs the circuit at several points at which the given nodes vary: enough to tell an accident from a rule, and
 * until both sides of every switch have been seen, where that happens at all.
 */
export function choosePoints(bench: Bench, vary: readonly number[], wanted = enough): Point[] {
  const random = randomNumbers();
  // With another number of rounds the code would be another.
  const varying = vary.filter((node) => !bench.tape.isCount(node));
  const points: Point[] = [];
  /** Where a switch always stands at a tie, as in Math.max(a, a), nothing better is to be had. */
  const tied: Point[] = [];
  const stances = new Set<string>();
  for (let k = 0; k < mostDraws && points.length < mostPoints; k++) {
    const values = new Map(
      varying.map((node) => {
        const isFraction = bench.tape.isFraction(node);
        const value = isFraction ? 0.01 + 0.98 * random() : draw(random, bench.own(node).value, k % 4);
        return [node, handy(value)];
      }),
    );
    const point = bench.run(values);
    if (!point) continue;
    if (point.tie) {
      tied.push(point);
      continue;
    }
    const stance = bench.stance();
    const isNew = !stances.has(stance);
    stances.add(stance);
    if (points.length < wanted || isNew) points.push(point);
    if (points.length < wanted) continue;
    const isSettled =
      wanted < enough || !bench.hasSwitches || (k >= drawsForSwitches && bench.sawBothSides(stances));
    if (isSettled || k > drawsForSides) break;
  }
  return points.length > 0 ? points : tied.slice(0, wanted);
}

/** The circuit's inputs: what another point may change. */
export function inputVersions(wiring: Wiring): Version[] {
  return wiring.versions.filter(({ origin, helper }) => origin !== 'computed' && !helper);
}
