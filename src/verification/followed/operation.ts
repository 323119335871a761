/*
 * Follows an operation and its way back: a function that it makes, or a method of what it gives, which goes back for all
 * operations.
 */
import type { FunctionCode } from '../../program/code';
import { moved } from '../../program/statements';
import { Func, List, type Value } from '../../program/values';
import type { GradientNames } from '../../recognition/names';
import { lossOf } from './claims/outputs';
import { type ReturnedPart, returnedOf } from './claims/returns';
import { allGivenTo, plainParameters } from './giving';
import { partsIn } from './machine/code-parts';
import type { OwnedFunction } from './machine/functions';
import { leavesOf } from './machine/leaves';
import type { TrialMachine } from './machine/machine';
import { membersOf } from './machine/parts';
import type { StoreHeard } from './machine/stores';
import { goForward } from './pair';
import { Seeds } from './seeds';
import type { PassUnit } from './units';
import { beginsItself, numberMembers } from './ways-back';

type OperationUnit = Extract<PassUnit, { kind: 'operation' }>;

/** Follows one, with numbers from above in what it gives; what begins with a 1 itself goes back through two of them. */
export function operation(machine: TrialMachine, unit: OperationUnit, names: GradientNames) {
  const { way } = unit;
  const isFromOne = way !== undefined && beginsItself(way.code, names);
  const forward = went(machine, unit);
  const { parameters, frame } = forward;
  const seeds = new Seeds(machine);
  const whole = forward.parts.find(({ name, value }) => name === '' && typeof value === 'object');
  const [named] = forward.parts;
  const room = isFromOne ? undefined : [whole, named].find((part) => part && seeds.putInto(part));
  const first = room ?? named;
  const main = isFromOne && first ? goneOn(machine, unit, forward, first.value) : first;
  const isPut = room !== undefined || (main && !isFromOne && seeds.putWhere(main, unit.backward));
  const earlier = isPut || isFromOne ? machine.input() : null;
  const before = machine.stores.length;
  const stores = new Set<StoreHeard>();
  const all: ReturnedPart[] = [];
  const parametersOf = (each: Func | OwnedFunction) =>
    each instanceof Func ? each.code.parameters : plainParameters(each, machine);
  const ways = way ? [way] : machine.closures.filter(({ code }) => unit.backward.includes(code));
  for (const each of ways) {
    const given = parametersOf(each).map(({ target }) => {
      const name = target.kind === 'name' ? target.name : 'argument';
      // Who asks for members of what it gets gets the result, as `_backward = (node) => …` does.
      if (isPut && main && asksForMembers(each.code, name)) return main.value;
      return main ? seeds.like(main, name) : machine.parameterNamed(name);
    });
    const from = machine.returned.length;
    const gone =
      each instanceof Func
        ? machine.invoke(each, given, each.self)
        : machine.callOf(each, given, main?.value);
    // `(out) => () => …` gives the way back only once it has the result.
    const back = gone instanceof Func ? machine.invoke(gone, [], gone.self) : gone;
    const made = returnedOf(machine, moved(each.code, each.base), back, from, before);
    all.push(made.returned);
    for (const store of made.stores) stores.add(store);
  }
  const isAlone = way
    ? parametersOf(way).length === 0
    : unit.backward.every((each) => each.parameters.length === 0);
  // What goes back without anything from above goes back from a 1.
  const one = isAlone && main ? [...leavesOf(main.value).values()] : [];
  const isOne = one.length === 1 && (typeof main?.value === 'number' || isFromOne);
  const loss = isOne ? { ...lossOf(main?.name || 'output', one[0]), isCertain: isFromOne } : null;
  const output = seeds.output() ?? loss;
  for (const store of machine.stores.slice(before)) stores.add(store);
  // The gradient that it begins with is its own.
  const isBegin = ({ root }: StoreHeard) =>
    isFromOne && root.kind === 'member' && root.holder === main?.value;
  return {
    stores: [...stores].filter((store) => !isBegin(store)),
    outputs: output ? [output] : [],
    forward: frame,
    returned: all,
    parameters,
    earlier,
  };
}

/** Goes forward, from its own thing or from another. */
function went(machine: TrialMachine, { forward }: OperationUnit, self?: Value) {
  const given = allGivenTo(forward, machine);
  // The next ones are others.
  const parameters = self
    ? given.map((each) => ({ ...each, value: machine.parameterNamed(`${each.name}2`) }))
    : given;
  const found = machine.inOperation(numberMembers(forward.code), () =>
    goForward(machine, forward, parameters, self),
  );
  return { ...found, parameters };
}

/**
 * Goes on from what an operation has given with the same operation: only then something comes to it from above that is no 1.
 * What both have got is made of nothing: where a result keeps it in a list, its own such list is empty.
 */
function goneOn(machine: TrialMachine, unit: OperationUnit, first: ReturnType<typeof went>, given: Value) {
  const again = went(machine, unit, given);
  const [main] = again.parts;
  const operands = [
    machine.self,
    ...[first, again].flatMap((each) => each.parameters.map(({ value }) => value)),
  ];
  const results = [given, ...(main ? [main.value] : [])];
  machine.hasThings([...operands, ...results]);
  for (const result of results)
    for (const [key, held] of membersOf(result) ?? []) {
      if (!(held instanceof List)) continue;
      for (const operand of operands)
        if (typeof operand === 'object' && operand.kind === 'record' && held.items.includes(operand))
          machine.put(operand, key, new List([], held.form));
    }
  return main;
}

/** Whether a function reads what it calls so as a thing. */
const asksForMembers = ({ body }: FunctionCode, name: string): boolean =>
  partsIn(body).some(
    (part) => 'kind' in part && part.kind === 'member' && part.of.kind === 'name' && part.of.name === name,
  );
