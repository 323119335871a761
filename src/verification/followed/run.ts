/* Follows a unit: its forward code, and then the backward pass with what that returned or left behind. */
import type { Analysis } from '../../analysis/model';
import type { Target } from '../../program/code';
import { Given, Rec, type Value } from '../../program/values';
import type { GradientNames } from '../../recognition/names';
import { isLossName } from '../../recognition/recognise';
import { firstOfSame } from '../../tape/same';
import type { OwnedFunction } from './functions';
import { leavesOf } from './leaves';
import { lossesBeside } from './losses-beside';
import type { TrialMachine } from './machine';
import { namesGradient } from './named';
import type { PassOutput } from './outputs';
import { cacheOf, isSeedName, partNamed, partsOf, type ResultPart } from './results';
import { Seeds } from './seeds';
import type { CallFrame, StoreHeard } from './stores';
import { type TrialRun, trial } from './trial';
import type { PassUnit } from './units';

export interface UnitRun extends TrialRun {
  readonly unit: PassUnit;
  /** Conditions on what is no number that do not hold, by where they stand. */
  readonly otherwise: ReadonlySet<number>;
  /** Where assumed counts come down from; 0 where they are as small as may be. */
  readonly top: number;
  /** Numbers that the file gives at its top are these, and no others. */
  readonly isGiven: boolean;
  /** For each node the first one that computes the same. */
  readonly same: () => Int32Array;
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
}

/** What following a unit gives beside the tape. */
type FollowedParts = Omit<UnitRun, keyof TrialRun | 'unit' | 'otherwise' | 'top' | 'isGiven' | 'same'>;

/** Follows a unit; null where that can't be done. */
export function follow(
  analysis: Analysis,
  unit: PassUnit,
  otherwise: ReadonlySet<number> = new Set(),
  top = 0,
  isGiven = false,
): UnitRun | null {
  let found: FollowedParts | null = null;
  const code = analysis.file.codes?.top ?? [];
  const made = trial(
    analysis,
    (machine) => {
      found = null;
      if (unit.kind !== 'file') machine.settle(functionsIn(unit), code, isGiven);
      if (unit.kind === 'pair') found = pair(machine, unit.forward, unit.backward, analysis);
      else if (unit.kind === 'operation') found = operation(machine, unit);
      else if (unit.kind === 'function')
        found = withLosses(machine, alone(machine, unit.own, analysis), analysis, unit);
      else {
        machine.all(code);
        found = withLosses(machine, together(machine, null, analysis), analysis, unit);
      }
      machine.fillVariables();
    },
    otherwise,
    top,
  );
  if (!made || !found) return null;
  let same: Int32Array | null = null;
  const found_ = found as FollowedParts;
  return {
    ...made,
    ...found_,
    unit,
    otherwise,
    top,
    isGiven,
    same: () => (same ??= firstOfSame(made.file.tape)),
  };
}

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

function functionsIn(unit: Exclude<PassUnit, { kind: 'file' }>): readonly OwnedFunction[] {
  if (unit.kind === 'function') return [unit.own];
  return unit.kind === 'pair' ? [unit.forward, unit.backward] : [unit.forward];
}

/** The parameters of a function but for its object. */
function plainParameters({ code, home }: OwnedFunction, machine: TrialMachine) {
  const all = code.parameters.filter(({ form }) => form === 'plain' || form === 'positional');
  const [first] = all;
  const isSelf = first?.target.kind === 'name' && /^(self|this)$/.test(first.target.name);
  return machine.hasSelfAsArgument && home.kind === 'class' && isSelf ? all.slice(1) : all;
}

/** The same, each with a name. */
function parametersOf(fn: OwnedFunction, machine: TrialMachine): string[] {
  return plainParameters(fn, machine).map(({ target }, k) =>
    target.kind === 'name' ? target.name : `argument ${k + 1}`,
  );
}

/** The members that a parameter takes of what it gets; none where it has a name. */
function keysOf(target: Target | undefined): string[] {
  if (target?.kind !== 'members') return [];
  return target.members.flatMap(({ key, rest }) => (rest || typeof key !== 'string' ? [] : [key]));
}

function pair(machine: TrialMachine, forward: OwnedFunction, backward: OwnedFunction, analysis: Analysis) {
  const parameters = parametersOf(forward, machine);
  const args = parameters.map((name) => machine.parameterNamed(name));
  const { parts, frame } = goForward(machine, forward, args);
  const seeds = new Seeds(machine);
  const hasFields = parts.length > 0 && seeds.putInto(parts[0]);
  const before = machine.stores.length;
  const givenFor = (name: string): Value => {
    const same = parameters.indexOf(name);
    if (same >= 0) return args[same];
    const part = partNamed(parts, name);
    if (part) return part.value;
    const seeded = isSeedName(name, analysis)
      ? seeds.partFor(name, parts, analysis.file.gradientNames)
      : null;
    if (seeded) return seeds.like(seeded, name);
    if (/cache|^(ctx|context|saved|memo|state|tape|intermediates?|c|vars)$/i.test(name))
      return cacheOf(parts, machine, name);
    return frame?.cells.get(name)?.value ?? machine.parameterNamed(name);
  };
  const given = parametersOf(backward, machine).map((name, k) => {
    const keys = keysOf(plainParameters(backward, machine)[k]?.target);
    if (keys.length === 0) return givenFor(name);
    const cache = cacheOf(parts, machine, name);
    const hasAll = typeof cache === 'object' && cache.kind === 'record' && !(cache instanceof Given);
    if (hasAll && keys.every((key) => cache.members.has(key))) return cache;
    const all = new Rec('object');
    for (const key of keys) all.members.set(key, givenFor(key));
    return all;
  });
  const back = machine.callOf(backward, given);
  const outputs: PassOutput[] = [];
  const seeded = seeds.output();
  if (seeded && (hasFields || seeds.areGiven)) outputs.push(seeded);
  const loss = typeof back === 'number' ? back : partsOf(back, null)[0]?.value;
  const stores = machine.stores.slice(before);
  if (typeof loss === 'number' && !isGradient(loss, stores, machine, analysis.file.gradientNames))
    outputs.push(lossOf('returned', loss));
  const [main] = parts;
  const only = main && leavesOf(main.value);
  if (only?.size === 1) outputs.push(lossOf('result', [...only.values()][0]));
  return { stores, outputs, forward: frame, earlier: null };
}

/** Whether a number is what something holds that is named as a gradient is. */
function isGradient(
  node: number,
  stores: readonly StoreHeard[],
  machine: TrialMachine,
  names: GradientNames,
): boolean {
  const source = machine.sourceOf(node);
  return stores.some(
    ({ root, value }) =>
      typeof value === 'number' && machine.sourceOf(value) === source && namesGradient(root.name, names),
  );
}

/** Calls a forward function: what it returns, part by part, and its variables. */
function goForward(machine: TrialMachine, forward: OwnedFunction, args: readonly Value[]) {
  const frames = machine.frames.length;
  const returns = machine.returned.length;
  const result = machine.callOf(forward, args);
  const own = forward.code.from + forward.base;
  const last = machine.returned.slice(returns).findLast(({ within }) => within?.from === own);
  const parts = partsOf(result, last?.expression ?? null);
  for (const { value } of parts) machine.hasNumbers(value);
  return { parts, frame: machine.frames[frames] ?? null };
}

const lossOf = (name: string, node: number): PassOutput => ({
  name,
  leaves: [{ node, seed: -1 }],
  isCertain: false,
});

function operation(machine: TrialMachine, unit: Extract<PassUnit, { kind: 'operation' }>) {
  const parameters = parametersOf(unit.forward, machine);
  const { parts, frame } = goForward(
    machine,
    unit.forward,
    parameters.map((name) => machine.parameterNamed(name)),
  );
  const seeds = new Seeds(machine);
  const [main] = parts;
  const earlier = main && seeds.putInto(main) ? machine.input() : null;
  const before = machine.stores.length;
  for (const each of machine.closures.filter(({ code }) => unit.backward.includes(code))) {
    const given = each.code.parameters.map(({ target }) => {
      const name = target.kind === 'name' ? target.name : 'argument';
      return main ? seeds.like(main, name) : machine.parameterNamed(name);
    });
    machine.invoke(each, given, each.self);
  }
  const output = seeds.output();
  return {
    stores: machine.stores.slice(before),
    outputs: output ? [output] : [],
    forward: frame,
    earlier,
  };
}

function alone(machine: TrialMachine, own: OwnedFunction, analysis: Analysis) {
  const parameters = parametersOf(own, machine);
  const before = machine.stores.length;
  const firstFrame = machine.frames.length;
  const result = machine.callOf(
    own,
    parameters.map((name) => machine.parameterNamed(name)),
  );
  const found = together(machine, result, analysis, before);
  return { ...found, forward: machine.frames[firstFrame] ?? null };
}

/** What a pass may be of whose forward code is in the same place. */
function together(machine: TrialMachine, result: Value | null, analysis: Analysis, first = 0) {
  const stores = machine.stores.slice(first);
  const outputs: PassOutput[] = [];
  const seen = new Set<number>();
  const parts = result === null ? [] : partsOf(result, machine.returned.at(-1)?.expression ?? null);
  const beside = besideGradients(parts, analysis);
  const add = (name: string, node: number | null) => {
    if (node === null || seen.has(node)) return;
    seen.add(node);
    const isBeside = node === beside?.value;
    const isCertain = isBeside && isLossName(beside.name);
    outputs.push({ ...lossOf(name, node), isCertain, ...(isBeside ? { isBeside } : {}) });
  };
  const isGradient = (name: string) => analysis.file.gradientNames.variablesOf(name).length > 0;
  const named = stores.filter(
    ({ root, keys, value }) => keys.length === 0 && typeof value === 'number' && root.kind === 'name',
  );
  const last = new Map<string, StoreHeard>();
  for (const store of named) last.set(store.root.name, store);
  const now = ({ root, value }: StoreHeard) =>
    root.kind === 'name' && typeof root.cell.value === 'number' ? root.cell.value : (value as number);
  for (const [name, store] of last) if (isLossName(name)) add(name, now(store));
  for (const { value } of parts) if (typeof value === 'number') add('return', value);
  for (const [name, store] of [...last].reverse())
    if (!isGradient(name) && outputs.length < 12) add(name, now(store));
  return { stores, outputs, forward: null, earlier: null };
}

/** The only number that is returned beside arrays of gradients, or beside what says that it is a gradient. */
function besideGradients(parts: readonly ResultPart[], { file }: Analysis): ResultPart | null {
  const isGradient = ({ name, value }: ResultPart) =>
    namesGradient(name, file.gradientNames) && (typeof value !== 'number' || /grad/i.test(name));
  const numbers = parts.filter((part) => typeof part.value === 'number' && !isGradient(part));
  return numbers.length === 1 && parts.some(isGradient) ? numbers[0] : null;
}
