/* Of what the parts are gradients that a function returns: of the forward function's parameters, by name or in their order. */
import type { Value } from '../../../program/values';
import type { GradientNames } from '../../../recognition/names';
import { isLossName } from '../../../recognition/recognise';
import { namesBeside } from '../freely/free-words';
import { leavesOf, numbersIn } from '../machine/leaves';
import { namesGradient, variablesNamed } from '../machine/named';
import { memberAt } from '../machine/parts';
import { termsOf } from '../machine/products';
import type { GivenParameter } from '../machine/stores';
import { saysGradient } from '../pairs';
import type { UnitRun } from '../run';
import type { PassUnit } from '../units';
import type { Claim, ClaimGroup } from './claim';
import { makesRoom } from './claims';
import { leadOf } from './open';
import type { PassOutput } from './outputs';
import { isModel, isTarget, namesTarget } from './results';
import { isReturnSaid, type ReturnedPart } from './returns';
import { statesOf } from './segments';

/** The groups of a returned part, one for each variable that it may be the gradient of, the likeliest first. */
export interface Alternatives {
  readonly groups: readonly ClaimGroup[];
  /** Nothing says which of them is meant. */
  readonly isGuess: boolean;
  /** Its place among what is returned says so. */
  readonly isInOrder?: boolean;
}

/** What a unit returns that no gradient variable claims: `known` are those that do. */
export function returnedClaims(
  run: UnitRun,
  names: GradientNames,
  leads: ReadonlySet<number>,
  { leaves, curve }: PassOutput,
  known: readonly ClaimGroup[],
): Alternatives[] {
  const heads = leaves.map(({ node }) => node);
  const claiming = new Claiming(run, names, leads, heads, known, curve);
  return run.returned.flatMap((part) => claiming.of(part, 1));
}

class Claiming {
  /** What gradient variables claim, each with what it is of. */
  private readonly claimed: ReadonlySet<string>;
  /** What the pass is of, and what is sure to be a loss. */
  private readonly losses: ReadonlySet<number>;

  constructor(
    private readonly run: UnitRun,
    private readonly names: GradientNames,
    private readonly leads: ReadonlySet<number>,
    heads: readonly number[],
    private readonly known: readonly ClaimGroup[],
    /** What the pass is of, where that is several numbers and each has its own derivative. */
    private readonly curve?: PassOutput['curve'],
  ) {
    const certain = run.outputs.filter(({ isCertain }) => isCertain).flatMap(({ leaves }) => leaves);
    this.losses = new Set([...heads, ...certain.map(({ node }) => node)]);
    this.claimed = new Set(known.flatMap(({ claims }) => claims.map(({ node, of }) => `${node} ${of}`)));
  }

  /**
   * What a part claims as it is, or else what its own parts do: the nth of `count` without a name, `within` what is the
   * gradient of a thing with members.
   */
  of(part: ReturnedPart, count: number, nth = 0, within: Value | null = null): Alternatives[] {
    if (!this.isLoss(part)) {
      if (this.isKnown(part)) return [];
      const inside = numbersIn(part.value);
      if (part.parts.some((each) => each.value === inside && this.isStepped(each))) return [];
      // What has gradients that are known by their names is no array of one.
      const isOfSeveral = part.parts.some((each) => this.isKnown(each));
      const whole = isOfSeveral ? null : this.alternatives(part, count, nth, within);
      if (whole && whole.groups.length > 0) return [whole];
    }
    const parts = part.parts.filter((each) => !this.isLoss(each));
    const thing = this.thingFor(part);
    return part.parts.flatMap((each) =>
      this.of(each, each.isKey ? 1 : parts.length, parts.indexOf(each), thing),
    );
  }

  private isKnown({ text }: ReturnedPart): boolean {
    const { unit } = this.run;
    // `dU` that the gradient of U gives is that of what U gets.
    const isOfResult = (of: string) => (unit.kind === 'pair' && unit.forward.name === of) || isLossName(of);
    return (
      namesGradient(text, this.names) && this.known.some(({ name, of }) => name === text && !isOfResult(of))
    );
  }

  /** Whether a part is what the pass is of, or called so, or is returned as a loss while that is taken for granted. */
  private isLoss({ value, name, isKey }: ReturnedPart): boolean {
    const called = isKey && typeof value === 'number' ? this.run.forward?.cells.get(name)?.value : undefined;
    return [value, called ?? value].some((each) =>
      [...leavesOf(each).values()].some((node) => this.losses.has(node)),
    );
  }

  /** By its name; else by its place among those that have none, or of what has its shape. */
  private alternatives(part: ReturnedPart, count: number, nth: number, within: Value | null): Alternatives {
    const { unit } = this.run;
    const all = this.parameters();
    if (this.isStepped(part)) return { groups: [], isGuess: false };
    const of = unit.kind === 'pair' && unit.of !== null ? all.find(({ name }) => name === unit.of) : null;
    const named = of ?? (within ? this.memberFor(part, within) : this.named(part, all));
    const scheme = named ? undefined : this.byScheme(part, all);
    if (scheme) {
      const group = this.groupOf(part, leavesOf(part.value), scheme.name, scheme.value);
      if (!group) return { groups: [], isGuess: false };
      const { isReturned: _, ...own } = group;
      return { groups: [{ ...own, isByScheme: true }], isGuess: false };
    }
    const inOrder = count > 1 && all.length >= count ? all.slice(nth, nth + 1) : [];
    // Some may have no gradient here, and nothing says which.
    const others = all.length > count ? all.filter((each) => !inOrder.includes(each)) : [];
    const some = named ? [named] : count > 1 ? [...inOrder, ...others] : all;
    const leaves = leavesOf(part.value);
    const fittingIn = (those: readonly GivenParameter[]) =>
      those.flatMap((each) => {
        const group = this.groupOf(part, leaves, each.name, each.value);
        return group ? [{ group, each }] : [];
      });
    const given = fittingIn(some);
    // What none of these fits may be of what the object has, if it is called so.
    const member = given.length === 0 ? this.named(part, this.members()) : undefined;
    const fitting = member ? fittingIn([member]) : given;
    const names = fitting.map(({ each }) => each.name);
    const found = fitting.map(({ group, each }) => ({ group, rank: rankOf(each, names) }));
    found.sort((one, other) => one.rank - other.rank);
    const isKnown = found.some(({ group }) =>
      group.claims.every(({ node, of: variable }) => this.claimed.has(`${node} ${variable}`)),
    );
    if (isKnown) return { groups: [], isGuess: false };
    const isOne = found.length === 1 || found[0]?.rank < found[1]?.rank;
    const isOther = part.isKey && !(all.length === 1 && saysBelow.test(part.name));
    const isGuess =
      !named && (mayReturnAnything(unit) || isOther || (count > 1 ? all.length > count : !isOne));
    const isInOrder = !named && inOrder.length > 0 && given.length > 0;
    return { groups: found.map(({ group }) => group), isGuess, isInOrder };
  }

  /** Whether it is a parameter of which the output was made before it was written: a step, and no gradient. */
  private isStepped({ text, name: key, value, stores }: ReturnedPart): boolean {
    if (saysStepped.test(text)) return true;
    const { parameters } = this.run;
    const named = parameters.find(({ name }) => name === key);
    if (named && named.value !== value && this.goesOn(named.value, value)) return true;
    const isOwn = parameters.some((each) => each.value === value);
    if (!isOwn && !stores.some(({ root }) => parameters.some(({ name }) => name === root.name))) return false;
    return stores.some(({ before }) => [...leavesOf(before).values()].some((node) => this.leads.has(node)));
  }

  /** Whether all numbers of something are those of a parameter with something subtracted. */
  private goesOn(from: Value, to: Value): boolean {
    const { tape } = this.run.file;
    const before = leavesOf(from);
    const after = [...leavesOf(to)];
    const isStep = ([place, node]: readonly [string, number]) => {
      const [first, ...more] = termsOf(tape, node);
      const isOwn = tape.sourceOf(first.node) === tape.sourceOf(before.get(place) ?? -1);
      return isOwn && !first.isMinus && more.some(({ isMinus }) => isMinus);
    };
    return after.length > 0 && after.every((each) => before.has(each[0]) && isStep(each));
  }

  /** What the forward function gets that the output is made of; what its object has, where it gets nothing. */
  private parameters(): readonly GivenParameter[] {
    const { parameters, machine } = this.run;
    return parameters.length > 0
      ? parameters.filter(({ value }) => this.leadsAnywhere(value) && !machine.isTextual(value))
      : this.members();
  }

  /** What the object has, or what functions share that stand in another one. */
  private members(): readonly GivenParameter[] {
    const { unit, machine } = this.run;
    const own = [...machine.self.members].map(([name, value]) => ({ name, value }));
    const all = unit.kind === 'pair' ? [...own, ...machine.sharedBy(unit.forward)] : own;
    return all.filter(({ value }) => this.leadsAnywhere(value));
  }

  private named(part: ReturnedPart, all: readonly GivenParameter[]): GivenParameter | undefined {
    const { name, isKey } = part;
    if (name === '') return undefined;
    const { run } = this;
    const { members } = run.machine.self;
    const holders = [...all.map(({ value }) => value), run.machine.self, ...members.values()];
    const variables = variablesNamed(name, this.names, false).map((each) => each.name);
    for (const variable of isKey ? [name, ...variables] : variables) {
      const own = all.find((each) => each.name === variable);
      if (own) return own;
      const found = [
        run.forward?.cells.get(variable)?.value,
        ...holders.map((each) => memberOf(each, variable)),
      ];
      const isIt = (each: Value) => each !== part.value && this.leadsAnywhere(each);
      const value = found.find((each) => each !== null && each !== undefined && isIt(each));
      if (value !== undefined && value !== null) return { name: variable, value };
    }
    return undefined;
  }

  /** The parameter that a part is made of a `g` and the name of, where others are, too: `w` for `gw` beside `gb`. */
  private byScheme({ name }: ReturnedPart, all: readonly GivenParameter[]): GivenParameter | undefined {
    const { unit } = this.run;
    const code = unit.kind === 'function' ? unit.own.code : unit.kind === 'pair' ? unit.backward.code : null;
    const own = code && namesBeside(code) ? name.replace(/^g_?/, '') : name;
    return own === name ? undefined : all.find((each) => each.name === own);
  }

  /**
   * The thing with members that a part is called the gradient of, `params` for `dparams`, or whose members are called as its
   * own are: of `{ k, r }` that is what has a `k` and an `r`. null for none.
   */
  private thingFor({ name, parts }: ReturnedPart): Value | null {
    const keys = parts.flatMap((each) => (each.isKey ? each.name : []));
    if (keys.length === 0) return null;
    const { parameters, forward } = this.run;
    const named = variablesNamed(name, this.names, false).map((each) => each.name);
    const things = named.flatMap((variable) => [
      parameters.find((each) => each.name === variable)?.value ?? null,
      forward?.cells.get(variable)?.value ?? null,
    ]);
    const isThing = (each: Value | null) => typeof each === 'object' && each?.kind === 'record';
    const hasAll = ({ value }: GivenParameter) =>
      keys.length > 1 && isThing(value) && keys.every((key) => memberOf(value, key) !== undefined);
    return things.find(isThing) ?? parameters.find(hasAll)?.value ?? null;
  }

  /** The member of a thing that a part is the gradient of. */
  private memberFor({ name }: ReturnedPart, thing: Value): GivenParameter | undefined {
    const variables = variablesNamed(name, this.names, false).map((each) => each.name);
    for (const variable of [name, ...variables]) {
      const value = memberOf(thing, variable);
      if (value !== undefined && this.leadsAnywhere(value)) return { name: variable, value };
    }
    return undefined;
  }

  private leadsAnywhere(value: Value): boolean {
    const { run, leads } = this;
    return (
      [...leavesOf(value).values()].some((node) => leads.has(leadOf(run, node, leads))) ||
      (typeof value === 'object' && value.kind === 'record')
    );
  }

  private groupOf(
    part: ReturnedPart,
    leaves: ReadonlyMap<string, number>,
    name: string,
    value: Value,
  ): ClaimGroup | null {
    const { run, leads } = this;
    const variable = leavesOf(value);
    if (variable.size > leaves.size || variable.size === 0 || part.stores.length === 0) return null;
    if (value === part.value) return null;
    const stores = part.stores.map((store) => run.stores.indexOf(store)).filter((k) => k >= 0);
    const segment = { stores, held: () => part.value, closed: undefined };
    const claims: Claim[] = [];
    for (const [place, node] of leaves) {
      const by = this.curve?.get(place || part.name);
      const of = variable.get(by !== undefined && variable.size === 1 ? '' : place);
      // An array that is given may be longer than what is written into it, and than what is read of it.
      const { tape } = run.file;
      if (of === undefined && (tape.isInput(node) || tape.constantAt(node) === 0)) continue;
      if (of === undefined) return null;
      const states = statesOf(run, segment, place, node);
      const own = { place, node, of: leadOf(run, of, leads), before: -1, states };
      claims.push(by === undefined ? own : { ...own, by: [by] });
    }
    if (claims.length < variable.size) return null;
    const [first] = part.stores;
    // What is put at the end of a list is said by no return.
    const begin = part.stores.find(
      (store) => (isReturnSaid(store) && store.keys.length === 0) || !makesRoom(store, run.file.tape),
    );
    return {
      name: part.text,
      of: name,
      claims,
      stores,
      at: (begin ?? first).at,
      isPartial: false,
      isReturned: true,
      isEmpty: false,
      open: null,
      byRounds: null,
    };
  }
}

/** Whether nothing says that what a unit returns are gradients. */
export function mayReturnAnything(unit: PassUnit): boolean {
  return unit.kind === 'file' || (unit.kind === 'function' && !unit.isHalf && !saysGradient(unit.own.name));
}

/** Names of what goes on below, as that of the only thing that a forward function gets. */
const saysBelow = /below|prev|inp|^err(or)?s?$|^d[xa]$|^delta$/i;

/** Names of what variables become by a step. */
const saysStepped = /^(new|next|updated)(_|(?=\p{Lu}))/u;

/** A member of something, as the gradient of `params.w` is told by `w`. */
function memberOf(of: Value, name: string): Value | undefined {
  if (typeof of === 'number' || of.kind !== 'record') return undefined;
  return memberAt(of.members, name);
}

/** How likely something is that nobody names what a gradient is of, the likeliest first. */
function rankOf({ name, isOptional }: GivenParameter, all: readonly string[]): number {
  const isPlain = (other: string) => !namesTarget(other);
  const isBeside = isTarget.test(name) ? !all.every((other) => isTarget.test(other)) : all.some(isPlain);
  if (!isPlain(name) && isBeside) return 3;
  if (isOptional) return 2;
  return isModel.test(name) ? 0 : 1;
}
