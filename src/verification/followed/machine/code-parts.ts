/*
 * One walk through all that code consists of: statements, expressions, targets, functions, in no order that counts. And one
 * down to a place.
 */
import type { Code, Expression, FunctionCode, PlacedCode, Target } from '../../../program/code';
import { moved } from '../../../program/statements';
import { perObject } from '../../../text/remembering';
import type { Span } from '../../../text/span';

/** Whatever code consists of. */
export type AnyCode = Code | Expression | FunctionCode;

/** The parts of code, itself included, without those that `isLeftOut` says, and without what is in these. */
export function partsIn(
  code: unknown,
  isLeftOut: (part: AnyCode) => boolean = () => false,
): readonly AnyCode[] {
  const parts: AnyCode[] = [];
  const open: unknown[] = [code];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    if (Array.isArray(part)) {
      for (const each of part) if (typeof each === 'object') open.push(each);
      continue;
    }
    const node = part as AnyCode;
    if (isLeftOut(node)) continue;
    parts.push(node);
    // Entries would be a list of lists for each part, and there are many.
    const held = part as Record<string, unknown>;
    for (const key in held)
      if (typeof held[key] === 'object' && key !== 'within' && key !== 'sign') open.push(held[key]);
  }
  return parts;
}

/** A part of code that something stands in. */
export interface PartAround extends Span {
  readonly part: object;
  /** What its positions count from. */
  readonly base: number;
  readonly isStatement: boolean;
}

/** The parts of code that a place stands in, the innermost last. */
export function codeAround(at: number, top: readonly PlacedCode[]): PartAround[] {
  const found: PartAround[] = [];
  const go = (part: unknown, base: number, isStatement: boolean): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('from' in part && 'to' in part) {
      const { from, to } = moved(part as Span, base);
      if (at < from || at >= to) return;
      found.push({ from, to, part, base, isStatement });
    }
    for (const [key, inner] of Object.entries(part))
      if (Array.isArray(inner)) for (const each of inner) go(each, base, isBlock.test(key));
      else go(inner, base, false);
  };
  for (const { code, base } of top) go(code, base, true);
  return found;
}

/** What holds statements. */
const isBlock = /^(body|yes|no)$/;

/** Whether code is a function or a class: what runs at another time. */
export const isApart = (part: AnyCode) => 'parameters' in part || part.kind === 'class';

/** What a part of code assigns; nothing where it is no assignment. */
export function targetsOf(part: AnyCode) {
  if ('parameters' in part || part.kind !== 'assign') return [];
  return 'targets' in part ? part.targets : [part.target];
}

/** Whether code names the thing that a method is of. */
export const isItself = (e: Expression | Target): boolean =>
  e.kind === 'name' && (e.name === 'this' || e.name === 'self');

/** All that code assigns, functions inside it included. */
export const allTargetsIn = perObject((code: object): readonly Target[] => partsIn(code).flatMap(targetsOf));

/** What code assigns itself, functions inside it apart, but for those that a list calls on the spot. */
export const ownTargetsIn = perObject((code: object): readonly Target[] =>
  partsIn(code, isApart).flatMap((part) => [
    ...targetsOf(part),
    ...calledAt(part).flatMap(({ body }) => ownTargetsIn(body)),
  ]),
);

/** The functions that a list calls on the spot. */
export function calledAt(part: AnyCode): FunctionCode[] {
  if ('parameters' in part || part.kind !== 'call' || part.callee.kind !== 'member') return [];
  if (!/^(forEach|map|flatMap|reduce|reduceRight)$/.test(part.callee.key)) return [];
  return part.args.flatMap(({ value }) => (value.kind === 'function' ? value.code : []));
}

/** Whether a function reads parts of what it calls so, or goes through it. */
export function readsPartsOf({ body }: FunctionCode, name: string): boolean {
  const isIt = (of: Expression) => of.kind === 'name' && of.name === name;
  return partsIn(body).some((part) => {
    if ('parameters' in part) return false;
    if (part.kind === 'at' || part.kind === 'member') return isIt(part.of);
    const isZip = part.kind === 'call' && part.callee.kind === 'name' && part.callee.name === 'zip';
    return isZip && part.args.some(({ value }) => isIt(value));
  });
}

/** The gates that get what a function calls so. */
export function gatesOf({ body }: FunctionCode, name: string): readonly string[] {
  return partsIn(body).flatMap((part) => {
    if ('parameters' in part || part.kind !== 'gate') return [];
    return part.inputs.some((input) => input.kind === 'name' && input.name === name) ? part.gate : [];
  });
}

/** The members that a function reads of what it calls so: `cell.c`, `cell['c']`, `const { c } = cell`. */
export function keysReadOf({ body }: FunctionCode, name: string): readonly string[] {
  const isIt = (of: Expression) => of.kind === 'name' && of.name === name;
  return partsIn(body).flatMap((part) => {
    if ('parameters' in part) return [];
    if (part.kind === 'member') return isIt(part.of) ? part.key : [];
    if (part.kind === 'at') return isIt(part.of) && part.index.kind === 'text' ? part.index.value : [];
    const isTaken = part.kind === 'assign' && isIt(part.value);
    return isTaken ? targetsOf(part).flatMap(keysTaken) : [];
  });
}

/** The members that a target takes of what it gets. */
export const keysTaken = (target: Target): readonly string[] =>
  target.kind !== 'members'
    ? []
    : target.members.flatMap(({ key, rest }) => (rest || typeof key !== 'string' ? [] : [key]));
