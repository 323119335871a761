/* What functions are given that are followed: something for each parameter, and for those of a backward function what it is meant to get. */
import type { Analysis } from '../../analysis/model';
import type { ParameterCode, PatternPart, Target } from '../../program/code';
import { Given, List, Rec, type Value } from '../../program/values';
import { isTiny } from '../../tape/guards';
import {
  cacheOf,
  isSeedName,
  isTarget,
  namesTarget,
  partNamed,
  type ResultPart,
  saysInput,
} from './claims/results';
import { isLearning } from './freely/free-words';
import { allTargetsIn, gatesOf, keysReadOf, keysTaken, readsPartsOf } from './machine/code-parts';
import { namesGuard } from './machine/constants';
import type { OwnedFunction } from './machine/functions';
import { leavesOf } from './machine/leaves';
import { isMethod, type TrialMachine } from './machine/machine';
import { memberAt } from './machine/parts';
import { isRateName } from './machine/steps';
import type { CallFrame, GivenParameter } from './machine/stores';
import { rootOf } from './mending/surroundings';
import { isDerivative } from './pairs';
import type { Seeds } from './seeds';
import { type PassUnit, saysOutput } from './units';

/** The parameters of a function but for its object. */
export function plainParameters(fn: OwnedFunction, machine: TrialMachine): readonly ParameterCode[] {
  const all = fn.code.parameters.filter(({ form }) => form === 'plain' || form === 'positional');
  const target = all[0]?.target;
  const isSelf = target?.kind === 'name' && /^(self|this|cls)$/.test(target.name);
  return machine.hasSelfAsArgument && isMethod(fn) && isSelf ? all.slice(1) : all;
}

/** Something for each of them. */
export function givenTo(fn: OwnedFunction, machine: TrialMachine): GivenParameter[] {
  return plainParameters(fn, machine).map(({ target, otherwise }, k) => {
    const name = target.kind === 'name' ? target.name : `argument ${k + 1}`;
    // What only keeps a number from being 0 is as small as it says: `eps = 1e-8`.
    const isGuard = otherwise?.kind === 'number' && isTiny(otherwise.value) && namesGuard.test(name);
    const value = isGuard ? machine.constant(otherwise.value) : machine.parameterNamed(name);
    return { name, value, isOptional: otherwise !== null };
  });
}

/** The same, and some more for a parameter that takes as many as there are. */
export function allGivenTo(fn: OwnedFunction, machine: TrialMachine): GivenParameter[] {
  const rest = fn.code.parameters.find(({ form }) => form === 'rest')?.target;
  const more = Array.from({ length: rest?.kind === 'name' ? mostGiven : 0 }, (_, k) => {
    const name = `${rest?.kind === 'name' ? rest.name : ''}[${k}]`;
    return { name, value: machine.parameterNamed(name), isOptional: true };
  });
  return [...givenTo(fn, machine), ...more];
}

/** So many stand for as many as there are. */
const mostGiven = 3;

/** What a forward function has made. */
export interface Forward {
  readonly parameters: readonly GivenParameter[];
  readonly parts: readonly ResultPart[];
  readonly frame: CallFrame | null;
}

/** `weights` for `W`. */
const startsAs =
  (own: string) =>
  ({ name }: GivenParameter) =>
    name.charAt(0).toLowerCase() === own.charAt(0).toLowerCase();

const namesResult = /^(out|outputs?|results?|pred\w*|y_?(hat|pred)|probs?|guess)$/i;
const keeps = /cache|^(ctx|context|saved|memo|state|tape|intermediates?|c|vars|res|residuals?)$/i;

const earlier = /^(?:prev|previous|old|last)_?(?=[a-z])|_?(?:prev|previous|old|last)$/i;
const later = /^(?:next|new)_?(?=[a-z])|_?(?:next|new)$/i;

/** What something is called at the other time than its name says: `h` for `hPrev`, and for `prevH`; null where it says none. */
function inOtherTime(name: string, time: RegExp): string | null {
  const own = name.replace(time, '');
  if (own === name || own === '') return null;
  return /^[A-Z][^A-Z]/.test(own) || own.length === 1 ? own.charAt(0).toLowerCase() + own.slice(1) : own;
}

/** What a backward function gets. */
export class Giving {
  /** What its parameters are called, and as they are written. */
  private readonly names: readonly string[];
  private readonly targets: readonly Target[];
  /** Parameters of which only a guess says what they get. */
  loose: readonly number[] = [];

  constructor(
    private readonly machine: TrialMachine,
    private readonly unit: Extract<PassUnit, { kind: 'pair' }>,
    private readonly forward: Forward,
    private readonly seeds: Seeds,
    private readonly analysis: Analysis,
  ) {
    this.names = givenTo(unit.backward, machine).map(({ name }) => name);
    this.targets = plainParameters(unit.backward, machine).map(({ target }) => target);
  }

  all(): Value[] {
    const { names, unit, forward } = this;
    const given = names.map((name, k) => this.byKeys(k) ?? this.byName(name) ?? this.asResult(name));
    if (!isDerivative(unit.backward.name)) return this.filled(this.withAbove(this.guessed(given)));
    const flag = names.indexOf(unit.flag ?? '');
    if (flag >= 0) given[flag] = this.machine.truth(true);
    const [main] = forward.parts;
    const isSeed = (name: string) => isSeedName(name, this.analysis);
    // Beside what both get, as the name of an activation, it is the other one: `activate(kind, z)`, `derivative(kind, a)`.
    const other = names.findIndex(
      (name, k) => given[k] === null && this.inOrder(k) !== null && !isSeed(name),
    );
    const own = other >= 0 ? other : names.findIndex((name) => !isSeed(name));
    if (unit.ofOutput && main && own >= 0) given[own] = main.value;
    // What has another name stands where the forward function has it; a derivative is multiplied by what is left.
    const others = given.map((value, k) => value ?? this.inOrder(k));
    // What is called a result beside what the function gets is what it gives.
    const isResult = (name: string) => saysOutput.test(name) && given.some((value) => value !== null);
    const above = (name: string) =>
      main && !this.isRoom(name) && !isTarget.test(name)
        ? isResult(name)
          ? main.value
          : this.seeds.guessed(main)
        : null;
    return this.filled(others.map((value, k) => value ?? above(names[k])));
  }

  /** Where nothing is called the gradient from above, the only thing that nothing else is called is that, if it is used so. */
  private withAbove(given: readonly (Value | null)[]): readonly (Value | null)[] {
    if (this.seeds.output()) return given;
    const [main] = this.forward.parts;
    const says = (k: number) => namesTarget(this.names[k]);
    const [only, ...more] = this.loose;
    this.loose = this.loose.filter((k) => !says(k));
    const name = this.names[only ?? -1];
    if (name === undefined || more.length > 0 || says(only) || !main) return given;
    const { code } = this.unit.backward;
    const { size } = leavesOf(main.value);
    const gates = gatesOf(code, name);
    // What is a factor wherever it is calculated with comes from above; what is subtracted may be what the result should be.
    const isFactor = size === 1 && gates.length > 0 && gates.every((gate) => gate === '*');
    // What has errors of its own is another layer.
    const isThing = keysReadOf(code, name).some(isLearning);
    const mayBe = size === 1 ? !gates.includes('-') : size > 1 && !isThing && readsPartsOf(code, name);
    if (!isFactor && !mayBe) return given;
    this.loose = [];
    return given.with(only, isFactor ? this.seeds.like(main, name) : this.seeds.guessed(main));
  }

  /** Beside what comes from above, the result or what else the forward function gets stands for names that only one knows. */
  private guessed(given: readonly (Value | null)[]): readonly (Value | null)[] {
    const { names, analysis, forward, unit } = this;
    this.loose = names.flatMap((name, k) => (given[k] === null && !isRateName(name) ? k : []));
    if (!names.some((name) => isSeedName(name, analysis))) return given;
    const [main] = forward.parts;
    const isResult = (k: number) => main?.name === '' && saysOutput.test(names[k]);
    const others = this.loose.filter((k) => !isResult(k));
    const left = forward.parameters.filter(({ name }) => !names.includes(name));
    const isOne = unit.backward.home.kind === 'file' && others.length === 1 && left.length === 1;
    const isMeant = (own: string) => (isOne ? () => true : saysInput.test(own) ? isFirst : startsAs(own));
    const isFirst = (_: GivenParameter, k: number) => k === 0;
    const standsFor = (k: number) => left.find(isMeant(names[k]))?.value ?? null;
    return given.map((value, k) =>
      !this.loose.includes(k) ? value : isResult(k) ? main.value : standsFor(k),
    );
  }

  private filled(given: readonly (Value | null)[]): Value[] {
    return given.map((value, k) => value ?? this.machine.parameterNamed(this.names[k]));
  }

  /** What a parameter gets that takes members: what the forward function kept, or each by its name. */
  private byKeys(k: number): Value | null {
    const { machine, names, targets } = this;
    const target = targets[k];
    if (target.kind === 'items') return this.byItems(target.items, names[k]);
    const keys = keysTaken(target);
    if (keys.length === 0) return null;
    const cache = this.keptWith(keys, names[k]);
    if (cache) return cache;
    const all = new Rec('object');
    for (const key of keys) all.members.set(key, this.byName(key) ?? machine.parameterNamed(key));
    return all;
  }

  /** What a parameter gets that takes items: `[x, w, z]` of a cache, or `[dh, dc]`. */
  private byItems(items: readonly (PatternPart | null)[], name: string): Value {
    const { machine, forward, seeds, analysis } = this;
    const names = items.map((item) => (item?.target.kind === 'name' ? item.target.name : ''));
    const isWhole = (value: Value | undefined) =>
      value instanceof List && value.items.length === items.length;
    const isFromAbove = names.some((each) => isSeedName(each, analysis));
    const [main] = forward.parts;
    if (isFromAbove && isWhole(main?.value)) return seeds.like(main, name);
    const kept = cacheOf(forward.parts, machine, name);
    if (!isFromAbove && isWhole(kept)) return kept;
    return new List(
      names.map((each) => this.byName(each) ?? machine.parameterNamed(each)),
      'tuple',
    );
  }

  private byName(name: string): Value | null {
    const { machine, forward, seeds, analysis } = this;
    const { parts, parameters, frame } = forward;
    const inTime = this.inTime(name);
    if (inTime) return inTime;
    const same = parameters.find((each) => each.name === name) ?? partNamed(parts, name);
    if (same) return same.value;
    if (this.isFilled(name) || this.isRoom(name)) return machine.parameterNamed(name);
    const seeded = isSeedName(name, analysis)
      ? seeds.partFor(name, parts, analysis.file.gradientNames)
      : null;
    if (seeded) return seeds.like(seeded, name);
    if (keeps.test(name)) return cacheOf(parts, machine, name);
    const keys = keysReadOf(this.unit.backward.code, name);
    return (keys.length > 1 ? this.keptWith(keys, name) : null) ?? frame?.cells.get(name)?.value ?? null;
  }

  /**
   * What the forward function gets and gives under one name has two here: `h` and what it becomes, `hNext`, or `hPrev` and what
   * it has become, `h`.
   */
  private inTime(name: string): Value | null {
    const { parameters, parts } = this.forward;
    const got = (own: string) => parameters.find((each) => each.name === own)?.value ?? null;
    const [main] = parts;
    const given = (own: string) => partNamed(parts, own)?.value ?? (main?.name === '' ? main.value : null);
    const before = inOtherTime(name, earlier);
    if (before !== null && !got(name) && this.names.includes(before)) return got(before);
    const isLater = this.names.some((each) => !got(each) && inOtherTime(each, earlier) === name);
    if (isLater && got(name)) return given(name);
    const after = inOtherTime(name, later);
    return after !== null && !got(name) && !partNamed(parts, name) && got(after) ? given(after) : null;
  }

  /** Beside what it should be, the result is what is called so: `backward(input, expected, output)`. */
  private asResult(name: string): Value | null {
    const [main] = this.forward.parts;
    const isOther = (each: string) => each !== name && namesTarget(each);
    const isResult = namesResult.test(name) && this.names.some(isOther);
    return isResult && main && leavesOf(main.value).size > 0 ? main.value : null;
  }

  /** What the forward function kept, or gives in all, where that has all of these members. */
  private keptWith(keys: readonly string[], name: string): Value | null {
    const { parts } = this.forward;
    const hasAll = (each: Value) =>
      typeof each === 'object' &&
      each.kind === 'record' &&
      !(each instanceof Given) &&
      keys.every((key) => memberAt(each.members, key) !== undefined);
    return [cacheOf(parts, this.machine, name), ...parts.map(({ value }) => value)].find(hasAll) ?? null;
  }

  /** Whether parts of a parameter are assigned, where what comes from above is one number: room for what is given back. */
  private isRoom(name: string): boolean {
    const isPart = (target: Target) =>
      (target.kind === 'at' || target.kind === 'member') && rootOf(target) === name;
    const targets = allTargetsIn(this.unit.backward.code.body);
    return typeof this.forward.parts[0]?.value === 'number' && targets.some(isPart);
  }

  /** Whether the function fills an array with the gradient of what the forward function gets, as that fills its own. */
  private isFilled(name: string): boolean {
    const { parts, parameters } = this.forward;
    const isPart = (value: Value) => parts.some((part) => part.value === value);
    const variables = this.analysis.file.gradientNames.variablesOf(name);
    return (
      parameters.some(({ value }) => isPart(value)) &&
      parameters.some((each) => variables.includes(each.name) && !isPart(each.value))
    );
  }

  private inOrder(k: number): Value | null {
    const parameter = this.forward.parameters[k];
    return parameter && !this.names.includes(parameter.name) ? parameter.value : null;
  }
}
