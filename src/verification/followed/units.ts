/*
 * The parts of a file that may have a backward pass which is judged as a whole: a function with loss and gradients, a
 * forward function and its backward one, an operation that makes its own backward function, the file itself.
 */

import type { Analysis } from '../../analysis/model';
import { lastName } from '../../circuits/following/steps';
import type { FunctionCode, Target } from '../../program/code';
import type { GradientNames } from '../../recognition/names';
import { perObject } from '../../text/remembering';
import type { Span } from '../../text/span';
import { forwardsBeside, mayLearn, namesBeside, namesOf, trains } from './freely/free-words';
import { allTargetsIn, calledAt, isApart, ownTargetsIn, partsIn } from './machine/code-parts';
import { functionsOf, type OwnedFunction } from './machine/functions';
import { isBare, namesGradient } from './machine/named';
import { forwardsOf, isBackward, isDerivative, saysGradient } from './pairs';
import { handedOn, returnedBeside, wayBackFor } from './ways-back';

export type PassUnit = {
  readonly scope: string;
  readonly span: Span;
  /** It may have gradients whose names do not say so. */
  readonly isFree?: boolean;
} & (
  | {
      readonly kind: 'pair';
      readonly forward: OwnedFunction;
      readonly backward: OwnedFunction;
      /** The backward function gets what the forward one gives, in place of what that gets. */
      readonly ofOutput: boolean;
      /** The parameter that the name of the backward function says; null where it says none. */
      readonly of: string | null;
      /** A parameter that asks one function for the forward or for the backward one; null where these are two. */
      readonly flag: string | null;
    }
  /** Its backward pass is a function that it makes. */
  | {
      readonly kind: 'operation';
      readonly forward: OwnedFunction;
      readonly backward: readonly FunctionCode[];
      /** The method of what it gives that goes back, where no function is made for that. */
      readonly way?: OwnedFunction;
    }
  /** `isHalf`: it gets the gradient from above, and there is a forward function for it. */
  | { readonly kind: 'function'; readonly own: OwnedFunction; readonly isHalf?: boolean }
  | { readonly kind: 'file' }
);

/** The units of a file, in the order of their backward passes; several of one span are what one function may be. */
export function unitsOf(analysis: Analysis): PassUnit[] {
  const top = analysis.file.codes?.top ?? [];
  const names = analysis.file.gradientNames;
  const functions = functionsOf(top);
  let words: ReadonlySet<string> | null = null;
  const isWord = (name: string) => {
    words ??= new Set(analysis.source.match(/[\p{L}\p{N}_$]+/gu));
    return words.has(name);
  };
  const inner = new Map<OwnedFunction | null, OwnedFunction[]>(functions.map((fn) => [fn, []]));
  for (const each of functions) inner.get(each.within)?.push(each);
  const units: PassUnit[] = functions.flatMap((fn) => {
    const isFree = mayLearn(fn.code.body, fn.name) || trains(fn) || namesBeside(fn.code);
    const inFile = { functions, names, isWord };
    const own = unitsAt(fn, inner.get(fn) ?? [], inFile);
    const known = (own.length > 0 ? own : operationsOf(fn, names)).map((unit) => ({ ...unit, isFree }));
    return isFree ? [...known, ...freeUnits(fn, known)] : known;
  });
  for (const pair of pairsCalledAlike(units, functions)) {
    const at = units.findLastIndex(({ span }) => span.from <= pair.span.from);
    units.splice(at + 1, 0, pair);
  }
  const isFree = top.some(({ code }) => mayLearn(code, ''));
  if (isFree || top.some(({ code }) => storesGradient(code, names)))
    units.push({ kind: 'file', scope: 'top level', span: { from: 0, to: analysis.source.length }, isFree });
  return units;
}

/** A method that makes another thing of its kind, where one method goes back from what all of them make. */
function operationsOf(fn: OwnedFunction, names: GradientNames): PassUnit[] {
  const way = wayBackFor(fn, names);
  if (!way) return [];
  const scope = `${scopeOf(fn)} + ${scopeOf(way)}`;
  return [{ kind: 'operation', scope, span: spanOf(fn), forward: fn, backward: [way.code], way }];
}

/** Pairs of other classes whose methods are called as those of a pair are: a layer that hands on to its neurons. */
function pairsCalledAlike(units: readonly PassUnit[], functions: readonly OwnedFunction[]): PassUnit[] {
  const pairs = units.flatMap((unit) =>
    unit.kind === 'pair' && unit.forward.home.kind === 'class' && unit.forward !== unit.backward ? unit : [],
  );
  const known = new Set(pairs.map(({ backward }) => backward));
  return functions.flatMap((backward): PassUnit[] => {
    const { home, name } = backward;
    if (home.kind !== 'class' || known.has(backward)) return [];
    const alike = pairs.find(
      (each) => each.backward.name === name && home.functions.get(each.forward.name) !== undefined,
    );
    const forward = alike && home.functions.get(alike.forward.name);
    if (!forward) return [];
    const scope = `${scopeOf(forward)} + ${scopeOf(backward)}`;
    return [
      {
        kind: 'pair',
        scope,
        span: spanOf(backward),
        forward,
        backward,
        ofOutput: false,
        of: null,
        flag: null,
      },
    ];
  });
}

/** What is known of a file. */
interface InFile {
  readonly functions: readonly OwnedFunction[];
  readonly names: GradientNames;
  /** Whether it is one of the words that the file consists of: `dot` is no gradient where there is no `ot`. */
  readonly isWord: (name: string) => boolean;
}

const calledIn = perObject(({ body }: FunctionCode) => partsIn(body, isApart).flatMap(calledAt));

/** What a function may be, with others in it. */
function unitsAt(
  fn: OwnedFunction,
  all: readonly OwnedFunction[],
  { functions, names, isWord }: InFile,
): PassUnit[] {
  const span = spanOf(fn);
  const given = [
    ...returnedBeside(fn.code),
    ...handedOn(fn.code).filter(({ body }) => !gradientsIn(body, names, true).next().done),
  ];
  const goesBack = ({ name, code }: OwnedFunction) => isBackward.test(name) || given.includes(code);
  const onTheSpot = calledIn(fn.code);
  const inner = all.filter(
    (each) => !onTheSpot.includes(each.code) && (goesBack(each) || storesGradient(each.code.body, names)),
  );
  const isMeant = (target: Target) => {
    const name = lastName(target);
    const holder = 'of' in target ? target.of : null;
    if (name === null || isBare(name) || (holder && isOfGradients(holder))) return true;
    return names.variablesOf(name).some(isWord);
  };
  const own = [...gradientsIn(fn.code.body, names, false)];
  const stores = own.length > 0 ? inner.length === 0 || own.some(isMeant) : returnsGradient(fn.code);
  const isMethod = fn.home.kind !== 'file';
  const isOfGiven = ({ name, code }: OwnedFunction) => name === '' || goesIntoGiven(code, fn.code, names);
  const isMaker = inner.length > 0 && (isMethod || inner.every(isOfGiven)) && !stores;
  if ((isMaker || inner.some((each) => /back|grad/i.test(each.name) || goesBack(each))) && !stores)
    return [
      {
        kind: 'operation',
        scope: scopeOf(fn),
        span,
        forward: fn,
        backward: inner.map(({ code }) => code),
      },
    ];
  if (inner.length > 0 && !stores) return [];
  const isInner = fn.within !== null && /^_?back/i.test(fn.name);
  if (isInner && fn.home.functions.size <= 1) return [];
  const alone: PassUnit[] =
    (stores || saysGradient(fn.name)) && fn.name !== 'constructor' && fn.name !== '__init__'
      ? [{ kind: 'function', scope: scopeOf(fn), span, own: fn }]
      : [];
  const forwards = forwardsOf(fn, functions, names).filter(
    ({ forward }) => goesBack(fn) || !mayLearn(fn.code.body, fn.name) || !callsIt(fn.code, forward.name),
  );
  const pairs = forwards.flatMap(({ forward, of }): PassUnit[] => {
    const scope = `${scopeOf(forward)} + ${scopeOf(fn)}`;
    const readings = of === null && !stores && isDerivative(fn.name) ? readingsOf(fn, forward) : [false];
    const own = { scope, span, forward, backward: fn, of, flag: null };
    return readings.map((ofOutput) => ({ ...own, kind: 'pair', ofOutput }));
  });
  const getsGradient = fn.code.parameters.some(({ target }) => isOfGradient(target, names));
  const flag = flagOf(fn);
  const asked = { scope: scopeOf(fn), span, forward: fn, backward: fn, of: null, flag };
  const both =
    flag === null
      ? []
      : readingsOf(fn, fn).map((ofOutput) => ({ ...asked, kind: 'pair' as const, ofOutput }));
  const isHalf = pairs.length > 0 && getsGradient;
  return [...pairs, ...(isHalf ? alone.map((each) => ({ ...each, isHalf })) : alone), ...both];
}

/** Whether a function inside another assigns gradients of what that one gets: `a.grad += out.grad`. */
function goesIntoGiven({ body }: FunctionCode, { parameters }: FunctionCode, names: GradientNames): boolean {
  const given = new Set(namesOf(parameters.map(({ target }) => target)));
  return [...gradientsIn(body, names, true)].some(
    (target) => target.kind === 'member' && target.of.kind === 'name' && given.has(target.of.name),
  );
}

/** What else a function may be that may have a pass under any name. */
function freeUnits(fn: OwnedFunction, known: readonly PassUnit[]): PassUnit[] {
  if (fn.name === 'constructor' || fn.name === '__init__' || known.some(({ kind }) => kind === 'operation'))
    return [];
  const span = spanOf(fn);
  const scope = scopeOf(fn);
  const alone: PassUnit[] = known.some(({ kind }) => kind === 'function')
    ? []
    : [{ kind: 'function', scope, span, own: fn, isFree: true }];
  const plain = { kind: 'pair', ofOutput: false, of: null, flag: null, isFree: true } as const;
  // What calls its forward function itself needs no other.
  const pairs = (mayLearn(fn.code.body, fn.name) ? forwardsBeside(fn) : [])
    .filter((forward) => !known.some((unit) => unit.kind === 'pair' && unit.forward === forward))
    .filter(({ name }) => !callsIt(fn.code, name))
    .map((forward): PassUnit => {
      const both = `${scopeOf(forward)} + ${scope}`;
      return { ...plain, scope: both, span, forward, backward: fn };
    });
  return [...alone, ...pairs];
}

/** Whether a function calls one of this name of the same thing: `this.predict(x)`. */
const callsIt = ({ body }: FunctionCode, name: string): boolean =>
  partsIn(body).some(
    (part) => !('parameters' in part) && part.kind === 'call' && lastName(part.callee) === name,
  );

/** Whether a function returns something as the gradient, which no line assigns: `return { loss: …, gradient: […] }`. */
const returnsGradient = perObject(({ body }: FunctionCode): boolean =>
  partsIn(body, isApart).some(
    (each) =>
      'kind' in each &&
      each.kind === 'return' &&
      each.value?.kind === 'record' &&
      each.value.entries.some(({ key }) => typeof key === 'string' && isBare(key)),
  ),
);

/** Whether a derivative gets what its function gives, or what that gets: the likelier first. */
function readingsOf({ code }: OwnedFunction, forward: OwnedFunction): readonly boolean[] {
  const [name, other] = [code, forward.code].map(({ parameters: [first] }) =>
    first?.target.kind === 'name' ? first.target.name : '',
  );
  return name !== other && saysOutput.test(name) ? [true, false] : [false, true];
}

/** Names of what a function gives. */
export const saysOutput = /^(y|a|o|s|fx|out(put)?|act(ivat(ed|ion))?|val(ue)?|result)$/i;

/** The parameter with which a function is asked for its derivative: `nonlin(x, deriv=False)`; null for none. */
function flagOf({ code }: OwnedFunction): string | null {
  const names = code.parameters
    .slice(1)
    .flatMap(({ target }) => (target.kind === 'name' ? [target.name] : []));
  return names.find((name) => asksForDerivative.test(name)) ?? null;
}

const asksForDerivative =
  /^(is_?|use_?|want_?|with_?|return_?|get_?)?(deriv(ative|ate)?|diff|prime|grad(ient)?|back(ward)?)$/i;

/** The functions that a unit follows by itself. */
export function functionsIn(unit: Exclude<PassUnit, { kind: 'file' }>): readonly OwnedFunction[] {
  if (unit.kind === 'function') return [unit.own];
  return unit.kind === 'pair' ? [unit.forward, unit.backward] : [unit.forward];
}

/** The function that a unit goes backward in; null where that is no one function. */
export function goesBackIn(unit: PassUnit): OwnedFunction | null {
  return unit.kind === 'pair' ? unit.backward : unit.kind === 'function' ? unit.own : null;
}

export function spanOf({ code, base }: OwnedFunction): Span {
  return { from: code.from + base, to: code.to + base };
}

function scopeOf({ home, name }: OwnedFunction): string {
  return home.kind === 'file' || home.name === '' ? name : `${home.name}.${name}`;
}

/** Whether code assigns what is named as a gradient is, functions inside it apart. */
function storesGradient(code: object, names: GradientNames): boolean {
  return !gradientsIn(code, names, false).next().done;
}

/** Where code assigns what is named as a gradient is. */
function* gradientsIn(code: object, names: GradientNames, isDeep: boolean): Generator<Target> {
  for (const target of (isDeep ? allTargetsIn : ownTargetsIn)(code))
    if (isOfGradient(target, names)) yield target;
}

/** Where the pass of a unit assigns gradients. */
export function* gradientsOf(unit: PassUnit, { file }: Analysis): Generator<Span> {
  const names = file.gradientNames;
  const ofBase = function* (code: object, base: number) {
    for (const { from, to } of gradientsIn(code, names, true)) yield { from: from + base, to: to + base };
  };
  if (unit.kind === 'pair') yield* ofBase(unit.backward.code.body, unit.backward.base);
  else if (unit.kind === 'operation')
    for (const { body } of unit.backward) yield* ofBase(body, unit.forward.base);
  else if (unit.kind === 'function') yield* ofBase(unit.own.code.body, unit.own.base);
  else for (const { code, base } of file.codes?.top ?? []) yield* ofBase(code, base);
}

function isOfGradient(target: unknown, names: GradientNames): boolean {
  const node = target as {
    kind: string;
    name?: string;
    key?: string;
    of?: unknown;
    items?: ({ target: unknown } | null)[];
    index?: { kind: string; value?: unknown };
  };
  if (node.kind === 'name') return namesGradient(node.name ?? '', names);
  if (node.kind === 'member') return namesGradient(node.key ?? '', names) || isOfGradients(node.of);
  if (node.kind === 'items')
    return (node.items ?? []).some((item) => item !== null && isOfGradient(item.target, names));
  if (node.kind !== 'at') return false;
  if (node.index?.kind === 'text')
    return namesGradient(String(node.index.value), names) || isOfGradients(node.of);
  return isOfGradients(node.of) || isOfGradient(node.of, names);
}

/** Whether something holds gradients by what these are of, as its name says. */
function isOfGradients(holder: unknown): boolean {
  const { name, key } = holder as { readonly name?: string; readonly key?: string };
  return /grads|gradients|derivs/i.test(name ?? key ?? '');
}
