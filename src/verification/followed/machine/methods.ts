/*
 * Methods of things that are not given: what only one class of the file can do, a thing that does it is of that class, where
 * the file makes such things.
 */

import { lastName } from '../../../circuits/following/steps';
import type { ClassCode, Code, Expression, FunctionCode, PlacedCode } from '../../../program/code';
import { Func, Given, type Value } from '../../../program/values';
import { perObject } from '../../../text/remembering';
import { arrayOperation } from './array-names';
import { ArrayMachine } from './arrays';
import { type AnyCode, isApart, partsIn, targetsOf } from './code-parts';
import { type FunctionHome, functionsOf, keyOf, type OwnedFunction } from './functions';
import type { CallHeard } from './hearing';
import { leavesOf, listOf } from './leaves';
import { plainName } from './marked';
import { isPure, putIn } from './parts';

/** What things of many classes can do, those of other files too. */
const isShared =
  /^_?(forward|backward|[fb]prop|call|apply|update|step|loss|grad|deriv|param|reset|zero|get|set)/i;

/** What a statement says of classes and members, with all that is in it. */
interface SaidOfMembers {
  /** What it calls by a name: classes of what it makes, too. */
  readonly called: readonly string[];
  readonly assigned: readonly { readonly key: string; readonly value: Expression | null }[];
  /** The classes of the things that it puts in lists, by the lists' names. */
  readonly listed: readonly { readonly key: string | null; readonly as: string }[];
  /** What it makes with two sizes, by the class of that: `new Matrix(3, 2)`, and not what has one column. */
  readonly sized: readonly { readonly key: string; readonly as: string }[];
  readonly classes: readonly ClassCode[];
  /** The methods that it calls, and what it calls them of, by the last name of that. */
  readonly calls: readonly { readonly of: string; readonly key: string }[];
}

const matrixName = /^(mat(ri(x|z|ce))?|tensor)(2d)?$/i;
/** The class of what is made with two sizes, as a matrix is. */
const sizedAs = (part: AnyCode): string | [] =>
  'kind' in part &&
  part.kind === 'call' &&
  part.isNew &&
  part.callee.kind === 'name' &&
  part.args.length >= 2 &&
  part.args.every(({ value }) => value.kind !== 'number' || value.value > 1)
    ? part.callee.name
    : [];

/** Kept by statement: most of a file is as it was before an edit. */
const saidIn = perObject((code: Code): SaidOfMembers => {
  const parts = partsIn(code).flatMap((part) => ('parameters' in part ? [] : part));
  const assigned = parts.flatMap((part) =>
    targetsOf(part).flatMap((target) =>
      target.kind === 'member'
        ? { key: target.key, value: 'value' in part ? (part.value as Expression) : null }
        : [],
    ),
  );
  const listed = parts.flatMap((part) => {
    const put = part.kind === 'call' ? putIn(part) : null;
    const made = put ? madeIn(put.value) : part.kind === 'assign' ? madeIn(part.value) : [];
    const lists = made.length > 0 ? (put ? [put.of] : targetsOf(part)) : [];
    return lists.flatMap((list) => made.map((as) => ({ key: lastName(list), as })));
  });
  const entries = parts.flatMap((part) => (part.kind === 'record' ? part.entries : []));
  const filled = [...assigned, ...entries.map(({ key, value }) => ({ key: keyOf(key), value }))];
  return {
    called: parts.flatMap((part) =>
      part.kind === 'call' && part.callee.kind === 'name' ? part.callee.name : [],
    ),
    assigned,
    listed,
    sized: filled.flatMap(({ key, value }) =>
      key === null
        ? []
        : partsIn(value, isApart)
            .flatMap(sizedAs)
            .map((as) => ({ key, as })),
    ),
    classes: parts.flatMap((part) => (part.kind === 'class' ? part.code : [])),
    calls: parts.flatMap((part) => {
      if (part.kind !== 'call' || part.callee.kind !== 'member') return [];
      const of = lastName(part.callee.of);
      return of === null ? [] : { of, key: part.callee.key };
    }),
  };
});

/** The methods of the classes of a file of which it makes things, by their names. */
const methodsIn = perObject((top: readonly PlacedCode[]): ReadonlyMap<string, readonly OwnedFunction[]> => {
  const made = new Set(top.flatMap(({ code }) => saidIn(code).called));
  const found = new Map<string, OwnedFunction[]>();
  for (const each of functionsOf(top))
    if (made.has(each.home.name) && each.home.kind === 'class' && !each.isStatic && !isShared.test(each.name))
      found.set(each.name, [...(found.get(each.name) ?? []), each]);
  return found;
});

/**
 * The methods of what members are made as, by the members' names: `this.w = new Matrix(2, 3)`; and of the elements of a list,
 * by its name and `[]`: `this.layers.push(new Layer(2, 3))`.
 */
const membersIn = perObject((top: readonly PlacedCode[]): ReadonlyMap<string, FunctionHome | null> => {
  const homes = new Map(
    functionsOf(top).flatMap(({ home }) => (home.kind === 'class' ? [[home.name, home]] : [])),
  );
  const found = new Map<string, FunctionHome | null>();
  const note = (key: string, home: FunctionHome | null) =>
    found.set(key, found.has(key) && found.get(key) !== home ? null : home);
  const said = top.map(({ code }) => saidIn(code));
  for (const { key, value } of said.flatMap(({ assigned }) => assigned))
    if (value) note(key, homes.get(madeAs(value) ?? '') ?? null);
  for (const { key, as } of said.flatMap(({ listed }) => listed)) note(`${key}[]`, homes.get(as) ?? null);
  return found;
});

/** The classes of what things are called, by a method that only one class has and that the file calls of them. */
const askedIn = perObject((top: readonly PlacedCode[]): ReadonlyMap<string, FunctionHome | null> => {
  const methods = methodsIn(top);
  const found = new Map<string, FunctionHome | null>();
  for (const { of, key } of top.flatMap(({ code }) => saidIn(code).calls)) {
    const [only, ...more] = methods.get(key) ?? [];
    if (!only || more.length > 0 || of === 'this') continue;
    found.set(of, (found.get(of) ?? only.home) === only.home ? only.home : null);
  }
  return found;
});

/** Members that are made as matrices of another file, whose class is called so or has their operations. */
const matricesIn = perObject((top: readonly PlacedCode[]): ReadonlySet<string> => {
  const own = functionsOf(top).flatMap(({ home }) => (home.kind === 'class' ? home.name : []));
  if (own.some((name) => matrixName.test(name))) return new Set();
  const said = top.map(({ code }) => saidIn(code));
  const calls = said.flatMap((each) => each.calls);
  const isOfMatrices = (as: string) =>
    matrixName.test(as) ||
    (!own.includes(as) &&
      calls.some(({ of, key }) => of === as && ofMatrices.has(arrayOperation(key)?.kind)));
  return new Set(said.flatMap(({ sized }) => sized.flatMap(({ key, as }) => (isOfMatrices(as) ? key : []))));
});

const ofMatrices: ReadonlySet<string | undefined> = new Set(['transpose', 'matmul', 'dot', 'times']);

/** The classes of methods, by their code. */
const homesIn = perObject(
  (top: readonly PlacedCode[]): ReadonlyMap<FunctionCode, FunctionHome> =>
    new Map(functionsOf(top).flatMap(({ code, home }) => (home.kind === 'class' ? [[code, home]] : []))),
);

/** What members are kept as that getters show, by their names: `_data` for `data`; and those that the file assigns, as they are. */
const keptIn = perObject((top: readonly PlacedCode[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { code } of top) {
    const { assigned, classes } = saidIn(code);
    for (const { key } of assigned) found.set(key, key);
    for (const { name, form, code } of classes.flatMap(({ methods }) => methods)) {
      const [first] = code.body;
      const shown = form === 'getter' && first?.kind === 'return' ? first.value : null;
      if (shown?.kind === 'member' && !found.has(name)) found.set(name, shown.key);
    }
  }
  return found;
});

/** So many operations on arrays a class of the file has that is one of arrays. */
const fewestOperations = 3;

/** What the file's own classes of arrays consist of. */
const ofArraysIn = perObject((top: readonly PlacedCode[]): ReadonlySet<FunctionCode> => {
  const all = functionsOf(top).filter(({ home }) => home.kind === 'class');
  const isOfArrays = ({ home }: OwnedFunction) =>
    all.filter((other) => other.home === home && arrayOperation(other.name)).length >= fewestOperations;
  return new Set(all.filter(isOfArrays).map(({ code }) => code));
});

/** The class of what an expression makes anew, also where its methods, or functions of the class, do that; null for none. */
function madeAs(e: Expression): string | null {
  if (e.kind !== 'call') return null;
  const { callee } = e;
  if (callee.kind === 'name') return callee.name;
  if (e.isNew || callee.kind !== 'member') return null;
  return callee.of.kind === 'name' ? callee.of.name : madeAs(callee.of);
}

/** The classes of the things that an expression makes, those of other files too, and not of what these are made of. */
function madeIn(value: Expression): readonly string[] {
  const made: string[] = [];
  partsIn(value, (part) => {
    if ('parameters' in part || part.kind !== 'call') return false;
    const name = lastName(part.callee);
    if (name === null || !(part.isNew || /^[A-Z]/.test(name)) || /(Array|Map|Set)$/.test(name)) return false;
    return made.push(name) > 0;
  });
  return made;
}

export abstract class MethodMachine extends ArrayMachine {
  private byName: ReadonlyMap<string, readonly OwnedFunction[]> = new Map();
  private byMember: ReadonlyMap<string, FunctionHome | null> = new Map();
  private byCalls: ReadonlyMap<string, FunctionHome | null> = new Map();
  private homes: ReadonlyMap<FunctionCode, FunctionHome> = new Map();
  private arrayCode: ReadonlySet<FunctionCode> = new Set();
  private matrices: ReadonlySet<string> = new Set();
  /** What members go by, by their names. */
  protected kept: ReadonlyMap<string, string> = new Map();

  /** From here on the methods of these classes are known. */
  protected knowMethods(top: readonly PlacedCode[]): void {
    this.byName = methodsIn(top);
    this.byMember = membersIn(top);
    this.byCalls = askedIn(top);
    this.homes = homesIn(top);
    this.arrayCode = ofArraysIn(top);
    this.matrices = matricesIn(top);
    this.kept = keptIn(top);
  }

  /** What an operation of those assigns in itself is as good as what a library does. */
  protected override get isInLibrary(): boolean {
    const [code] = this.calling.slice(-1);
    return code !== undefined && this.calling.length > 1 && this.arrayCode.has(code);
  }

  /** What an operation of the file's own arrays puts in the place of one is assigned to it, by the statement that calls it. */
  protected override call_(e: CallHeard): Value {
    const { callee } = e;
    const isOperation = this.alone === e && callee.kind === 'member' && arrayOperation(callee.key) !== null;
    const of = isOperation && isPure(callee.of) ? this.evaluate(callee.of) : null;
    const before = leavesOf(of);
    if (!isOperation || !of || before.size === 0) return super.call_(e);
    const result = super.call_(e);
    const now = leavesOf(of);
    const isHeard = this.stores.at(-1)?.code?.sign === e;
    if (!isHeard && [...before].some(([place, node]) => now.get(place) !== node))
      this.putsInPlace(callee.of, e, of, listOf(before));
    return result;
  }

  protected override memberOf(of: Value, key: string): Value {
    const method = of instanceof Given && !of.list && !of.members.has(key) ? this.methodOf(of, key) : null;
    if (!method) return this.asMade(super.memberOf(of, key), key);
    return new Func(method.code, this.root, of, method.base, null, null);
  }

  /** What has parts is worth what its class says, and is no number beside these. */
  override asNumber(value: Value): Value {
    const isThing = this.byName.has('valueOf') && value instanceof Given && value.members.size > 0;
    const method = isThing && !value.list ? this.methodOf(value, 'valueOf') : null;
    if (!method) return super.asNumber(value);
    const code = new Func(method.code, this.root, value, method.base, null, null);
    return super.asNumber(this.callFunction(code, [], new Map(), value));
  }

  /** What is made as a matrix has rows. */
  private asMade(value: Value, key: string): Value {
    if (this.matrices.has(key) && value instanceof Given && !this.isArray(value) && value.members.size === 0)
      for (const row of this.arrayOf(value).items) if (row instanceof Given) this.arrayOf(row);
    return value;
  }

  /** A method of the class whose method is followed of it, or that a member is made as; else of the only class that has one of that name. */
  private methodOf(of: Given, key: string): OwnedFunction | null {
    const { path } = of;
    const own =
      this.find('this')?.value === of ? this.calling.findLast((code) => this.homes.has(code)) : null;
    const method = own && this.homes.get(own)?.functions.get(key);
    if (method) return method;
    const [, dot = '', name = '', index = ''] =
      plainName(path).match(/(^|\.)([^.[\]]+)((?:\[[^[\]]*\])*)$/) ?? [];
    const asMember = this.byMember.get(index ? `${name}[]` : dot && name);
    // In a list that things of several classes are put in any of them may stand.
    if (index && asMember === null) return null;
    const home = asMember ?? (isShared.test(key) ? this.byCalls.get(name) : null);
    return home?.functions.get(key) ?? this.methodNamed(key, /[.[]/.test(path));
  }

  /** The only method of that name; what is of the class that is followed is hardly a part of itself. */
  private methodNamed(key: string, isPart: boolean): OwnedFunction | null {
    const all = this.byName.get(key) ?? (isPart || isShared.test(key) ? [] : this.ofFollowed(key));
    if (all.length === 0 || arrayOperation(key)) return null;
    const some = all.filter(
      ({ home }) => !isPart || ![...home.functions.values()].some((fn) => this.calling.includes(fn.code)),
    );
    return some.length === 1 && !this.library.isOfLists(key) ? some[0] : null;
  }
  /** The method of the class that is followed: of something beside its object that has it, where the file makes none. */
  private ofFollowed(key: string): readonly OwnedFunction[] {
    const home = this.homes.get(this.calling.findLast((code) => this.homes.has(code)) as FunctionCode);
    const method = home?.functions.get(key);
    return method ? [method] : [];
  }
}
