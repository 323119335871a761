/* Follows a forward function, and its backward one with what that returned or left behind. */
import type { Analysis } from '../../analysis/model';
import { moved } from '../../program/statements';
import type { Value } from '../../program/values';
import type { GradientNames } from '../../recognition/names';
import { madeAbove } from './above';
import { isAmongAdding } from './adding';
import { lossOf, type PassOutput, saysLoss } from './claims/outputs';
import { partsOf, type ResultPart, resultNames } from './claims/results';
import { returnedOf, writtenInto } from './claims/returns';
import { neverReads } from './deaf';
import { lossOfPair } from './freely/losses-beside';
import { type Forward, Giving, givenTo } from './giving';
import { keeperOf } from './keeping';
import type { OwnedFunction } from './machine/functions';
import { leavesOf } from './machine/leaves';
import type { TrialMachine } from './machine/machine';
import { namesGradient } from './machine/named';
import { partNow } from './machine/parts';
import type { GivenParameter, StoreHeard } from './machine/stores';
import { isDerivative } from './pairs';
import { Seeds } from './seeds';
import { type PassUnit, spanOf } from './units';

/** Calls a forward function: what it returns, part by part, and its variables. */
export function goForward(
  machine: TrialMachine,
  forward: OwnedFunction,
  parameters: readonly GivenParameter[],
  self?: Value,
): Forward {
  const frames = machine.frames.length;
  const returns = machine.returned.length;
  const stores = machine.stores.length;
  const result = machine.callOf(
    forward,
    parameters.map(({ value }) => value),
    self,
  );
  const own = forward.code.from + forward.base;
  const last = machine.returned.slice(returns).findLast(({ within }) => within?.from === own);
  const isNothing = typeof result === 'object' && result.kind === 'nothing';
  const parts = isNothing
    ? leftBy(machine, parameters, machine.stores.slice(stores))
    : partsOf(result, last?.expression ?? null);
  for (const { value } of parts) machine.hasNumbers(value);
  return {
    parameters,
    parts,
    frame: machine.frames[frames] ?? null,
  };
}

/** What a function that returns nothing fills: parameters of which it reads nothing first; else its object's last result. */
function leftBy(
  { self }: TrialMachine,
  parameters: readonly GivenParameter[],
  stores: readonly StoreHeard[],
): readonly ResultPart[] {
  const filled = parameters.filter(({ value }) =>
    stores.some(
      ({ root, keys, before }) =>
        before === null &&
        keys.length > 0 &&
        (root.kind === 'name' ? root.cell.value : root.holder) === value,
    ),
  );
  if (filled.length > 0) return filled;
  // `const out = this.out; out[i] = …` fills the member, too.
  const isOfSelf = ({ root, keys }: StoreHeard) =>
    root.kind === 'member'
      ? root.holder === self
      : keys.length > 0 && self.members.get(root.name) === root.cell.value;
  const left = stores.findLast((store) => resultNames.test(store.root.name) && isOfSelf(store));
  const value = left && (left.keys.length === 0 ? left.value : partNow(self, left.root.name));
  return value == null ? [] : [{ name: '', value }];
}

export function pair(
  machine: TrialMachine,
  unit: Extract<PassUnit, { kind: 'pair' }>,
  analysis: Analysis,
  isBesideLoss: boolean,
) {
  const forward = goForward(
    machine,
    keeperOf(unit.forward, unit.backward),
    withoutFlag(givenTo(unit.forward, machine), unit, machine),
  );
  const { parts, parameters, frame } = forward;
  // Of a function that gives what it gets, only the derivative says that this is a number.
  if (isDerivative(unit.backward.name)) for (const { value } of parts) machine.asOne(value);
  const seeds = new Seeds(machine);
  const hasFields = parts.length > 0 && seeds.putInto(parts[0]);
  const before = machine.stores.length;
  const begun = machine.numbers.length;
  const first = machine.returned.length;
  const giving = new Giving(machine, unit, forward, seeds, analysis);
  const given = giving.all();
  const back = machine.callOf(unit.backward, given);
  const outputs: PassOutput[] = [];
  const seeded = seeds.output();
  if (seeded && (hasFields || seeds.areGiven)) outputs.push(seeded);
  const loss = typeof back === 'number' ? back : partsOf(back, null)[0]?.value;
  const stores = machine.stores.slice(before);
  if (typeof loss === 'number' && !isGradient(loss, stores, machine, analysis.file.gradientNames))
    outputs.push(lossOf('returned', loss));
  const [main] = parts;
  const only = main && leavesOf(main.value);
  const isAsked = only !== undefined && seeded !== null && neverReads(unit, main.value, machine, analysis);
  const curve = !seeded && isDerivative(unit.backward.name) ? curveOf(parts) : null;
  if (curve) {
    const leaves = [...curve.values()].map((node) => ({ node, seed: -1 }));
    outputs.push({ name: 'result', leaves, isCertain: false, curve });
  }
  const above = only && !seeded ? madeAbove(machine, [...only.values()], begun) : null;
  if (above) outputs.push(above);
  if (!curve && (only?.size === 1 || isAsked)) {
    const leaves = [...only.values()].map((node) => ({ node, seed: -1 }));
    outputs.push({ name: 'result', leaves, isCertain: false, ...(isAsked ? { lacksSeeds: true } : {}) });
  }
  const { stores: all, returned } = returnedOf(machine, spanOf(unit.backward), back, first, before);
  if (isBesideLoss) outputs.push(...lossOfPair(machine, unit, analysis));
  const room = givenTo(unit.backward, machine).map(({ name }, k) => ({ name, value: given[k] }));
  const { code, base: start } = unit.backward;
  const patterns = code.parameters.map(({ target }) => moved(target, start));
  // `{ dh, cache }` among the parameters gives names to what comes in.
  const isTakenIn = ({ at }: StoreHeard) => patterns.some(({ from, to }) => at.from >= from && at.to <= to);
  return {
    stores: all.filter((store) => !isTakenIn(store)),
    returned: [returned, ...writtenInto(room, stores)],
    outputs,
    forward: frame,
    parameters,
    begun,
    loose: giving.loose.map((k) => given[k]),
    earlier: isAmongAdding(unit.backward, analysis) ? machine.input() : null,
  };
}

/** The numbers that a function gives, a point of a curve or its members; null where it is one number, or more than that. */
function curveOf(parts: readonly ResultPart[]): ReadonlyMap<string, number> | null {
  const [first] = parts;
  if (parts.length === 1) {
    const leaves = leavesOf(first.value);
    return leaves.size > 1 ? leaves : null;
  }
  // The whole of what is returned stands behind its members.
  const own = parts.filter(({ name, value }) => name !== '' || typeof value === 'number');
  const all = own.map(({ name, value }, k) => [name || String(k), value] as const);
  const isCurve = all.every(([name, value]) => typeof value === 'number' && !saysLoss.test(name));
  return isCurve ? new Map(all as (readonly [string, number])[]) : null;
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

/** Parameters with a flag off that asks for the derivative. */
function withoutFlag(
  all: readonly GivenParameter[],
  { flag }: Extract<PassUnit, { kind: 'pair' }>,
  machine: TrialMachine,
): readonly GivenParameter[] {
  return all.map((each) => (each.name === flag ? { ...each, value: machine.truth(false) } : each));
}
