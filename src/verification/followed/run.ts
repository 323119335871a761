/* Follows a unit: its forward code, and then the backward pass with what that returned or left behind. */
import type { Analysis } from '../../analysis/model';
import type { SameCounts } from '../../circuits/counts';
import type { Value } from '../../program/values';
import { isLossName } from '../../recognition/recognise';
import { firstOfSame } from '../../tape/same';
import { lossOf, type PassOutput, saysLoss } from './claims/outputs';
import { partsOf, type ResultPart } from './claims/results';
import { type ReturnedPart, returnedOf, writtenInto } from './claims/returns';
import { lossesBeside } from './freely/losses-beside';
import { givenTo } from './giving';
import type { Aside } from './machine/aside';
import type { OwnedFunction } from './machine/functions';
import type { TrialMachine } from './machine/machine';
import { namesGradient } from './machine/named';
import type { NameMeaning } from './machine/naming';
import { membersOf } from './machine/parts';
import type { CallFrame, GivenParameter, StoreHeard } from './machine/stores';
import { type Assumed, type TrialRun, trial } from './machine/trial';
import { operation } from './operation';
import { pair } from './pair';
import { saysGradient } from './pairs';
import { functionsIn, type PassUnit, spanOf } from './units';
import { dataIn } from './written-numbers';

export interface UnitRun extends TrialRun {
  readonly unit: PassUnit;
  /** Conditions on what is no number that do not hold, by where they stand. */
  readonly otherwise: ReadonlySet<number>;
  /** What has the less likely one of two meanings. */
  readonly otherMeanings: ReadonlySet<NameMeaning>;
  /** Numbers that the file gives at its top are these, and no others. */
  readonly isGiven: boolean;
  /** For each node the first one that computes the same. */
  readonly same: () => Int32Array;
  /** Numbers that the file gives as data, by their nodes, with their names: others would do as well. */
  readonly data: () => ReadonlyMap<number, string>;
  /** What the pass has assigned, and what comes before it. */
  readonly stores: readonly StoreHeard[];
  readonly outputs: readonly PassOutput[];
  /** Variables of the forward function, where that is another. */
  readonly forward: CallFrame | null;
  /**
   * A number that stands for what other uses of a thing have left in its gradient: in an operation on such things that
   * gives one more of them. null where nothing else has a part in it.
   */
  readonly earlier: number | null;
  /** What the backward function returns, and what that may be the gradients of. */
  readonly returned: readonly ReturnedPart[];
  readonly parameters: readonly GivenParameter[];
  /** How many nodes there were when the backward function of a pair began. */
  readonly begun?: number;
  /** What parameters of the backward function get by a guess. */
  readonly loose?: readonly Value[];
  /** A loss counts that another function of the file computes. */
  readonly isBesideLoss: boolean;
}

/** When the kth assignment was heard, among all that the machine has heard: what stands for a return was not. */
export function timeOf({ machine, stores }: UnitRun, k: number): number {
  return machine.stores.indexOf(stores[k]);
}

/** What following a unit gives beside the tape. */
type FollowedParts = Omit<
  UnitRun,
  keyof TrialRun | 'unit' | 'otherwise' | 'otherMeanings' | 'isGiven' | 'isBesideLoss' | 'same' | 'data'
>;

/** What is assumed where a unit is followed. */
export interface UnitAssumed extends Assumed {
  /** Numbers at the top of the file are these, and no others. */
  readonly isGiven?: boolean;
  /** A list in which items stand for what its first could be instead. */
  readonly aside?: Aside | null;
  /** A loss counts that another function of the file computes from what the pair gets. */
  readonly isBesideLoss?: boolean;
}

/** Follows a unit; null where that can't be done. */
export function follow(analysis: Analysis, unit: PassUnit, assumed: UnitAssumed = {}): UnitRun | null {
  const { otherwise = new Set(), otherMeanings = new Set(), isGiven = false, isBesideLoss = false } = assumed;
  let found: FollowedParts | null = null;
  const code = analysis.file.codes?.top ?? [];
  const made = trial(
    analysis,
    (machine) => {
      found = null;
      if (assumed.aside) machine.looksAsideAt(assumed.aside);
      if (unit.kind !== 'file') machine.settle(functionsIn(unit), code, isGiven);
      if (unit.kind === 'pair') found = pair(machine, unit, analysis, isBesideLoss);
      else if (unit.kind === 'operation') found = operation(machine, unit, analysis.file.gradientNames);
      else if (unit.kind === 'function')
        found = withLosses(machine, alone(machine, unit.own, analysis), analysis, unit);
      else {
        machine.all(code);
        const parts = {
          stores: machine.stores,
          outputs: together(machine, null, analysis),
          forward: null,
          returned: [],
          parameters: [],
          earlier: null,
        };
        found = withLosses(machine, parts, analysis, unit);
      }
      machine.fillVariables();
    },
    assumed,
  );
  if (!made || !found) return null;
  let same: Int32Array | null = null;
  let data: ReadonlyMap<number, string> | null = null;
  const run: UnitRun = {
    ...made,
    ...(found as FollowedParts),
    unit,
    otherwise,
    otherMeanings,
    isGiven,
    isBesideLoss,
    same: () => (same ??= firstOfSame(made.file.tape)),
    data: () => (data ??= dataIn(run)),
  };
  return run;
}

/** What has turned out to be one count where units were followed first, by what they are called. */
const lengthsBefore = new Map<string, SameCounts>();

/**
 * Follows a unit with nothing assumed. While someone types, what its counts are hardly changes: with what is known from the
 * time before they fit at once, and where they are not the same then, it is followed as if nothing were known.
 */
export function followFirst(analysis: Analysis, unit: PassUnit): UnitRun | null {
  const key = `${unit.kind} ${unit.scope}`;
  const run = follow(analysis, unit, { lengths: lengthsBefore.get(key) ?? null });
  if (lengthsBefore.size >= mostKept) lengthsBefore.clear();
  if (run) lengthsBefore.set(key, { ...run.lengths, told: run.counts });
  return run;
}

const mostKept = 200;

/** Losses that functions of the file compute may be what a pass is of, too. */
function withLosses(
  machine: TrialMachine,
  found: FollowedParts,
  analysis: Analysis,
  unit: PassUnit,
): FollowedParts {
  if (!unit.isFree) return found;
  const own = unit.kind === 'function' ? unit.own.code : null;
  return { ...found, outputs: [...found.outputs, ...lossesBeside(machine, analysis, found.stores, own)] };
}

function alone(machine: TrialMachine, own: OwnedFunction, analysis: Analysis) {
  const parameters = givenTo(own, machine);
  const before = machine.stores.length;
  const first = machine.returned.length;
  const firstFrame = machine.frames.length;
  const result = machine.callOf(
    own,
    parameters.map(({ value }) => value),
  );
  const { stores, returned } = returnedOf(machine, spanOf(own), result, first, before);
  const outputs = together(machine, result, analysis, before, own.name);
  return {
    stores,
    outputs,
    forward: machine.frames[firstFrame] ?? null,
    returned: [returned, ...writtenInto(parameters, stores)],
    parameters,
    earlier: null,
  };
}

/** What a pass may be of whose forward code is in the same place. */
function together(
  machine: TrialMachine,
  result: Value | null,
  analysis: Analysis,
  first = 0,
  /** What the function is called. */
  called = '',
): readonly PassOutput[] {
  const isLater = machine.restsOnTrained();
  const stores = withoutLater(machine.stores.slice(first), isLater);
  const outputs: PassOutput[] = [];
  const seen = new Set<number>();
  const parts = result === null ? [] : partsOf(result, machine.returned.at(-1)?.expression ?? null);
  const beside = besideGradients(parts, analysis, called);
  const add = (name: string, node: number | null) => {
    if (node === null || seen.has(node) || isLater(node)) return;
    seen.add(node);
    const isBeside = node === beside?.value;
    const isCertain = isBeside && (isLossName(beside.name) || saysLoss.test(called));
    outputs.push({ ...lossOf(name, node), isCertain, ...(isBeside ? { isBeside } : {}) });
  };
  const isGradient = (name: string) => analysis.file.gradientNames.variablesOf(name).length > 0;
  const named = stores.filter(
    ({ root, keys, value }) => keys.length === 0 && typeof value === 'number' && root.kind === 'name',
  );
  const last = new Map<string, StoreHeard>();
  for (const store of named) last.set(store.root.name, store);
  const now = ({ root, value }: StoreHeard) => {
    const held = root.kind === 'name' ? root.cell.value : null;
    return typeof held === 'number' && !isLater(held) ? held : (value as number);
  };
  for (const [name, store] of last) if (isLossName(name)) add(name, now(store));
  for (const { value } of parts) if (typeof value === 'number') add('return', value);
  for (const { of } of stores.filter(isSeed))
    for (const { name, value } of of) if (typeof value === 'number') add(name, value);
  for (const [name, store] of [...last].reverse())
    if (!isGradient(name) && outputs.length < 12) add(name, now(store));
  return outputs;
}

/** Assignments without those of numbers that come later than a pass, and without what begins such a number: `loss = 0`. */
function withoutLater(
  stores: readonly StoreHeard[],
  isLater: (node: number) => boolean,
): readonly StoreHeard[] {
  const later = new Set<string>();
  const isKept = ({ root, value, code }: StoreHeard) => {
    if (typeof value !== 'number') return true;
    if (isLater(value)) later.add(root.name);
    else if (code?.value.kind !== 'number') later.delete(root.name);
    return !later.has(root.name);
  };
  return [...stores].reverse().filter(isKept).reverse();
}

/** Whether a member that holds a gradient is set to 1, as that of the last thing made is. */
function isSeed({ root, keys, code, isInitial }: StoreHeard): boolean {
  const isSet = root.kind === 'member' && keys.length === 0 && code?.operator === '' && !isInitial;
  return isSet && code.value.kind === 'number' && code.value.value === 1;
}

/** The only number that is returned beside gradients, or the only one that is called a loss. */
function besideGradients(
  parts: readonly ResultPart[],
  { file }: Analysis,
  /** What the function is called. */
  called: string,
): ResultPart | null {
  const isNamed = (name: string, value: Value) =>
    namesGradient(name, file.gradientNames) && (typeof value !== 'number' || /grad/i.test(name));
  const isGradient = ({ name, value }: ResultPart) =>
    isNamed(name, value) || [...(membersOf(value) ?? [])].some((each) => isNamed(...each));
  if (!parts.some(isGradient) && !(parts.length > 1 && saysGradient(called))) return null;
  const numbers = parts.filter((part) => typeof part.value === 'number' && !isGradient(part));
  const losses = numbers.filter(({ name }) => isLossName(name));
  const [only, ...more] = losses.length > 0 ? losses : numbers;
  return only && more.length === 0 ? only : null;
}
