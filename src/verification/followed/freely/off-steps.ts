/*
 * Steps along what is no gradient: only where the loss is known, and the step is made of nothing but the rate and what the
 * loss is made of, so that nothing else can be meant: no moment of earlier rounds, no other one's step.
 */
import { firstGate, gateName } from '../../../gates/opcodes';
import type { Expression } from '../../../program/code';
import type { Point } from '../../../tape/point';
import { nodesBehind, nodesBuiltOn } from '../../../tape/reach';
import type { Tape } from '../../../tape/tape';
import type { Span } from '../../../text/span';
import { closeness, hasSlope } from '../claims/agreement';
import type { Claim } from '../claims/claim';
import { isTakenForGranted, saysLoss } from '../claims/outputs';
import { type Rate, rateFactorsOf } from '../machine/products';
import { gradientIn, type StepHeard, steppedBy } from '../machine/steps';
import { standsIn } from '../machine/stores';
import type { MeasuredGroup, MeasuredUnit } from '../measure';
import type { UnitRun } from '../run';
import type { Holding } from './free';
import { freeGroup, ratesBeside } from './grouping';
import { isScaled } from './slipped-steps';

/** What a statement that steps something says that it is the gradient of, and is not; null where that can't be told. */
export function offStep(
  run: UnitRun,
  steps: readonly StepHeard[],
  { leads, points, output }: MeasuredUnit,
  holdings: readonly Holding[],
  /** Whether numbers are of the loss's own, or gradients of others, and another step beside goes along its gradient. */
  isAlongOthers: (nodes: readonly number[]) => boolean,
  said: (from: number, to: number) => string,
): MeasuredGroup | null {
  const stores = steps.map(({ store }) => store);
  const { code, base, text, at } = run.stores[stores[0]];
  const isOne = typeof run.stores[stores[0]].value === 'number';
  if (!(saysLoss.test(output.name) || isTakenForGranted(output)) || !code || !isOne) return null;
  const target = 'targets' in code ? code.targets[0] : code.target;
  if (!target) return null;
  const e = gradientIn(target, code.operator, code.value);
  const factor = signOf(code.operator, code.value) * (output.isPull ? -1 : 1);
  const seeds = new Set(output.leaves.map(({ seed }) => seed));
  if (!e.hasRate || factor === 0) return null;
  const within = { from: target.from + base, to: code.value.to + base };
  const own = { from: e.from + base, to: e.to + base };
  const claims: Claim[] = [];
  for (const each of steps) {
    const { store, place, terms, isAll } = each;
    const of = steppedBy(each, run.file.tape, leads);
    if (!isAll) return null;
    const step = terms[0].node;
    const alone = nodeAt(run, step, e, base);
    // `rate * d * x` has no part without the rate.
    const all = alone === null ? ratesIn(run, step, { leads, seeds }, within) : [];
    const rates = all.filter((rate) => !standsIn(own, run.file.tape, rate.node));
    const node = alone ?? step;
    const ends = new Set([...seeds, ...rates.map((rate) => rate.node)]);
    if ((alone === null && rates.length === 0) || !isOfLoss(run, node, { leads, ends }, store)) return null;
    if (isScaled(run.file.tape, node, leads, run.stores[store])) return null;
    claims.push({ place, node, of, before: -1, states: [], times: { factor, rates } });
  }
  // Where the loss is flat, as behind a step, what is learned is learned by another rule.
  if (!hasSlope(claims, points, leads) || closeness(claims, points, leads) !== null) return null;
  if (areOfOneSide(claims, run, points, leads)) return null;
  const isAlong = e.isPlain && isAlongOthers(claims.map(({ node }) => node));
  const held = e.isPlain && !isAlong ? holdingOf(holdings, claims) : null;
  if (e.isPlain && !isAlong && !held) return null;
  const group = freeGroup(run, {
    name: held?.name ?? said(own.from, own.to),
    of: text,
    claims,
    stores: held?.stores ?? stores,
    at: held ? run.stores[held.stores[held.stores.length - 1]].at : at,
    free: held ? 'variable' : 'step',
    leftOut: ratesBeside(run, claims, own),
  });
  return { group, found: null, proves: true };
}

/**
 * Whether steps go along the gradient by one side of a difference alone, both of which are made of their variables: the other is
 * held for the target, as in temporal differences.
 */
function areOfOneSide(
  claims: readonly Claim[],
  { file: { tape } }: UnitRun,
  points: readonly Point[],
  leads: ReadonlySet<number>,
): boolean {
  const readers = claims.map(({ of }) => {
    const isOf = (input: number) => tape.sourceOf(input) === tape.sourceOf(of);
    return [...leads].filter((node) => tape.inputsOf(node).some(isOf));
  });
  if (readers.every((all) => all.length < 2)) return false;
  const differences = [...leads].filter((node) => gateName(tape.op[node]) === '-');
  const sides = differences.map((node) => tape.inputsOf(node).map((side) => nodesBehind(tape, [side], 0)));
  return claims.every((claim, k) =>
    sides.some((both) => {
      const [one, other] = both.map((side) => readers[k].filter((reader) => side.has(reader)));
      const isMeant = (by: readonly number[]) => closeness([{ ...claim, by }], points, leads) !== null;
      return one.length > 0 && other.length > 0 && [one, other].some(isMeant);
    }),
  );
}

/** What is divided by what is made of gradients, as Adam's steps are, and one of length 1: no multiples of their own. */
export function dividedByGradients(tape: Tape, gradients: ReadonlySet<number>): ReadonlySet<number> {
  const made = nodesBuiltOn(tape, gradients);
  const isDivided = (node: number) => gateName(tape.op[node]) === '/' && made.has(tape.inputsOf(node)[1]);
  return nodesBuiltOn(tape, [...made].filter(isDivided));
}

/**
 * Whether another statement steps some of the same numbers, and others not: what is assumed of how many there are fits only
 * one of them, as where the last weight is a bias and there are more inputs than other weights.
 */
export function isOnlyPartlyOwn(tape: Tape, own: readonly StepHeard[], all: readonly StepHeard[]): boolean {
  const oldOf = ({ old }: StepHeard) => tape.sourceOf(old);
  const others = new Set(all.filter((step) => !own.includes(step)).map(oldOf));
  const again = own.filter((step) => others.has(oldOf(step)));
  return again.length > 0 && again.length < own.length;
}

/** 1 for what goes down, -1 for what goes up; 0 where that can't be told. */
function signOf(operator: string, value: Expression): number {
  const gate = operator === '' && value.kind === 'gate' ? value.gate : operator;
  return gate === '-' ? 1 : gate === '+' ? -1 : 0;
}

/** The number that a part of a statement is, among those that a step is made of. */
function nodeAt(
  { file: { tape } }: UnitRun,
  step: number,
  { from, to, isPlain }: ReturnType<typeof gradientIn>,
  base: number,
): number | null {
  const behind = [...nodesBehind(tape, [step], 0)];
  if (isPlain) {
    const factors = tape
      .inputsOf(tape.sourceOf(step))
      .filter((node) => tape.op[tape.sourceOf(node)] >= firstGate);
    return factors.length === 1 ? factors[0] : null;
  }
  return behind.find((node) => tape.from[node] === from + base && tape.to[node] === to + base) ?? null;
}

/** What a step is multiplied with that the output is not made of. The factors of a gradient from another statement are its own. */
function ratesIn(
  { file: { tape } }: UnitRun,
  step: number,
  { leads, seeds }: Record<'leads' | 'seeds', ReadonlySet<number>>,
  statement: Span,
): Rate[] {
  const isOf = (node: number) => leads.has(node) || seeds.has(node);
  const isGradient = (node: number) =>
    !standsIn(statement, tape, node) && [...nodesBehind(tape, [node], 0)].some(isOf);
  return rateFactorsOf(tape, step, isGradient).filter(({ node }) => !isOf(node));
}

/** Whether a number is made of what the output is made of alone, as it was before any step. */
function isOfLoss(
  { file: { tape }, stores }: UnitRun,
  node: number,
  { leads, ends }: Record<'leads' | 'ends', ReadonlySet<number>>,
  step: number,
): boolean {
  // What an earlier statement has stepped is another number by now.
  const stepped = new Set(
    stores
      .slice(0, step)
      .flatMap(({ value, before }) =>
        typeof value === 'number' && typeof before === 'number' && leads.has(before) ? [value] : [],
      ),
  );
  const seen = new Set([node]);
  for (const each of seen) {
    if (ends.has(each)) continue;
    if (tape.isUnknown(each) || (stepped.has(each) && !leads.has(each))) return false;
    if (tape.op[each] < firstGate && !tape.isConstant(each) && !leads.has(each)) return false;
    for (const input of tape.inputsOf(each)) seen.add(input);
  }
  return true;
}

function holdingOf(holdings: readonly Holding[], claims: readonly Claim[]): Holding | null {
  const nodes = new Set(claims.map(({ node }) => node));
  return (
    holdings.find(
      ({ leaves }) => leaves.length === nodes.size && leaves.every(({ node }) => nodes.has(node)),
    ) ?? null
  );
}
