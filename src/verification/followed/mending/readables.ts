/*
 * What could stand in a statement, as the text around it tells: names, members and elements that are there, with the
 * indices that the loops around the statement have.
 */
import type { Expression, PlacedCode, Target } from '../../../program/code';
import type { BuiltIns } from '../../../program/dialect';
import { moved } from '../../../program/statements';
import type { GradientNames } from '../../../recognition/names';
import { applyEdits } from '../../../text/edits';
import type { TextAround } from '../../diagnosis/edited';
import { GradientPaths } from '../claims/gradient-paths';
import { ForwardFacts, functionOf, isLength } from '../forward';
import { functionsOf, type OwnedFunction } from '../machine/functions';
import { localsIn } from '../machine/locals';
import { layeredEnds, pairsOf } from './layered';
import type { Readable, StatementAround } from './statement';
import { type CallAround, rootOf, type SeenCode, type SeenPlace, seenFrom } from './surroundings';
import { baseOf, indicesIn, isPlace, pathOf, placesIn, readTree, shapeOfPlace } from './tree';
import { isOnlyFilled, unreadMembers } from './unread';

/** What could be read where, and what the statement there gives: the gradient of `of`, where its name does not tell. */
export interface ReadablesQuery extends TextAround {
  readonly names: BuiltIns;
  readonly gradientNames: GradientNames;
  readonly top: readonly PlacedCode[];
  /** Where the statement begins, and what it computes. */
  readonly place: number;
  readonly value: Expression;
  /** What the places of its value count from. */
  readonly base: number;
  /** The path of what it assigns, the variable of that, and those of others that are known. */
  readonly gradient: string;
  readonly isName: boolean;
  readonly of: string;
  readonly known: ReadonlyMap<string, string>;
}

/** More would not be tried. */
const mostReadables = 40;
const mostCounts = 4;
const mostLists = 10;
const mostNumbers = 4;
const mostGot = 4;
const mostSlopes = 5;
/** So many things are tried for the one that hands on its gradient. */
const mostHolders = 2;
const mostBeside = 8;

const saysSlope = /deriv|prime|slope|^d_?(?=sig|tanh|relu|act|logis|soft|[A-Z])/i;

/** What could be read at a place, the likeliest first; and the path of the variable whose gradient is computed there. */
export function readablesAt(
  query: ReadablesQuery,
): Pick<StatementAround, 'reads' | 'numbers' | 'isList' | 'lists'> & { of: string } {
  const readables = new Readables(query);
  const { of, numbers, isList, lists } = readables;
  return { reads: readables.all(), of, numbers, isList, lists };
}

/** Indices that can't be seen from the place, by those that stand for them there. */
type Renaming = ReadonlyMap<string, string>;

class Readables {
  readonly of: string;
  private readonly around: SeenCode;
  private readonly facts: ForwardFacts;
  private readonly names: GradientPaths;
  /** Names that count at the place. */
  private readonly indices: readonly string[];
  /** The places that the statement reads. */
  private readonly own: readonly SeenPlace[];
  private readonly found = new Map<string, Readable>();
  /** Gradients by their variables, and how each path begins where it is written. */
  private readonly gradients = new Map<string, string>();
  private readonly written = new Map<string, string>();

  constructor(private readonly query: ReadablesQuery) {
    this.around = seenFrom(query.top, query.place);
    const { places, assigned, visible } = this.around;
    for (const { code, base, isHidden } of [...places, ...assigned])
      if (!isHidden) this.written.set(pathOf(code as Expression), this.slice(baseOf(code), base));
    const paths = new Set([...this.written.keys(), ...visible]);
    this.names = new GradientPaths(paths, query.gradientNames, query.known);
    this.of = this.names.variableOf(query.gradient) ?? query.of;
    for (const path of this.written.keys()) {
      const of = this.names.variableOf(path);
      if (of !== null) this.gradients.set(of, path);
    }
    const locals = localsIn(query.value).filter(({ elementOf }) => elementOf === null);
    this.indices = [...this.around.indices, ...locals.map(({ name }) => name)];
    this.own = places.filter((each) => this.isOwn(each));
    this.facts = new ForwardFacts({ ...query, gradients: this.names, of: this.of }, this.around);
  }

  /** Whether the statement only gives a list another name, or makes one: `new Float64Array(n)`. */
  get isList(): boolean {
    const { value, gradient, isName } = this.query;
    if (value.kind === 'call' && isPlace(value.callee) && /Array$/.test(pathOf(value.callee))) return true;
    const isWhole = value.kind === 'name' || (isName && isPlace(value));
    return isWhole && this.facts.lists.has(value.kind === 'name' ? value.name : gradient);
  }

  /** Numbers that the code has, as many as are worth a try. */
  get numbers(): number[] {
    return [...this.around.numbers].slice(0, mostNumbers);
  }

  /** Lists that are handed to something as they are, or gone through, or made. */
  get lists(): string[] {
    const { lists, results } = this.facts;
    const isMade = (path: string) => lists.has(path) || results.has(path);
    const { places, assigned } = this.around;
    const isList = ({ code, isHanded }: SeenPlace) =>
      isHanded || (code.kind !== 'at' && isMade(pathOf(code as Expression)));
    const handed = [...places, ...assigned].filter((each) => !each.isHidden && isList(each));
    const near = handed.sort((one, other) => this.distance(one) - this.distance(other));
    return [...new Set(near.map(({ code, base }) => this.slice(code, base)))].slice(0, mostLists);
  }

  private distance({ code, base }: Pick<SeenPlace, 'code' | 'base'>): number {
    return Math.abs(code.from + base - this.query.place);
  }

  all(): Readable[] {
    const { places, assigned } = this.around;
    for (const text of this.indices) this.found.set(text, { text, role: 'index' });
    const known = new Set(places.map(({ code }) => pathOf(code as Expression)));
    // What nothing reads is looked at below; gradients may be there only to be returned.
    const written = assigned.filter(({ code }) => known.has(rootOf(code)) || this.isGradient(code));
    const near = [...places, ...written].sort((one, other) => this.distance(one) - this.distance(other));
    this.addLocals();
    this.addUnread();
    const got = this.around.calls.filter((call) => this.isGot(call));
    got.sort((one, other) => this.distance(one) - this.distance(other));
    for (const each of got.slice(0, mostGot)) this.addGot(each);
    this.addBeside(near);
    for (const each of near) this.add(each);
    this.addAbove(near);
    for (const each of this.around.calls) this.addCall(each);
    this.addSlopes();
    const rank = ({ expected, isUnread, isUnwritten, role }: Readable) =>
      isUnwritten ? 3 : expected || isUnread ? 0 : role === 'count' ? 2 : 1;
    const all = [...this.found.values()].sort((one, other) => rank(one) - rank(other));
    // A mean is forgotten however much there is to read.
    const counts = all.filter((each) => rank(each) === 2).slice(0, mostCounts);
    const others = all.filter((each) => rank(each) !== 2).slice(0, mostReadables - counts.length);
    return [...others, ...counts].sort((one, other) => rank(one) - rank(other));
  }

  /** Whether the statement hands whole lists on. */
  private get takesLists(): boolean {
    return this.own.some(({ isHanded }) => isHanded);
  }

  private add(each: SeenPlace): void {
    const code = each.code as Expression;
    const path = pathOf(code);
    const { holders, lists, results, numbers } = this.facts;
    if (each.isHidden || path === '' || this.around.allIndices.has(path)) return;
    if (this.isList && lists.has(path))
      return this.note(path, this.slice(baseOf(code), each.base), [''], isOnlyFilled(path, this.around));
    if (isLength(code) && code.kind === 'member') this.addElements(code.of, each.base);
    if (holders.has(shapeOfPlace(code))) return;
    const isList = code.kind !== 'at' && lists.has(path);
    const mayBeList = code.kind !== 'at' && !numbers.has(path) && (each.isHanded || results.has(path));
    if (isList || mayBeList) this.addElements(code, each.base);
    if (isList && !this.takesLists) return;
    const base = this.slice(baseOf(code), each.base);
    const ends = this.renamings(each).map((renaming) => this.textOf(each, renaming).slice(base.length));
    // What is read element by element may be gone through, too.
    const isOneOf = code.kind === 'at' && code.index.kind === 'number' && code.of.kind !== 'at';
    const layered = layeredEnds(code, this.own, this.indices, (index) => this.slice(index, this.query.base));
    this.note(path, base, [...ends, ...(isOneOf ? this.subscripts() : []), ...layered]);
  }

  /** Elements of what may be an array, though the code around reads none of them. */
  private addElements(code: Expression, base: number): void {
    const { holders, counts } = this.facts;
    const path = pathOf(code);
    const isNumber = isLength(code) || counts.has(path);
    if (!holders.has(shapeOfPlace(code)) && path !== '' && !isNumber)
      this.note(path, this.slice(code, base), this.subscripts());
  }

  /** Members of what the statement reads one of that another such thing is seen to have: `m.delta` beside `m.w`. */
  private addBeside(near: readonly SeenPlace[]): void {
    const members = near.flatMap((each) => {
      const inner = baseOf(each.code);
      if (inner.kind !== 'member') return [];
      const holder = this.slice(inner.of, each.base);
      return { holder, key: inner.key, isOwn: this.isOwn(each), isElement: inner !== each.code };
    });
    const seen = new Set(members.map(({ holder, key }) => `${holder}.${key}`));
    const beside = new Map<string, boolean>();
    for (const { holder, key: shared } of members.filter(({ isOwn }) => isOwn)) {
      const others = new Set(members.flatMap((each) => (each.key === shared ? each.holder : [])));
      for (const { holder: other, key, isElement } of members) {
        const path = `${holder}.${key}`;
        if (others.has(other) && !seen.has(path) && !/^(this|self)$/.test(other))
          beside.set(path, beside.get(path) || isElement);
      }
    }
    for (const [path, isList] of [...beside].slice(0, mostBeside))
      this.note(path, path, isList ? this.subscripts() : ['']);
  }

  /** `child.grad` gets a share of the `grad` of something of which the code around reads another member. */
  private addAbove(near: readonly SeenPlace[]): void {
    const [target, key] = splitAtLast(this.query.gradient);
    const holders = near.flatMap(({ code, base, isHidden }) => {
      const inner = baseOf(code);
      return inner.kind === 'member' && !isHidden ? this.slice(inner.of, base) : [];
    });
    const others = [...new Set(holders)].filter((holder) => target !== '' && holder !== target);
    for (const path of others.slice(0, mostHolders).map((holder) => `${holder}.${key}`))
      this.note(path, path, ['']);
  }

  private isOwn({ code, base }: SeenPlace): boolean {
    const { from, to } = moved(this.query.value, this.query.base);
    return code.from + base >= from && code.to + base <= to;
  }

  private isGradient(code: SeenPlace['code']): boolean {
    return this.names.variableOf(pathOf(code as Expression)) !== null;
  }

  /** Names of the statement's own, and of numbers that are indices elsewhere. */
  private addLocals(): void {
    for (const { name, elementOf } of localsIn(this.query.value)) {
      if (elementOf) this.noteOne(pathOf(elementOf), name, null, '', this.standsOnce(name));
      else this.found.set(name, { text: name, role: 'index' });
    }
    const { visible, indexNames, allIndices, parameters } = this.around;
    const { counts, lists } = this.facts;
    for (const text of indexNames)
      if (visible.has(text) && ![allIndices, parameters, counts, lists].some((each) => each.has(text)))
        this.found.set(text, { text, role: 'index' });
  }

  /** Whether a name that an expression has for itself is never read in it. */
  private standsOnce(name: string): boolean {
    const code = this.query.code(moved(this.query.value, this.query.base));
    return code.split(new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`)).length === 2;
  }

  /** Names that nothing reads: one of them may be what is left out, whatever it is. */
  private addUnread(): void {
    const { places, parameters, visible, allIndices, callable, items } = this.around;
    // What another function calls so is something else, but for what both get.
    const isHere = ({ code, isElsewhere }: SeenPlace) => !isElsewhere || parameters.has(rootOf(code));
    const read = new Set(places.filter(isHere).map(({ code }) => rootOf(code)));
    const assigned = new Set(this.around.assigned.map(({ code }) => rootOf(code)));
    for (const { code, base } of unreadMembers(this.around))
      if (!this.isGradient(code))
        this.note(pathOf(code), this.slice(code, base), ['', ...this.subscripts()], true);
    for (const name of visible) {
      if (read.has(name) || allIndices.has(name) || callable.has(name) || name === '_') continue;
      const isGradient = this.names.variableOf(name) !== null;
      if (parameters.has(name) || items.has(name)) this.note(name, name, ['', ...this.subscripts()], true);
      else if (assigned.has(name) && !isGradient) this.note(name, name, ['', ...this.subscripts()], true);
    }
  }

  /** What a function of one number gives, as it is called in the code around. */
  private addCall({ code, base, isHidden }: CallAround): void {
    const { indices } = this;
    const { allIndices } = this.around;
    const { tree } = readTree(code, base, this.query);
    const gate = functionOf(tree);
    const [place, ...more] = placesIn(tree);
    // How many elements something has, as it is asked for here.
    if (code.callee.kind === 'name' && code.callee.name === 'len' && place && more.length === 0 && !isHidden)
      this.found.set(this.slice(code, base), { text: this.slice(code, base), role: 'count' });
    if (isHidden || gate === null || gate === 'relu' || !place || more.length > 0) return;
    const [argument] = code.args.map(({ value }) => value);
    const isLost = indicesIn(argument).some(({ name }) => allIndices.has(name) && !indices.includes(name));
    const text = this.slice(code, base).replace(/\s+/g, ' ');
    if (isLost || this.found.has(text)) return;
    const from = tree.inputs[0] === place ? place.name : null;
    this.found.set(text, { text, role: 'value', made: { gate, from } });
  }

  /** What functions of the file give that are called derivatives. */
  private addSlopes(): void {
    const isSlope = ({ name, home, code }: OwnedFunction) =>
      home.kind === 'file' && code.parameters.length === 1 && saysSlope.test(name);
    // What is handed to others gets what these have.
    const handed = new Set(this.around.places.map(({ code }) => (code.kind === 'name' ? code.name : '')));
    const slopes = functionsOf(this.query.top).filter((each) => isSlope(each) && !handed.has(each.name));
    const isValue = ({ role, text }: Readable) => role === 'value' && !text.includes('(');
    const values = slopes.length > 0 ? [...this.found.values()].filter(isValue).slice(0, mostSlopes) : [];
    for (const { name } of slopes)
      for (const value of values) {
        const text = `${name}(${value.text})`;
        if (!this.found.has(text)) this.found.set(text, { text, role: 'value', expected: true });
      }
  }

  /** Elements that a method reads: `V.get(x, y, i)`, with the indices that they may have here. */
  private addGot({ code, base }: CallAround): void {
    const seen = { code, base, isHidden: false, isHanded: false };
    for (const renaming of this.renamings(seen)) {
      const text = this.textOf(seen, renaming);
      this.noteOne(text, text, null, '');
    }
  }

  private isGot({ code }: CallAround): boolean {
    const { callee, args } = code;
    const isGetter = callee.kind === 'member' && /^(get|at)/i.test(callee.key);
    const { length } = isGetter && this.around.visible.has(rootOf(callee)) ? indicesIn(code) : [];
    return length > 0 && length >= args.length;
  }

  private subscripts(): string[] {
    return this.indices.map((name) => `[${name}]`);
  }

  /** Notes a place with the indices that it ends with, and its gradient or variable with the same. */
  private note(path: string, base: string, ends: readonly string[], isUnread = false): void {
    const of = this.names.variableOf(path);
    const known = of === null ? this.gradients.get(path) : of;
    const isVariable = known === undefined && of === null && !path.endsWith('.length');
    const unwritten = isVariable ? this.names.gradientOf(path) : null;
    const other = known ?? unwritten ?? undefined;
    // A variable that the code does not have is none.
    const isKnown =
      other !== undefined &&
      (this.written.has(other) ||
        (of === null ? other.includes('.') || unwritten !== null : this.names.hasBeside(other)));
    const otherBase = isKnown ? (this.written.get(other) ?? other) : null;
    for (const end of ends) {
      this.noteOne(path, base + end, of === null ? null : (otherBase ?? of) + end, end, isUnread);
      if (otherBase !== null && other !== undefined)
        this.noteOne(other, otherBase + end, of === null ? base + end : null, end, false, unwritten !== null);
    }
  }

  private noteOne(
    path: string,
    text: string,
    of: string | null,
    end: string,
    isUnread = false,
    isUnwritten = false,
  ): void {
    if (this.found.has(text)) return;
    const { counts, factors, targets, made: allMade } = this.facts;
    const kept = this.keptAs(path);
    const variable = this.names.variableOf(path);
    const isGradient = of !== null || variable !== null;
    const isCount = path.endsWith('.length') || counts.has(path);
    const isGiven = this.around.parameters.has(path);
    // `V.dw` is made of the `dw` of another thing.
    const isAbove = isUnwritten && of !== null && this.isLikeGradient(path);
    const role = isGradient ? (isGiven || isAbove ? 'upstream' : 'gradient') : isCount ? 'count' : 'value';
    const made = allMade.get(path) ?? allMade.get(kept);
    const from = made?.from ?? null;
    const isExpected =
      variable !== null
        ? [variable, this.keptAs(variable)].some((each) => targets.has(each))
        : [path, kept].some((each) => factors.has(each) || (made && targets.has(each)));
    this.found.set(text, {
      text,
      role,
      ...(of === null ? {} : { of }),
      ...(isExpected || isAbove ? { expected: true } : {}),
      ...(isUnread ? { isUnread } : {}),
      ...(isUnwritten && !isAbove ? { isUnwritten } : {}),
      ...(made && !isGradient ? { made: { gate: made.gate, from: from && this.likewise(from, end) } } : {}),
    });
  }

  /** Whether a member is called as the one that the statement makes, and is another thing's. */
  private isLikeGradient(path: string): boolean {
    const [holder, name] = splitAtLast(path);
    const [own, gradient] = splitAtLast(this.query.gradient);
    return holder !== '' && own !== '' && holder !== own && name === gradient;
  }

  /** What the forward pass calls a member of what it hands to the backward one: `z` for `cache.z`. */
  private keptAs(path: string): string {
    const [holder, name, ...more] = path.split('.');
    return name !== undefined && more.length === 0 && this.around.parameters.has(holder) ? name : path;
  }

  /** A place with the indices of what it goes into. */
  private likewise({ code, base }: SeenPlace, end: string): string {
    const inner = baseOf(code);
    return inner === code ? this.slice(code, base) : this.slice(inner, base) + end;
  }

  /** The ways to see a place's indices by those of the loops around the statement. */
  private renamings({ code }: SeenPlace): Renaming[] {
    const { indices, around } = this;
    const own = [...new Set(indicesIn(code).map(({ name }) => name))];
    const lost = own.filter((name) => around.allIndices.has(name) && !indices.includes(name));
    const [first, second, ...more] = lost;
    const free = indices.filter((name) => !own.includes(name));
    const inPlaceOf = (one: string) => free.map((name) => new Map([[one, name]]));
    // The one element that is read elsewhere is one of all.
    if (first === undefined)
      return [new Map(), ...(own.length === 1 || code.kind === 'call' ? own.flatMap(inPlaceOf) : [])];
    if (more.length > 0) return [];
    if (second === undefined) return inPlaceOf(first);
    return pairsOf(free).map(
      ([one, other]) =>
        new Map([
          [first, one],
          [second, other],
        ]),
    );
  }

  private slice(code: Expression | Target, base: number): string {
    const { from, to } = moved(code, base);
    return this.query.source.slice(from, to);
  }

  private textOf({ code, base }: SeenPlace, renaming: Renaming): string {
    const edits = indicesIn(code).flatMap(({ name, from, to }) => {
      const text = renaming.get(name);
      return text === undefined ? [] : [{ ...moved({ from, to }, -code.from), text }];
    });
    return applyEdits(this.slice(code, base), edits).replace(/\s+/g, ' ');
  }
}

/** A path as what its last member is of, '' for none, and the name of that. */
function splitAtLast(path: string): readonly [holder: string, name: string] {
  const dot = path.lastIndexOf('.');
  return [path.slice(0, Math.max(dot, 0)), path.slice(dot + 1)];
}
