/* Follows a unit: its forward code, and then the backward pass with what that returned or left behind. */
import type { Analysis } from '../../analysis/model';
import type { Value } from '../../program/values';
import { isLossName } from '../../recognition/recognise';
import { firstOfSame } from '../../tape/same';
import type { OwnedFunction } from './functions';
import { leavesOf } from './leaves';
import { lossesBeside } from './losses-beside';
import type { TrialMachine } from './machine';
import type { PassOutput } from './outputs';
import { cacheOf, isSeedName, partNamed, partsOf } from './results';
import { Seeds } from './seeds';
import type { CallFrame, StoreHeard } from './stores';
import { type TrialRun, trial } from './trial';
import type { PassUnit } from './units';

export interface UnitRun extends TrialRun {
  readonly unit: PassUnit;
  /** Conditions on what is no number that do not hold, by where they stand. */
  readonly otherwise: ReadonlySet<number>;
  /** For each node the first one that computes the same. */
  readonly same: () => Int32Array;
  /** What the pass has assigned, and what comes before it. */
  readonly stores: readonly StoreHeard[];
  readonly outputs: readonly PassOutput[];
  /** Variables of the forward function, where that is another. */
  readonly forward: CallFrame | null;
}

/** What following a unit gives beside the tape. */
type FollowedParts = Omit<UnitRun, keyof TrialRun | 'unit' | 'otherwise' | 'same'>;

/** Follows a unit; null where that can't be done. */
export function follow(
  analysis: Analysis,
  unit: PassUnit,
  otherwise: ReadonlySet<number> = new Set(),
): UnitRun | null {
  let found: FollowedParts | null = null;
  const made = trial(
    analysis,
    (machine) => {
      found = null;
      if (unit.kind === 'pair') found = pair(machine, unit.forward, unit.backward, analysis);
      else if (unit.kind === 'operation') found = operation(machine, unit);
      else if (unit.kind === 'function')
        found = withLosses(machine, alone(machine, unit.own, analysis), analysis, unit);
      else {
        machine.all(analysis.file.codes?.top ?? []);
        found = withLosses(machine, together(machine, null, analysis), analysis, unit);
      }
    },
    otherwise,
  );
  if (!made || !found) return null;
  let same: Int32Array | null = null;
  const found_ = found as FollowedParts;
  return { ...made, ...found_, unit, otherwise, same: () => (same ??= firstOfSame(made.file.tape)) };
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

/** The parameters of a function but for its object, each with a name. */
function parametersOf({ code, home }: OwnedFunction, machine: TrialMachine): string[] {
  const names = code.parameters
    .filter(({ form }) => form === 'plain' || form === 'positional')
    .map(({ target }, k) => (target.kind === 'name' ? target.name : `argument ${k + 1}`));
  return machine.hasSelfAsArgument && home.kind === 'class' && /^(self|this)$/.test(names[0] ?? '')
    ? names.slice(1)
    : names;
}

function pair(machine: TrialMachine, forward: OwnedFunction, backward: OwnedFunction, analysis: Analysis) {
  const parameters = parametersOf(forward, machine);
  const args = parameters.map((name) => machine.parameterNamed(name));
  const { parts, frame } = goForward(machine, forward, args);
  const seeds = new Seeds(machine);
  const hasFields = parts.length > 0 && seeds.putInto(parts[0]);
  const before = machine.stores.length;
  const given = parametersOf(backward, machine).map((name) => {
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
  });
  const back = machine.callOf(backward, given);
  const outputs: PassOutput[] = [];
  const seeded = seeds.output();
  if (seeded && (hasFields || seeds.areGiven)) outputs.push(seeded);
  const loss = typeof back === 'number' ? back : partsOf(back, null)[0]?.value;
  if (typeof loss === 'number') outputs.push(lossOf('returned', loss));
  const [main] = parts;
  const only = main && leavesOf(main.value);
  if (only?.size === 1) outputs.push(lossOf('result', [...only.values()][0]));
  return {
    stores: machine.stores.slice(before),
    outputs,
    forward: frame,
  };
}

/** Calls a forward function: what it returns, part by part, and its variables. */
function goForward(machine: TrialMachine, forward: OwnedFunction, args: readonly Value[]) {
  const frames = machine.frames.length;
  const returns = machine.returned.length;
  const result = machine.callOf(forward, args);
  const own = forward.code.from + forward.base;
  const last = machine.returned.slice(returns).findLast(({ within }) => within?.from === own);
  return { parts: partsOf(result, last?.expression ?? null), frame: machine.frames[frames] ?? null };
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
  if (main) seeds.putInto(main);
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
  const add = (name: string, node: number | null) => {
    if (node === null || seen.has(node)) return;
    seen.add(node);
    outputs.push(lossOf(name, node));
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
  if (result !== null)
    for (const { value } of partsOf(result, machine.returned.at(-1)?.expression ?? null))
      if (typeof value === 'number') add('return', value);
  for (const [name, store] of [...last].reverse())
    if (!isGradient(name) && outputs.length < 12) add(name, now(store));
  return { stores, outputs, forward: null };
}
