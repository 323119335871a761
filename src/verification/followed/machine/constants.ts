/*
 * Numbers that are computed from others once and stay: `const inverse = 1 / scale` at the top of the file or around a
 * function, `this.keep = 1 - rate` where an object is made. Functions that read both have to know how they hang together.
 */

import { lastName } from '../../../circuits/following/steps';
import { namesIn } from '../../../circuits/following/touches';
import type {
  Assign,
  Block,
  Code,
  Expression,
  FunctionCode,
  PlacedCode,
  Target,
} from '../../../program/code';
import { isTiny } from '../../../tape/guards';
import { perObject } from '../../../text/remembering';
import type { Span } from '../../../text/span';
import { isItself, partsIn } from './code-parts';
import type { OwnedFunction } from './functions';

/** Statements that give such numbers: those that are computed or say a place, or those that are literals as well. */
export function constantsIn(body: Block, withLiterals: boolean): readonly (Span & Assign)[] {
  return ofBody[Number(withLiterals)](body);
}

const ofBody = [false, true].map((withLiterals) =>
  perObject((body: Block): readonly (Span & Assign)[] => constantsAmong(body, withLiterals)),
);

function constantsAmong(body: Block, withLiterals: boolean): readonly (Span & Assign)[] {
  const isSuch = (code: Code): code is Span & Assign =>
    code.kind === 'assign' &&
    (isConstant(code, withLiterals) || (isWhole(code.value) && saysPlace(code, body)));
  const made = body.filter(isSuch).filter((code) => assigned(code).length > 0);
  if (made.length === 0) return made;
  const times = timesAssigned(body, variableOf);
  return made.filter((code) => assigned(code).every((name) => times.get(name) === 1));
}

type TopConstants = readonly { readonly placed: PlacedCode; readonly index: number }[];

const ofTop = [false, true].map((withLiterals) =>
  perObject((top: readonly PlacedCode[]): TopConstants => {
    const all = constantsIn(
      top.map(({ code }) => code),
      withLiterals,
    );
    const found = new Set<Code>(all);
    return top.flatMap((placed, index) => (found.has(placed.code) ? [{ placed, index }] : []));
  }),
);

/** The same of the top of the file, with the how manieth statements they are. */
export function constantsAtTop(top: readonly PlacedCode[], withLiterals: boolean): TopConstants {
  return ofTop[Number(withLiterals)](top);
}

/** What gives an object some computed fields, and nothing else. */
export interface FieldMaker {
  readonly maker: OwnedFunction;
  /** For each parameter the field that it becomes, as it is; null for none. */
  readonly becomes: readonly (string | null)[];
}

/** What gives an object its computed fields, beside these methods of it: its class, and other methods. */
export function fieldMakersOf(methods: readonly OwnedFunction[], withLiterals: boolean): FieldMaker[] {
  const [{ home, within }] = methods;
  if (home.kind === 'file') return [];
  const outer = home.maker?.();
  const others = [...(outer ? [outer] : []), ...home.functions.values()];
  const all = [...home.fields, ...others.flatMap(({ code }) => code.body)];
  const own = new Set(others.flatMap(({ code }) => code.own));
  const isMade = (code: Assign) => isComputed(code, withLiterals) || isOfFile(code, own);
  if (!all.some((code) => code.kind === 'assign' && isMade(code))) return [];
  const times = timesAssigned(all, fieldOf);
  const isField = (code: Code): code is Span & Assign => {
    const name = code.kind === 'assign' ? assignedBy(code, fieldOf) : null;
    return name !== null && times.get(name) === 1;
  };
  const makerOf = (made: Block, code: FunctionCode, base: number): FieldMaker | null => {
    const locals = new Set<Code>(constantsIn(made, withLiterals));
    const isOwn = (each: Code) => isField(each) && isMade(each);
    const body = made.filter((each) => locals.has(each) || isOwn(each));
    const becomes = code.parameters.map(({ target }) => {
      const isCopy = ({ value }: Assign) =>
        target.kind === 'name' && value.kind === 'name' && value.name === target.name;
      const copy = made.filter(isField).find(isCopy);
      return copy ? assignedBy(copy, fieldOf) : null;
    });
    const maker = { name: 'constructor', base, home, within, isStatic: false, code: { ...code, body } };
    return body.some(isOwn) ? { maker, becomes } : null;
  };
  const fields = home.fields.length > 0 ? makerOf(home.fields, functionOf(home.fields), home.base) : null;
  const rest = others.filter((each) => !methods.includes(each));
  return [fields, ...rest.map(({ code, base }) => makerOf(code.body, code, base))].flatMap(
    (each) => each ?? [],
  );
}

/** A function that makes fields where the class says what they begin as. */
function functionOf(body: readonly Code[]): FunctionCode {
  const [{ from }] = body;
  const to = body[body.length - 1].to;
  const plain = { parameters: [], own: [], isArrow: false, self: '', plain: true, decorators: [] };
  return { name: '', from, to, body, ...plain };
}

type NameOf = (target: Target) => string | null;
const variableOf: NameOf = (target) => (target.kind === 'name' ? target.name : null);
const fieldOf: NameOf = (target) => (target.kind === 'member' && isItself(target.of) ? target.key : null);

function assignedBy({ targets, operator }: Assign, nameOf: NameOf): string | null {
  return operator === '' && targets.length === 1 ? nameOf(targets[0]) : null;
}

/** The names that a statement gives something; one, or several for `const { exp, tanh } = Math`. */
function assigned({ targets, operator, value }: Assign): readonly string[] {
  const isOfModule = value.kind === 'name' && modules.has(value.name);
  const isFit = targets.length === 1 && targets[0].kind === (isOfModule ? 'members' : 'name');
  return isFit && operator === '' ? namesIn(targets) : [];
}

/** How often each name is assigned in a body, and in functions there whose own it is not. */
function timesAssigned(body: Block, nameOf: NameOf): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const add = (target: Target, hidden: ReadonlySet<string>): void => {
    if (target.kind === 'items') for (const part of target.items) if (part) add(part.target, hidden);
    if (target.kind === 'members') for (const part of target.members) add(part.target, hidden);
    const name = nameOf(target);
    if (name !== null && !hidden.has(name)) times.set(name, (times.get(name) ?? 0) + 1);
  };
  const go = (part: unknown, hidden: ReadonlySet<string>, isInner: boolean): void => {
    if (typeof part !== 'object' || part === null || part instanceof Map) return;
    const node = part as Code | Expression | FunctionCode;
    const isFunction = 'parameters' in node;
    const now =
      isFunction && nameOf === variableOf ? new Set([...hidden, ...(node as FunctionCode).own]) : hidden;
    if (!isFunction && node.kind === 'assign') {
      const isOwn = isInner && 'declares' in node && node.declares !== '' && nameOf === variableOf;
      if (!isOwn) for (const each of 'targets' in node ? node.targets : [node.target]) add(each, now);
    }
    for (const [key, inner] of Object.entries(node))
      if (typeof inner === 'object' && key !== 'within' && key !== 'sign')
        go(inner, now, isInner || isFunction);
  };
  go(body, new Set(), false);
  return times;
}

function isConstant(code: Assign, withLiterals: boolean): boolean {
  const { value } = code;
  return (
    isArithmetic(value) &&
    (withLiterals || readsVariable(value) || isFunction(value) || guardIn(code) !== null)
  );
}

const isWhole = (e: Expression) => e.kind === 'number' && Number.isInteger(e.value);

/** Whether a variable only says which element is meant, and is no number that code reckons with: `const X = 0`. */
function saysPlace(code: Assign, body: Block): boolean {
  const places = placesIn(body);
  return assigned(code).every((name) => places.has(name));
}

/** The names that stand as an index somewhere, and in no gate. */
const placesIn = perObject((body: Block): ReadonlySet<string> => {
  const places = new Set<string>();
  const reckoned = new Set<string>();
  for (const part of partsIn(body)) {
    if ('parameters' in part) continue;
    if (part.kind === 'at' && part.index.kind === 'name') places.add(part.index.name);
    if (part.kind === 'gate')
      for (const each of part.inputs) if (each.kind === 'name') reckoned.add(each.name);
  }
  return new Set([...places].filter((name) => !reckoned.has(name)));
});

/** Names of what only keeps a number from being 0. */
export const namesGuard = /(^|_)eps(ilon)?|Eps(ilon)?$|tiny|small/i;

/** A number so small that no other could stand there, where that is all that is assigned: `const EPS = 1e-8`. */
export function guardIn({ targets: [target], value }: Assign): number | null {
  const isNamed = namesGuard.test((target && lastName(target)) ?? '');
  return isNamed && value.kind === 'number' && isTiny(value.value) ? value.value : null;
}

/** Whether a field is more than what its object is given. */
function isComputed(code: Assign, withLiterals: boolean): boolean {
  return code.value.kind !== 'name' && isConstant(code, withLiterals);
}

/** Whether a field is what the file calls something: a function, as `this.f = sigmoid` or `Net.sigmoid`. */
function isOfFile({ value }: Assign, own: ReadonlySet<string>): boolean {
  if (value.kind === 'member')
    return isFunction(value) && value.of.kind === 'name' && /^[A-Z]/.test(value.of.name);
  return value.kind === 'name' && !own.has(value.name) && !isItself(value);
}

/** Whether an expression is made of variables, numbers, operators and functions such as `Math.sqrt` alone. */
function isArithmetic(e: Expression): boolean {
  if (e.kind === 'number' || e.kind === 'name') return true;
  if (e.kind === 'member') return e.of.kind === 'name' && (modules.has(e.of.name) || isItself(e.of));
  if (e.kind === 'gate') return e.inputs.every(isArithmetic);
  return (
    e.kind === 'call' &&
    !e.isNew &&
    e.callee.kind === 'member' &&
    e.callee.of.kind === 'name' &&
    modules.has(e.callee.of.name) &&
    e.args.every(({ value, spread, keyword }) => !spread && keyword === null && isArithmetic(value))
  );
}

const modules = new Set(['Math', 'math']);

/** Whether an expression is one of a module's functions under another name: `Math.exp`, and not `Math.E`. */
function isFunction(e: Expression): boolean {
  return e.kind === 'member' && /^[a-z]/.test(e.key) && e.key !== 'pi' && e.key !== 'e';
}

function readsVariable(e: Expression): boolean {
  if (e.kind === 'gate') return e.inputs.some(readsVariable);
  if (e.kind === 'call') return e.args.some(({ value }) => readsVariable(value));
  return e.kind === 'name' || (e.kind === 'member' && isItself(e.of));
}
