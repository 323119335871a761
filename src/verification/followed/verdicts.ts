/* The verdicts on passes that were followed, in the form of all others. */
import type { Analysis, Circuit } from '../../analysis/model';
import type { GradientNames } from '../../recognition/names';
import { emptyWiring, newVersion, topLevel } from '../../tape/wiring';
import { isRight } from '../groups';
import type { CircuitVerification, Verdict } from '../model';
import {
  isGuessed,
  isIn,
  isOff,
  leavesUnsaid,
  placesOf,
  takesOver,
  tellsAllOff,
  withoutTold,
} from './beside';
import { isTakenForGranted } from './claims/outputs';
import type { JudgedUnit } from './judge';
import { TrialBudget } from './mending/budget';
import { isDerivative } from './pairs';
import { bySpan, likeliest } from './readings';
import { Recall, type UnitOutcome } from './remembered';
import { standOf } from './stand';
import { type OtherUnits, UnitVerdicts } from './unit-verdicts';
import { type PassUnit, unitsOf } from './units';

/**
 * Checks the passes of a file that no straight line of statements is, beside those that are. Where one is off by itself, it
 * is looked at together with its forward function: what is all right there counts.
 */
export function* withFollowed(
  analysis: Analysis,
  explain: boolean,
  straight: readonly CircuitVerification[],
): Generator<undefined, CircuitVerification[]> {
  const found: CircuitVerification[] = [];
  const told = new Set<number>();
  const budget = new TrialBudget();
  const remembered = new Recall(analysis);
  const others: OtherUnits = { mendings: [], right: new Set() };
  let kept = straight;
  const granted = new Set<CircuitVerification>();
  // Who puts functions together, and steps along what they give, knows better of what loss they are.
  const takeBack = (said: UnitOutcome | null) => {
    const wrong = new Set(
      said?.verdicts.flatMap(({ judgement, at }) => (judgement === 'wrong' ? at.from : [])),
    );
    const isDenied = ({ judgement, at }: Verdict) => isRight(judgement) && wrong.has(at.from);
    for (const each of granted) {
      if (!each.verdicts.some(isDenied)) continue;
      granted.delete(each);
      found.splice(found.indexOf(each), 1);
      for (const { at } of each.verdicts) told.delete(at.from);
    }
  };
  const tell = (units: readonly PassUnit[], said: UnitOutcome | null) => {
    takeBack(said);
    if (!said) return;
    const unit = units[said.nth];
    // What goes back from what one function gives is right whoever calls it, but for where a loss comes in that the caller may know.
    const isSure = ({ judgement, reason }: Verdict) =>
      isRight(judgement) && !(said.isGranted && reason !== null);
    if (unit.kind === 'pair' || (isOneOfMany(units) && said.isProved))
      for (const { at } of said.verdicts.filter(isSure)) others.right.add(at.from);
    const verdicts = said.verdicts.filter(({ at }) => !told.has(at.from));
    if (verdicts.length === 0) return;
    for (const { at } of verdicts) told.add(at.from);
    const nth = found.filter(({ circuit }) => circuit.scope === unit.scope).length;
    const own: CircuitVerification = {
      circuit: circuitOf(unit, said.output, nth),
      verdicts,
      points: said.points,
      doubted: false,
      open: !explain && verdicts.some(({ judgement }) => judgement === 'wrong'),
      unread: [],
      followed: standOf(unit, verdicts),
    };
    found.push(own);
    // A line that goes back for several operations is right only where it is for all of them.
    if (said.isGranted || isOneOfMany(units)) granted.add(own);
  };
  const spans = bySpan(unitsOf(analysis)).slice(0, analysis.options.asked ? mostAsked : mostUnasked);
  // A mistake in a derivative is told there, and not in what calls it.
  const isAlone = ([unit]: readonly PassUnit[]) => unit.kind === 'pair' && isDerivative(unit.backward.name);
  const judgedFirst = new Map<readonly PassUnit[], ReturnType<typeof likeliest>>();
  // Where one method goes back for many operations, those that are right say what is not to blame.
  const isOffAmongMany = (units: readonly PassUnit[]) => {
    if (remembered.find(units) !== undefined) return false;
    const readings = likeliest(units, analysis);
    judgedFirst.set(units, readings);
    return readings.some((each) =>
      each.some(({ groups }) => groups.some(({ judgement }) => judgement === 'wrong')),
    );
  };
  const off = new Set<readonly PassUnit[]>();
  for (const units of spans.filter(isOneOfMany)) {
    yield;
    if (isOffAmongMany(units)) off.add(units);
  }
  const rest = spans.filter((each) => !isAlone(each) && !off.has(each));
  for (const units of [...spans.filter(isAlone), ...rest, ...off]) {
    yield;
    const before = kept.filter(({ circuit }) => isIn(circuit, units[0]));
    const known = before.length === 0 ? remembered.find(units) : undefined;
    if (known !== undefined) {
      tell(units, known);
      continue;
    }
    const isLeft = units.some((unit) => leavesUnsaid(unit, before, analysis));
    const areOff = before.some(isOff);
    const isGuess = !areOff && !isLeft && before.some((each) => isGuessed(each, units));
    if (before.length > 0 && !areOff && !isLeft && !isGuess) continue;
    const readings = judgedFirst.get(units) ?? likeliest(units, analysis);
    const [judged = []] = readings;
    yield;
    const isAccused = before.some(({ verdicts }) => verdicts.some(({ judgement }) => judgement === 'wrong'));
    const isBetter = judged.some(
      (each) =>
        (!isGuess || each.unit.kind === 'pair') &&
        takesOver(each, before, isAccused) &&
        tellsAllOff(each, before),
    );
    if ((areOff || isGuess) && !isBetter) continue;
    const said = isBetter ? new Set<number>() : placesOf(before);
    if (isBetter) kept = kept.flatMap((each) => (before.includes(each) ? withoutTold(each, judged) : [each]));
    let all: UnitOutcome | null = null;
    for (const reading of readings) {
      const verdicts: Verdict[][] = [];
      for (const variant of reading)
        verdicts.push(yield* new UnitVerdicts(analysis, variant, explain, budget, said, others).all());
      const own = foundOf(units, reading, verdicts, analysis);
      const isTold = own?.verdicts.some((verdict) => weight(verdict, analysis.file.gradientNames) > 2);
      if (isTold || !all) all = own;
      if (isTold) break;
    }
    if (before.length === 0) remembered.keep(units, all);
    tell(units, all);
  }
  const placeOf = ({ circuit }: CircuitVerification) => circuit.pass?.from ?? 0;
  return [...kept, ...found.sort((one, other) => placeOf(one) - placeOf(other))];
}

/** Whether units are an operation of which a method goes back that does so for others, too. */
const isOneOfMany = ([unit]: readonly PassUnit[]) => unit.kind === 'operation' && unit.way !== undefined;

/** What is said of units in all their variants; null for nothing. */
function foundOf(
  units: readonly PassUnit[],
  judged: readonly JudgedUnit[],
  said: readonly (readonly Verdict[])[],
  analysis: Analysis,
): UnitOutcome | null {
  const verdicts = new Map<number, Verdict>();
  for (const [k, variant] of judged.entries())
    for (const verdict of said[k]) {
      const known = verdicts.get(verdict.at.from);
      const names = analysis.file.gradientNames;
      if (known && weight(known, names) >= weight(verdict, names)) continue;
      verdicts.set(verdict.at.from, known ? verdict : inVariant(verdict, variant, analysis));
    }
  const [first] = judged;
  if (!first || verdicts.size === 0) return null;
  return {
    nth: units.indexOf(first.unit),
    output: first.measured.output.name,
    isGranted: isTakenForGranted(first.measured.output),
    isProved: judged.some((each) => each.isProved),
    points: Math.max(...judged.map(({ measured }) => measured.points.length)),
    verdicts: [...verdicts.values()].sort((one, other) => one.at.from - other.at.from),
  };
}

/** So many functions of a file are followed for their passes: who asks gets more. */
const mostUnasked = 40;
const mostAsked = 200;

/** A mistake that shows in a variant alone is told with the condition that does not hold there. */
function inVariant(verdict: Verdict, { otherwise }: JudgedUnit, { lines }: Analysis): Verdict {
  const { judgement, reason } = verdict;
  const at = [...otherwise].sort((one, other) => one - other);
  if (judgement !== 'wrong' || reason === null || at.length === 0) return verdict;
  const places = [...new Set(at.map((each) => lines.said(each)))];
  const which = new Intl.ListFormat('en').format(places);
  const where = places.length === 1 ? `the condition on ${which} does` : `the conditions on ${which} do`;
  return { ...verdict, reason: `${reason.replace(/\.$/, '')}, where ${where} not hold.` };
}

/** What counts where variants say different things of one line: what is right in one may be meant for that one. */
function weight(verdict: Verdict, names: GradientNames): number {
  const { judgement, edits } = verdict;
  if (isRight(judgement)) return isOfAnother(verdict, names) ? 2.5 : 4;
  if (judgement === 'wrong') return edits.length > 0 ? 3 : 2;
  return judgement === 'inherited' ? 1 : 0;
}

/** Whether it is right, and not as what its name says. */
function isOfAnother({ name, of }: Verdict, names: GradientNames): boolean {
  const said = names.variablesOf(name);
  return of !== null && said.length > 0 && !said.some((each) => of.split('.').at(-1) === each);
}

/** A circuit in name, for what is said of a unit, the nth of its name: it is none of the file's, and shows nothing. */
function circuitOf(unit: PassUnit, output: string, nth: number): Circuit {
  const scopeId = unit.kind === 'file' ? topLevel.scopeId : `followed ${unit.scope} ${nth}`;
  const wiring = emptyWiring({ scope: unit.scope, scopeId }, 0);
  const version = newVersion(output, 0, 'computed', null, -1);
  wiring.seeds = [{ version, node: 0, given: true }];
  return {
    scope: wiring.scope,
    scopeId: wiring.scopeId,
    outputs: [
      {
        variable: {
          name: output,
          role: 'output',
          definition: null,
          value: null,
          gradient: null,
          assumed: false,
          gradientAssumed: false,
          reason: null,
          version,
        },
        seed: 1,
        given: true,
      },
    ],
    variables: [],
    pass: { ...unit.span, entries: [] },
    missing: [],
    wiring,
  };
}
