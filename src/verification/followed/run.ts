/* Follows a unit: its forward code, and then the backward pass with what that returned or left behind. */
import type { Analysis } from '../../analysis/model';
import { Given, List, Rec, type Value } from '../../program/values';
import { isLossName } from '../../recognition/recognise';
import type { OwnedFunction } from './functions';
import { leavesOf, numbersIn } from './leaves';
import type { TrialMachine } from './machine';
import { wordsOf } from './pairs';
import type { CallFrame, Returned, StoreHeard } from './stores';
import { type TrialRun, trial } from './trial';
import type { PassUnit } from './units';

/** Numbers that a pass may be of, each with what holds its seed; -1 for a 1. */
export interface PassOutput {
  readonly name: string;
  readonly leaves: readonly { readonly node: number; readonly seed: number }[];
  /** The names alone say that it is this. */
  readonly isCertain: boolean;
}

export interface UnitRun extends TrialRun {
  readonly unit: PassUnit;
  /** Conditions on what is no number that do not hold, by where they stand. */
  readonly otherwise: ReadonlySet<number>;
  /** The number of nodes after the forward code; 0 where forward and backward code are one. */
  readonly forwardNodes: number;
  /** What the pass has assigned, and what comes before it. */
  readonly stores: readonly StoreHeard[];
  readonly outputs: readonly PassOutput[];
  readonly returned: readonly Returned[];
  /** Variables of the forward function, where that is another. */
  readonly forward: CallFrame | null;
  /** Names of the forward function's parameters, in their order. */
  readonly parameters: readonly string[];
}

/** Follows a unit; null where that can't be done. */
export function follow(analysis: Analysis, unit: PassUnit, otherwise?: ReadonlySet<number>): UnitRun | null {
  let found: Omit<UnitRun, keyof TrialRun | 'unit' | 'otherwise'> | null = null;
  const made = trial(
    analysis,
    (machine) => {
      found = null;
      if (unit.kind === 'pair') found = pair(machine, unit.forward, unit.backward, analysis);
      else if (unit.kind === 'operation') found = operation(machine, unit, analysis);
      else if (unit.kind === 'function') found = alone(machine, unit.own, analysis);
      else {
        machine.all(analysis.file.codes?.top ?? []);
        found = { ...together(machine, null, analysis), parameters: [] };
      }
    },
    otherwise,
  );
  return made && found ? { ...made, ...(found as Omit<UnitRun, keyof TrialRun | 'unit' | 'otherwise'>), unit, otherwise } : null;
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
  const firstFrame = machine.frames.length;
  const result = machine.callOf(forward, args);
  const frame = machine.frames[firstFrame] ?? null;
  const [main, ...others] = partsOf(result);
  const out = outputsIn(main);
  const forwardNodes = machine.nodes.length;
  const seeds = new Map<string, number>();
  const seedOf = (key: string) => {
    const known = seeds.get(key) ?? machine.input();
    seeds.set(key, known);
    return known;
  };
  const hasFields = seedFields(machine, main, out, seedOf);
  const before = machine.stores.length;
  const returns = machine.returned.length;
  let isSeeded = false;
  const own = backward.code;
  const given = parametersOf(backward, machine).map((name, k) => {
    const same = parameters.indexOf(name);
    if (!isSeeded && same < 0 && isSeedName(name, analysis) && out.size > 0) {
      isSeeded = true;
      return seedLike(main, seedOf, machine, name);
    }
    if (same >= 0) return args[same];
    if (
      /^(cache|ctx|context|saved|memo|state|tape|intermediates?|c|vars)$/i.test(name) ||
      /cache/i.test(name)
    )
      return others.length > 1 ? new List([...others], 'tuple') : (others[0] ?? machine.parameterNamed(name));
    const local = frame?.cells.get(name)?.value ?? null;
    if (local !== null) return local;
    const nth = k > 0 || own.parameters.length > 1 ? others.length === 1 && !frame : false;
    return nth ? others[0] : machine.parameterNamed(name);
  });
  const back = machine.callOf(backward, given);
  const returned = machine.returned
    .slice(returns)
    .filter(({ within }) => within?.from === own.from + backward.base);
  const leaves = [...out].map(([key, node]) => ({ node, seed: seeds.get(key) ?? -1 }));
  const isWhole = leaves.length > 0 && (isSeeded || hasFields);
  const outputs: PassOutput[] = [];
  if (isWhole)
    outputs.push({ name: 'output', leaves: leaves.filter(({ seed }) => seed >= 0), isCertain: true });
  const loss = partsOf(back)[0];
  if (typeof loss === 'number' && !isWhole) outputs.push(lossOf('loss', loss));
  if (leaves.length === 1)
    outputs.push({ name: 'output', leaves: [{ node: leaves[0].node, seed: -1 }], isCertain: true });
  if (typeof loss === 'number' && isWhole) outputs.push(lossOf('loss', loss));
  return {
    forwardNodes,
    stores: machine.stores.slice(before),
    outputs,
    returned,
    forward: frame,
    parameters,
  };
}

const lossOf = (name: string, node: number): PassOutput => ({
  name,
  leaves: [{ node, seed: -1 }],
  isCertain: false,
});

function operation(
  machine: TrialMachine,
  unit: Extract<PassUnit, { kind: 'operation' }>,
  _analysis: Analysis,
) {
  const parameters = parametersOf(unit.forward, machine);
  const args = parameters.map((name) => machine.parameterNamed(name));
  const firstFrame = machine.frames.length;
  const result = machine.callOf(unit.forward, args);
  const frame = machine.frames[firstFrame] ?? null;
  const [main] = partsOf(result);
  const out = outputsIn(main);
  const forwardNodes = machine.nodes.length;
  const seeds = new Map<string, number>();
  const seedOf = (key: string) => {
    const known = seeds.get(key) ?? machine.input();
    seeds.set(key, known);
    return known;
  };
  seedFields(machine, main, out, seedOf);
  const before = machine.stores.length;
  const returns = machine.returned.length;
  for (const each of machine.closures.filter(({ code }) => unit.backward.includes(code))) {
    const seed = each.code.parameters.map(({ target }) =>
      target.kind === 'name' ? seedLike(main, seedOf, machine, target.name) : machine.parameterNamed('seed'),
    );
    machine.invoke(each, seed, each.self);
  }
  const leaves = [...out].flatMap(([key, node]) => {
    const seed = seeds.get(key);
    return seed === undefined ? [] : [{ node, seed }];
  });
  return {
    forwardNodes,
    stores: machine.stores.slice(before),
    outputs: leaves.length > 0 ? [{ name: 'output', leaves, isCertain: true }] : [],
    returned: machine.returned.slice(returns),
    forward: frame,
    parameters: [...parameters, 'this'],
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
  return { ...found, forward: machine.frames[firstFrame] ?? null, parameters };
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
  if (result !== null) for (const part of partsOf(result)) if (typeof part === 'number') add('return', part);
  for (const [name, store] of [...last].reverse())
    if (!isGradient(name) && outputs.length < 12) add(name, now(store));
  return { forwardNodes: 0, stores, outputs, returned: machine.returned, forward: null };
}

/** The main part of what a function returns, and what comes with it: `out, cache`. */
function partsOf(result: Value): readonly Value[] {
  if (typeof result === 'number') return [result];
  if (result.kind === 'list' && result.form === 'tuple') return present(result.items);
  if (
    result.kind === 'list' &&
    result.items.length > 1 &&
    result.items.some((item) => typeof item === 'object' && item.kind !== 'list')
  )
    return present(result.items);
  if (result.kind !== 'record' || (result.form !== 'object' && result.form !== 'dict')) return [result];
  if (numbersIn(result) && !result.members.has('cache')) return [result];
  const main = [...result.members].find(([key]) =>
    /^(out|output|y|z|a|h|s|score|loss|value|result|pred\w*|yhat|y_hat|probs?)$/i.test(key),
  );
  if (!main) return [result];
  const rest = [...result.members].filter(([key]) => key !== main[0]).map(([, value]) => value);
  return [main[1], ...(rest.length > 0 ? rest : []), result];
}

const present = (items: readonly (Value | undefined)[]): Value[] =>
  items.filter((item) => item !== undefined);

/** The numbers that a pass may be of. */
function outputsIn(value: Value | undefined): ReadonlyMap<string, number> {
  return value === undefined ? new Map() : leavesOf(value);
}

/** Puts seeds where a thing keeps the gradients of its numbers; whether it has such a place. */
function seedFields(
  machine: TrialMachine,
  main: Value | undefined,
  out: ReadonlyMap<string, number>,
  seedOf: (key: string) => number,
): boolean {
  if (main === undefined || typeof main === 'number' || main.kind !== 'record' || out.size === 0)
    return false;
  const isOne = out.size === 1 && out.has('');
  const value = (): Value => (isOne ? seedOf('') : shaped([...out.keys()], seedOf));
  let found = false;
  for (const key of ['dw', 'grad', 'gradient', 'derivative', 'dv', 'dx']) {
    const known = main.members.get(key);
    const isPlace = known !== undefined || (main instanceof Given && key === 'dw');
    if (!isPlace || (typeof known === 'object' && known.kind === 'function')) continue;
    machine.put(main, key, value());
    found = true;
  }
  return found;
}

/** A list of seeds with these places. */
function shaped(places: readonly string[], seedOf: (key: string) => number): Value {
  const top = new List([]);
  for (const place of places) {
    const keys = place.split(',').map(Number);
    let list = top;
    for (const key of keys.slice(0, -1)) {
      const inner = list.items[key];
      const next = typeof inner === 'object' && inner.kind === 'list' ? inner : new List([]);
      list.items[key] = next;
      list = next;
    }
    list.items[keys[keys.length - 1]] = seedOf(place);
  }
  return top;
}

/** A seed of the shape of what it is the gradient of. */
function seedLike(
  main: Value | undefined,
  seedOf: (key: string) => number,
  machine: TrialMachine,
  name: string,
): Value {
  if (main === undefined) return machine.parameterNamed(name);
  const out = outputsIn(main);
  if (out.has('')) return seedOf('');
  const list = shaped([...out.keys()], seedOf);
  if (typeof main === 'number' || main.kind === 'list') return list;
  const made = new Rec('object');
  for (const key of ['w', 'data', 'value', 'val'])
    if (main.kind === 'record' && main.members.has(key)) made.members.set(key, list);
  return made.members.size > 0 ? made : list;
}

/** Whether a parameter of a backward function is what comes from above. */
function isSeedName(name: string, analysis: Analysis): boolean {
  if (/^(g|upstream|delta|error|err|chain|chain_?grad|top|seed)$/i.test(name)) return true;
  const words = wordsOf(name);
  if (
    words.some((word) => /^(grad|gradient|grads|upstream|dout|dy|dz|dl|dh|delta|error|dvalues)$/.test(word))
  )
    return true;
  return (
    analysis.file.gradientNames.variablesOf(name).length > 0 &&
    !/^(data|dim|depth|dt|d|delta_t|dict|dist|distance|date)$/i.test(name)
  );
}
