/*
 * What steps variables: `w -= rate * e` says that e is the gradient of w as it was before, or minus that. A term of the
 * variable itself alone beside it, as weight decay is, is not the loss's.
 */
import { firstGate, gateName } from '../../../gates/opcodes';
import type { Expression, Target } from '../../../program/code';
import { Given, type Value } from '../../../program/values';
import { nodesBehind } from '../../../tape/reach';
import type { Tape } from '../../../tape/tape';
import type { Span } from '../../../text/span';
import type { ClaimGroup } from '../claims/claim';
import { isLearning, namesLearning } from '../freely/free-words';
import { isPlace } from '../mending/tree';
import { type AnyCode, partsIn } from './code-parts';
import { leavesOf } from './leaves';
import { isSum, type Term, termsOf } from './products';
import { ofHelpers, type StoreHeard } from './stores';

/** A term of a step, or a part of one: of the how manieth. */
export interface StepTerm extends Term {
  readonly nth: number;
}

/** One going-through of a statement that steps a number. */
export interface StepHeard {
  /** The assignment, by its number in the run. */
  readonly store: number;
  /** Which element of what is assigned it is; '' for all of that. */
  readonly place: string;
  /** The number that it makes. */
  readonly made: number;
  /** The number before. */
  readonly old: number;
  /** What is added to it or subtracted from it, and the parts of that which may be the gradient's. */
  readonly terms: readonly StepTerm[];
  /** Nothing else is added: the first of the terms is all. */
  readonly isAll: boolean;
  /** What is added of the variable itself makes it larger in each round: a decay of the wrong sign. */
  readonly grows: boolean;
}

/** All steps of a unit. */
export function stepsOf(tape: Tape, stores: readonly StoreHeard[]): readonly StepHeard[] {
  const momenta = new Map<number, number>();
  return stores.flatMap((heard, store) => {
    const { base, value, isInitial, before, keys, code } = heard;
    if (typeof value === 'number' && numberOf(before) >= 0)
      momenta.set(tape.sourceOf(value), tape.sourceOf(numberOf(before)));
    if (base >= ofHelpers || isInitial) return [];
    // What only names an array that was there steps nothing; nor does what names a number where none was.
    if (typeof value !== 'number' && (code?.operator !== '' || isPlace(code.value))) return [];
    if (code && isPlace(code.value) && code.operator === '' && before === null) return [];
    return changesOf(heard).flatMap(({ within, made, old }) => {
      const step = stepIn(tape, { value: made, before: old, at: heard.at }, momenta);
      return step
        ? [{ store, made, place: [...keys, ...(within === '' ? [] : [within])].join(), ...step }]
        : [];
    });
  });
}

/** The numbers that an assignment makes, each with what was there: those of a list may take the place of others. */
function changesOf({ value, before }: StoreHeard): { within: string; made: number; old: Value | null }[] {
  if (typeof value === 'number') return [{ within: '', made: value, old: before }];
  const olds = leavesOf(before);
  return [...leavesOf(value)].flatMap(([within, made]) => {
    const old = olds.get(within);
    return old === undefined ? [] : [{ within, made, old }];
  });
}

/** The number that a step is of: among those that an output is made of, if it is one of them or the copy of one. */
export const steppedBy = ({ old }: Pick<StepHeard, 'old'>, tape: Tape, leads: ReadonlySet<number>): number =>
  leads.has(old) ? old : tape.sourceOf(old);

/**
 * The steps that rest on what they step, or on what comes from above: what is only added up rests on nothing that it was, in
 * no round.
 */
export function stepsAlong(
  tape: Tape,
  stores: readonly StoreHeard[],
  seeds: ReadonlySet<number> = new Set(),
  steps = stepsOf(tape, stores),
): readonly StepHeard[] {
  const isOf = ({ terms, old }: StepHeard) => {
    const source = tape.sourceOf(old);
    const isAbove = seeds.size > 0 && tape.isInput(source);
    return terms.some(({ node }) => {
      const behind = nodesBehind(tape, [node], isAbove ? 0 : source);
      return behind.has(source) || (isAbove && [...behind].some((each) => seeds.has(each)));
    });
  };
  const placeOf = ({ store }: StepHeard) => stores[store].at.from;
  const places = new Set(steps.filter(isOf).map(placeOf));
  return steps.filter((step) => places.has(placeOf(step)));
}

/** The number that something is; -1 for none. */
export function numberOf(value: Value | null): number {
  return value instanceof Given ? value.node : typeof value === 'number' ? value : -1;
}

/** How a number is stepped by an assignment; null where it is not. */
export function stepIn(
  tape: Tape,
  { value, before, at }: Pick<StoreHeard, 'value' | 'before' | 'at'>,
  /** What was assigned, and what its variable was before: a momentum goes on from there. */
  momenta: ReadonlyMap<number, number> = new Map(),
): Omit<StepHeard, 'store' | 'place' | 'made'> | null {
  const held = numberOf(before);
  const known = held >= 0 ? tape.sourceOf(held) : -1;
  const all = termsOf(tape, value as number, false, known);
  if (all.length < 2 || all.length > 4) return null;
  // What a statement has itself, as the 1 of `1 - rate * d`, it steps from nowhere.
  const isThere = (node: number) =>
    tape.isInput(node) || (tape.isConstant(node) && (tape.from[node] < at.from || tape.to[node] > at.to));
  const isOld = ({ node, isMinus }: Term) =>
    !isMinus && (known < 0 ? isThere(tape.sourceOf(node)) : tape.sourceOf(node) === known);
  const old = all.find(isOld);
  if (!old) return null;
  const others = all.filter((term) => term !== old);
  return {
    old: old.node,
    terms: others.flatMap((term, nth) =>
      partsOf(tape, term, [old.node, momenta.get(tape.sourceOf(term.node)) ?? -1]).map((part) => ({
        ...part,
        nth,
      })),
    ),
    isAll: others.length === 1,
    grows: others.some((term) => ofOwn(tape, term, old.node).some((own) => !own.isMinus)),
  };
}

/** The terms of the variable itself in what it is stepped by, as weight decay is: times numbers that are there, and no sums. */
function ofOwn(tape: Tape, term: Term, old: number): Term[] {
  const own = [tape.sourceOf(old)];
  const sum = sumIn(tape, term.node);
  const all =
    sum === null
      ? [term]
      : termsOf(tape, sum).map((each) => ({ ...each, isMinus: each.isMinus !== term.isMinus }));
  return all
    .filter(({ node }) => isProductOf(tape, node, own))
    .map(({ node, isMinus }) => ({ node, isMinus: isMinus !== isNegative(tape, node, own[0]) }));
}

/** Whether a product of leaves has the sign of none of them; what is stepped may begin below 0. */
function isNegative(tape: Tape, node: number, own: number): boolean {
  const at = tape.sourceOf(node);
  if (at === own) return false;
  if (tape.op[at] < firstGate) return (tape.constantAt(at) ?? 0) < 0;
  const isOdd = tape.inputsOf(at).filter((input) => isNegative(tape, input, own)).length % 2 === 1;
  return isOdd !== (gateName(tape.op[at]) === 'negate');
}

/** A term as it is, and what is left of it without terms of the variable itself, or of its own: `rate * (x * pull - w)`. */
function partsOf(tape: Tape, term: Term, olds: readonly number[]): Term[] {
  const own = olds.filter((old) => old >= 0).map((old) => tape.sourceOf(old));
  const isOfOwn = ({ node }: Term) => isProductOf(tape, node, own);
  const sum = sumIn(tape, term.node);
  if (sum === null) return [term];
  const left = withoutTerms(tape, { node: sum, isMinus: term.isMinus }, isOfOwn);
  if (left.node === sum) return [term];
  // A momentum goes on, and what it gets has a share of the variable itself.
  return [term, ...(isSum(tape, left.node) ? [left] : partsOf(tape, left, olds))];
}

/** What is left of a sum without some terms at its ends: what one of the others is a sum of stands for itself. */
function withoutTerms(tape: Tape, sum: Term, isLeft: (term: Term) => boolean): Term {
  if (!isSum(tape, sum.node)) return sum;
  const at = tape.sourceOf(sum.node);
  const takes = gateName(tape.op[at]) === '-';
  const [first, last] = tape.inputsOf(at).map((node, k) => ({
    node,
    isMinus: sum.isMinus !== (takes && k === 1),
  }));
  if (isLeft(last)) return withoutTerms(tape, first, isLeft);
  return isLeft(first) ? withoutTerms(tape, last, isLeft) : sum;
}

/** Whether a number is a product of leaves alone, or of what is taken for such. */
export function isLeafProduct(tape: Tape, node: number, leaves: readonly number[] = []): boolean {
  const at = tape.sourceOf(node);
  const name = gateName(tape.op[at]);
  if (tape.op[at] < firstGate || leaves.includes(at)) return true;
  return (
    (name === '*' || name === '/' || name === 'negate') &&
    tape.inputsOf(at).every((input) => isLeafProduct(tape, input, leaves))
  );
}

/** The same of one that some of these leaves is a factor of. */
function isProductOf(tape: Tape, node: number, leaves: readonly number[]): boolean {
  const isIn = (each: number): boolean => {
    const at = tape.sourceOf(each);
    return leaves.includes(at) || (tape.op[at] >= firstGate && tape.inputsOf(at).some(isIn));
  };
  return isLeafProduct(tape, node, leaves) && isIn(node);
}

/** The only factor of a product that is a sum; null where there is none, or more than one. */
function sumIn(tape: Tape, node: number): number | null {
  const sums: number[] = [];
  const go = (each: number): void => {
    const at = tape.sourceOf(each);
    const name = gateName(tape.op[at]);
    if (isSum(tape, at)) sums.push(at);
    else if (name === '*' || name === '/' || name === 'negate')
      for (const input of tape.inputsOf(at)) go(input);
  };
  go(node);
  return sums.length === 1 ? sums[0] : null;
}

/**
 * Whether assignments of a round, whose nodes begin at `start`, step what was there before by what it has made of that. What is
 * called a gradient is added up, and stepped by none.
 */
export function hasSteps(tape: Tape, stores: readonly StoreHeard[], start: number): boolean {
  const speaks = ({ root, code }: StoreHeard) =>
    isLearning(root.name) || (code !== null && namesLearning(code.value));
  return stores.some(speaks) && stores.some((store) => store.of.length === 0 && isStep(tape, store, start));
}

function isStep(tape: Tape, store: StoreHeard, start: number): boolean {
  const isOf = (step: ReturnType<typeof stepIn>) => isStepOf(tape, step, start);
  return changesOf(store).some(
    ({ made, old }) => old !== null && isOf(stepIn(tape, { value: made, before: old, at: store.at })),
  );
}

function isStepOf(tape: Tape, step: ReturnType<typeof stepIn>, start: number): boolean {
  if (!step || (step.old >= start && !tape.isInput(tape.sourceOf(step.old)))) return false;
  const old = tape.sourceOf(step.old);
  // What each weight loses of itself alone is no forward pass: a loop over the weights does not train for that.
  const made = step.terms.filter(({ nth }, k) => step.terms[k + 1]?.nth !== nth);
  return made.some(({ node }) => {
    if (isLeafProduct(tape, node, [old])) return false;
    const seen = new Set([node]);
    for (const each of seen)
      for (const input of tape.inputsOf(each)) {
        if (tape.sourceOf(input) === old) return true;
        if (input >= start) seen.add(input);
      }
    return false;
  });
}

/** What people call the size of steps. */
const rateName = /^(lr|eta|alpha|a|rate|step|eps|epsilon|n|k|mu|gamma)$|rate|step/i;

/** Whether what is taken for a gradient steps what it is the gradient of. */
export function isSteppedAlong(
  { claims }: Pick<ClaimGroup, 'claims'>,
  steps: readonly StepHeard[],
  tape: Tape,
): boolean {
  return steps.some(({ old, terms }) =>
    claims.some(
      ({ of, node }) =>
        tape.sourceOf(of) === tape.sourceOf(old) &&
        terms.some((term) => nodesBehind(tape, [term.node], 0).has(node)),
    ),
  );
}

/** Whether something is called as the size of steps is. */
export const isRateName = (name: string): boolean => rateName.test(name.split('.').pop() ?? '');

/** Where the gradient of a step stands; plain where that only names it. */
export interface GradientText extends Span {
  readonly isPlain: boolean;
  readonly hasRate: boolean;
}

/** What of a step is the gradient, as far as the text tells: what the rate is multiplied with. */
export function gradientIn(target: Target, operator: string, value: Expression, nth = 0): GradientText {
  const terms = operator === '' ? termsIn(value) : [value];
  const others = terms.filter((term) => pathOf(term) === '' || pathOf(term) !== pathOf(target));
  const isElsewhere = others.length === terms.length && terms.length > 1;
  return withoutRates((isElsewhere ? terms.slice(1) : others)[nth] ?? value);
}

/** What a sum is made of at its left side. */
function termsIn(value: Expression): readonly Expression[] {
  const isSum =
    value.kind === 'gate' && (value.gate === '+' || value.gate === '-') && value.inputs.length === 2;
  return isSum ? [...termsIn(value.inputs[0]), value.inputs[1]] : [value];
}

/** What is left of a product without the rates at its ends; beside one that says so, what is called `step` is none. */
function withoutRates(e: Expression): GradientText {
  const isIn = partsIn(e).some((part) => saysRate(part));
  return without(e, isIn ? saysRate : mayBeRate);
}

function without(e: Expression, says: typeof saysRate): GradientText {
  const isRate = (part: Expression): boolean =>
    part.kind === 'gate'
      ? part.inputs.every(isRate)
      : part.kind === 'number'
        ? says === mayBeRate
        : says(part);
  if (e.kind === 'gate' && (e.gate === '*' || e.gate === '/') && isRate(e.inputs[1]))
    return { ...without(e.inputs[0], says), hasRate: true };
  const factors = factorsIn(e);
  const own = factors.slice(factors.findIndex((factor) => !isRate(factor)));
  if (own.length === factors.length || own.length === 0)
    return { from: e.from, to: e.to, isPlain: isPlace(e), hasRate: false };
  const [first] = own;
  return own.length === 1
    ? { from: first.from, to: first.to, isPlain: isPlace(first), hasRate: true }
    : { from: first.from, to: e.to, isPlain: false, hasRate: true };
}

function factorsIn(e: Expression): readonly Expression[] {
  return e.kind === 'gate' && e.gate === '*' ? [...factorsIn(e.inputs[0]), e.inputs[1]] : [e];
}

const isCalled = (name: RegExp) => (e: AnyCode) =>
  'kind' in e && ((e.kind === 'name' && name.test(e.name)) || (e.kind === 'member' && name.test(e.key)));
const mayBeRate = isCalled(rateName);
const saysRate = isCalled(/^(lr|eta|alpha)$|rate/i);

/** A path as far as it is of names: `w[i]`. */
function pathOf(e: Expression | Target): string {
  if (e.kind === 'name') return e.name;
  if (e.kind === 'member') return `${pathOf(e.of)}.${e.key}`;
  if (e.kind === 'at') return `${pathOf(e.of)}[${pathOf(e.index)}]`;
  return e.kind === 'number' ? String(e.value) : '';
}
