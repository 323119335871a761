/* Terms of a loss of which a gradient has no share: it is right but for the penalty on its weights, say. */
import { arrayName } from '../../analysis/element-names';
import type { Analysis } from '../../analysis/model';
import { firstGate, gateName } from '../../gates/opcodes';
import type { Expression } from '../../program/code';
import { nodesBehind } from '../../tape/reach';
import type { Tape } from '../../tape/tape';
import type { Span } from '../../text/span';
import { closeness, moves } from './claims/agreement';
import type { Claim, ClaimGroup } from './claims/claim';
import { isSaid, type PassOutput } from './claims/outputs';
import { pathOfTarget } from './forward';
import { isDividedElsewhere } from './freely/returned-losses';
import { type AnyCode, partsIn, targetsOf } from './machine/code-parts';
import { leavesOf } from './machine/leaves';
import { isSum } from './machine/products';
import { stepsAlong } from './machine/steps';
import type { StoreHeard } from './machine/stores';
import { isRight, type MeasuredGroup, type MeasuredUnit, rightIn } from './measure';
import { isPlace, pathOf } from './mending/tree';
import type { UnitRun } from './run';
import { around } from './uphill';

const tolerance = 1e-6;
/** What is added up of more is a loss of many examples. */
const mostOfPlace = 64;
/** Longer code is not said again. */
const longest = 60;

/** A unit in which gradients that are off have no share of a term of the loss: that is what is wrong with them. */
export function withLackingTerms(measured: MeasuredUnit, analysis: Analysis): MeasuredUnit {
  const { groups, output, run, points } = measured;
  const [{ node, seed }, ...more] = output.leaves;
  const isOff = ({ group, found }: MeasuredGroup) => found === null && !group.slip;
  // Of what may be anything it is soon the gradient but for something, by accident.
  const { portion = 1 } = output;
  const isLoss =
    output.portion !== undefined || isSaid(output) || run.unit.kind === 'pair' || rightIn(measured) > 0;
  if (more.length > 0 || seed >= 0 || !isLoss || !groups.some(isOff)) return measured;
  const { tape } = run.file;
  const terms = termsApart(tape, node);
  // What all is divided by may be left to who calls it.
  const portions = new Set([1, isDividedElsewhere(run) ? 1 : portion]);
  const lacking = (each: MeasuredGroup): MeasuredGroup => {
    const { group } = each;
    if (!isOff(each)) return each;
    for (const times of portions) {
      // Each element may have a term of its own; one that has none is right as it is.
      const own = group.claims.map((claim) =>
        [[], ...terms].find((term) => lacks(claim, term, times, measured)),
      );
      const isKnown = own.every((term) => term !== undefined) && own.some((term) => term.length > 0);
      if (!isKnown) continue;
      // It may be added where the variable is stepped.
      const isElsewhere = isStepped(group, measured) || isAddedAround(own.flat(), group, measured, analysis);
      if (isElsewhere) return { ...each, found: 'unknown' };
      const rest = times === 1 ? '' : ', nor is the rest divided as the loss is';
      const sentence = `A term is missing: the share of ${termText(own.flat(), tape, analysis)} is not added here${rest}.`;
      const slip = { kind: 'missing term', at: whereComplete(group, run), sentence } as const;
      // That all the rest is right is no accident.
      return { group: { ...group, slip }, found: null, proves: moves(group.claims, points) };
    }
    return each;
  };
  return { ...measured, groups: groups.map(lacking) };
}

/**
 * A pass that is right of a usual loss, as that of one that is written: this is that loss and more, of which a gradient has no
 * share. Null where it is not so.
 */
export function asOfWhole(
  written: MeasuredUnit,
  usual: MeasuredUnit,
  analysis: Analysis,
): MeasuredUnit | null {
  const portion = portionOf(written, usual.output);
  if (portion === null) return null;
  const { points, leads } = written;
  const off = usual.groups.flatMap(({ group, found }) =>
    isRight(found) && group.free !== 'step' && closeness(group.claims, points, leads) === null
      ? { group, found: null, proves: false }
      : [],
  );
  const output = { ...written.output, portion };
  const lacking = withLackingTerms({ ...written, output, groups: off }, analysis).groups.filter(
    ({ group }) => group.slip,
  );
  const isOther = ({ group }: MeasuredGroup) => !lacking.some((each) => each.group.name === group.name);
  return lacking.length > 0
    ? { ...written, output, groups: [...lacking, ...written.groups.filter(isOther)] }
    : null;
}

/** How much of what comes from above a loss has as its gradient there; null where that is not the same everywhere. */
function portionOf({ points }: MeasuredUnit, { leaves }: PassOutput): number | null {
  const ratios = points.flatMap((point) =>
    leaves.map(({ node, seed }) => point.gradient(node) / point.value(seed)),
  );
  const [first] = ratios;
  const isSame = first > 0 && ratios.every((each) => Math.abs(each / first - 1) < tolerance);
  return isSame ? first : null;
}

/** The terms of a loss that have nothing in common with others but leaves; those of one place in the code together. */
function termsApart(tape: Tape, loss: number): number[][] {
  const places = new Map<string, number[]>();
  const open = [loss];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const at = tape.sourceOf(node);
    const inputs = tape.inputsOf(at);
    const sums = /^[*/]$/.test(gateName(tape.op[at])) ? inputs.filter((input) => isSum(tape, input)) : [];
    if (isSum(tape, at)) open.push(...inputs);
    else if (sums.length === 1) open.push(sums[0]);
    else if (tape.varies(at)) {
      const place = `${tape.from[at]}-${tape.to[at]}`;
      places.set(place, [...(places.get(place) ?? []), at]);
    }
  }
  const all = [...places.values()];
  const madeOf = all.map((term) =>
    [...nodesBehind(tape, term, 0)].filter((each) => tape.op[each] >= firstGate && tape.varies(each)),
  );
  const isApart = (k: number) =>
    madeOf.every((other, j) => j === k || !other.some((each) => madeOf[k].includes(each)));
  return all.length > 1 ? all.filter((term, k) => term.length <= mostOfPlace && isApart(k)) : [];
}

/** Whether so much of a gradient is the true one without the share of a term. */
function lacks(
  { node, of, times }: Claim,
  term: readonly number[],
  portion: number,
  { points, leads }: MeasuredUnit,
): boolean {
  if (times || !leads.has(of)) return false;
  return points.every((point) => {
    const share = term.reduce((sum, each) => sum + point.through(each, of), 0);
    const isOff = Math.abs(portion * point.value(node) + share - point.gradient(of));
    return isOff <= tolerance * point.scale(of);
  });
}

/** What is written where terms are made, if that is short and all of them. */
function termText(nodes: readonly number[], tape: Tape, { source }: Analysis): string {
  const texts = new Set(nodes.map((node) => source.slice(tape.from[node], tape.to[node])));
  const [text] = texts;
  return texts.size === 1 && text.length <= longest && !text.includes('\n')
    ? `${text} in the loss`
    : 'a term of the loss';
}

/** Where a gradient got its last share. */
function whereComplete({ claims, at }: ClaimGroup, { stores, file: { tape } }: UnitRun): Span {
  const made = new Set(claims.map(({ node }) => tape.sourceOf(node)));
  const isIt = (node: number) => made.has(tape.sourceOf(node));
  // What only names it, as what is returned does, adds nothing to it.
  const onlyNames = ({ code, text }: StoreHeard) =>
    code === null || text === 'return' || (code.operator === '' && isPlace(code.value));
  const isMaking = (store: StoreHeard) => !onlyNames(store) && [...leavesOf(store.value).values()].some(isIt);
  return stores.findLast(isMaking)?.at ?? at;
}

/** Whether a variable is changed by more than a gradient times a rate: it may get a share of itself there. */
function isStepped({ of }: ClaimGroup, { run: { file, stores } }: MeasuredUnit): boolean {
  const plain = new Set(
    stepsAlong(file.tape, stores).flatMap(({ store, terms, isAll }) =>
      isAll && terms.length === 1 ? store : [],
    ),
  );
  return stores.some(
    ({ text, before }, k) => before !== null && arrayName(text) === arrayName(of) && !plain.has(k),
  );
}

/** Whether code beside a unit calculates with what a term is weighed with, or steps something by a share of itself. */
function isAddedAround(
  term: readonly number[],
  { of }: ClaimGroup,
  { run }: MeasuredUnit,
  analysis: Analysis,
): boolean {
  if (run.unit.kind === 'file') return false;
  const { tape } = run.file;
  const behind = nodesBehind(tape, term, 0);
  const weights = new Set(
    [...run.machine.inputNames].flatMap(([node, name]) =>
      behind.has(node) && !tape.isCount(node) && arrayName(name) !== arrayName(of) ? arrayName(name) : [],
    ),
  );
  const calculates = (part: AnyCode, isIt: (path: string) => boolean) =>
    'gate' in part && partsIn(part).some((each) => isPlaceCode(each) && isIt(pathOf(each)));
  const isOfItself = (part: AnyCode) => {
    const paths = new Set(targetsOf(part).map(pathOfTarget));
    const isProduct = (each: AnyCode) => 'gate' in each && each.gate === '*';
    return partsIn(part).some((each) => isProduct(each) && calculates(each, (path) => paths.has(path)));
  };
  return around(analysis, run).some(
    (part) => calculates(part, (path) => weights.has(arrayName(path))) || isOfItself(part),
  );
}

const isPlaceCode = (part: AnyCode): part is Expression =>
  !('parameters' in part) && isPlace(part as Expression);
