/*
 * Steps along what is no gradient, in a pass of a loss that need not be written. Other things are learned in steps, too, so
 * that they only count where the rest is a pass, and an edit makes them a part of it.
 */
import { firstGate, gateName } from '../../../gates/opcodes';
import { nodesBehind } from '../../../tape/reach';
import type { Tape } from '../../../tape/tape';
import { perObject } from '../../../text/remembering';
import type { Span } from '../../../text/span';
import { closeness, hasSlope, moves } from '../claims/agreement';
import type { Claim, ClaimGroup } from '../claims/claim';
import { seedsOf } from '../claims/outputs';
import type { WireNames } from '../claims/wires';
import { isZero } from '../claims/zeros';
import { leavesOf } from '../machine/leaves';
import { factorBeside, factorsOf, literalsIn, rateFactorsOf } from '../machine/products';
import { isLeafProduct, isRateName, type StepHeard, type StepTerm, steppedBy } from '../machine/steps';
import { isWrittenIn, type StoreHeard } from '../machine/stores';
import type { MeasuredGroup, MeasuredUnit } from '../measure';
import type { UnitRun } from '../run';
import { isPut, stepGroup } from './grouping';
import type { Matcher } from './match';
import { multipleOf } from './multiples';

/** What a statement that steps something would have to step it along; null where that can't be told. */
export function slippedStep(
  run: UnitRun,
  steps: readonly StepHeard[],
  matcher: Matcher,
  measured: MeasuredUnit,
  wires: WireNames,
  /** What all steps are times. */
  common: ReadonlySet<number>,
): MeasuredGroup | null {
  const { tape } = run.file;
  const { leads, points, output } = measured;
  const known = knownIn(measured);
  const claims: Claim[] = [];
  let which = 0;
  for (const each of steps) {
    const { place, terms } = each;
    const of = steppedBy(each, tape, leads);
    const term = termOf(tape, terms);
    if (!term) return null;
    const { node, isMinus } = term;
    // What is written in what it goes along is no rate.
    const isOutside = (rate: number) =>
      literalsIn(tape).has(rate) && !isWrittenIn(run.stores[each.store], tape, rate);
    const all = matcher.ratesOf(node, true);
    const rates = (matcher.matchOf(node, of)?.times.rates ?? all).filter((rate) => !isOutside(rate.node));
    // Anything else may be there for what is no gradient.
    const own = all
      .map((rate) => rate.node)
      .filter((each) => common.has(each) || isRateName(wires.nameOf(each)));
    if (!isMadeOf(tape, node, known, own) || isScaled(tape, node, leads, run.stores[each.store])) return null;
    which = term.nth;
    // What is subtracted goes down the loss, and what is added goes along its pull.
    const factor = isMinus === (output.isPull === true) ? -1 : 1;
    claims.push({ place, node, of, before: -1, states: [], times: { factor, rates } });
  }
  if (!hasSlope(claims, points, leads) || !moves(claims, points)) return null;
  if (closeness(claims, points, leads) !== null) return null;
  const made = stepGroup(run, steps, claims, which, wires);
  if (!made) return null;
  // What all comes from is right, whatever goes along it.
  const seeds = seedsOf(output).map((seed) => tape.sourceOf(seed));
  const isSeed = claims.every(({ node, times }) => {
    const only = factorBeside(tape, node, times?.rates ?? []);
    return only !== null && seeds.includes(only);
  });
  const madeAt = made.isPlain && !isSeed ? whereMade(run, made.group) : null;
  const group: ClaimGroup = {
    ...made.group,
    ...(madeAt ? { madeAt } : {}),
    isDoubtful: true,
    ...(made.isPut ? { isTold: true } : {}),
  };
  // How long steps are, everyone decides for themselves.
  return (multipleOf(group, measured) ?? -1) > 0 ? null : { group, found: null, proves: false };
}

/** Where a variable was made that something is stepped along, or else assigned last; null for what is no variable. */
function whereMade(
  { stores, file: { tape } }: UnitRun,
  { name, stores: own, claims }: ClaimGroup,
): Span | null {
  const behind = nodesBehind(tape, [claims[claims.length - 1].node], 0);
  const all = stores
    .slice(0, own[own.length - 1])
    .filter(
      ({ root, text, keys, value }) =>
        root.kind === 'name' &&
        text === name &&
        keys.length === 0 &&
        [...leavesOf(value).values()].some((node) => behind.has(node)),
    );
  // What is multiplied in place is made above that.
  const isMade = ({ code }: StoreHeard) => code?.operator === '' && !isZero(code.value) && !isPut(code);
  return (all.findLast(isMade) ?? all.at(-1))?.at ?? null;
}

/** The term of a step that is more than a product of numbers that are there, as a decay or a moment is; null for several. */
function termOf(tape: Tape, terms: readonly StepTerm[]): StepTerm | null {
  const isOnly = terms.every(({ nth }) => nth === terms[0].nth);
  const made = isOnly ? terms : terms.filter(({ node }) => !isLeafProduct(tape, node));
  // The last part of a term is what is left of it without terms of the variable itself.
  return made.every(({ nth }) => nth === made[0].nth) ? (made.at(-1) ?? null) : null;
}

/**
 * Whether only the sign of something is left of it, it is kept within limits, or a step divides it by what is made of the data:
 * some make steps of what they like.
 */
export function isScaled(tape: Tape, node: number, leads: ReadonlySet<number>, step: StoreHeard): boolean {
  const isMade = (below: number) =>
    tape.op[tape.sourceOf(below)] >= firstGate &&
    [...nodesBehind(tape, [below], 0)].some((each) => leads.has(each) && !tape.isCount(each));
  const isDivided = (each: number): boolean => {
    const at = tape.sourceOf(each);
    const name = gateName(tape.op[at]);
    const inputs = [...tape.inputsOf(at)];
    if (leads.has(at) || !isWrittenIn(step, tape, at)) return false;
    return (name === '/' && isMade(inputs[1])) || (/^([*/]|negate)$/.test(name) && inputs.some(isDivided));
  };
  const limits = factorsOf(tape, node).some((each) =>
    /^(sign|sqrt|max|min|abs|clip)$/.test(gateName(tape.op[each])),
  );
  return limits || isDivided(node);
}

/** Elements of arrays of which others are among some numbers: those that a wrong index reads. */
function besideIn({ machine: { inputNames } }: UnitRun, numbers: ReadonlySet<number>): number[] {
  const array = (name: string) => name.replace(/(\[[^\]]*\])+$/, '');
  const known = new Set([...inputNames].flatMap(([node, name]) => (numbers.has(node) ? array(name) : [])));
  return [...inputNames].flatMap(([node, name]) =>
    name.endsWith(']') && known.has(array(name)) ? node : [],
  );
}

/** The numbers that a step may be made of beside rates: what the output is made of, and what it should be. */
const knownIn = perObject(
  ({ run, leads, output }: MeasuredUnit): ReadonlySet<number> =>
    new Set([...leads, ...nodesBehind(run.file.tape, seedsOf(output), 0), ...besideIn(run, leads)]),
);

/** Whether a number is made of known ones and of rates alone. */
function isMadeOf(tape: Tape, node: number, known: ReadonlySet<number>, rates: readonly number[]): boolean {
  return [...nodesBehind(tape, [node], 0)].every(
    (each) =>
      !tape.isUnknown(each) &&
      (tape.op[each] >= firstGate || tape.isConstant(each) || known.has(each) || rates.includes(each)),
  );
}

/** The numbers that all steps are multiplied with, or divided by. */
export function commonRates(tape: Tape, steps: readonly StepHeard[]): ReadonlySet<number> {
  const all = steps.map(
    ({ terms }) => new Set(terms.flatMap(({ node }) => rateFactorsOf(tape, node).map((rate) => rate.node))),
  );
  const [first = new Set<number>(), ...more] = all;
  return new Set([...first].filter((node) => more.every((rates) => rates.has(node))));
}
