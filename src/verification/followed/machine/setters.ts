/*
 * Functions that only put what they get into something else that they get: `accumulate(g) { this.grad += g; }`,
 * `addGrad(i, g) { this.dw[i] += g; }`. What they assign, the statement assigns that calls them.
 */
import type { Expression, FunctionCode } from '../../../program/code';
import type { Names } from '../../../program/values';
import { perObject } from '../../../text/remembering';
import type { Span } from '../../../text/span';
import { rootOf } from '../mending/surroundings';
import { isPlace, shapeOfPlace } from '../mending/tree';
import { type AssignCode, ofHelpers, type StoreHeard } from './stores';

type CallCode = Extract<Expression, { kind: 'call' }>;

/** A call that goes on, and where it stands. */
export interface CallSite {
  readonly e: CallCode;
  readonly base: number;
  readonly names: Names;
  /** How many functions are being followed there. */
  readonly depth: number;
  readonly within: Span | null;
}

/**
 * The operator with which a function puts its last parameter where another one is, or its object; the place may be computed
 * before that. null where it does anything else.
 */
const setterOf = perObject(({ parameters, body }: FunctionCode): { readonly operator: string } | null => {
  const names = parameters.map(({ target }) => (target.kind === 'name' ? target.name : ''));
  const [last, ...more] = body.toReversed();
  const [target, ...others] = last?.kind === 'assign' ? last.targets : [];
  if (last?.kind !== 'assign' || !target || others.length > 0 || target.kind === 'name') return null;
  const isBefore = more.every(
    (each) => each.kind === 'assign' && each.targets.every(({ kind }) => kind === 'name'),
  );
  const isOf = [...names.slice(0, -1), 'this'].includes(rootOf(target));
  const isLast = (value: Expression | undefined) => value?.kind === 'name' && value.name === names.at(-1);
  const { value, operator } = last;
  if (!isOf || !isBefore) return null;
  if (isLast(value)) return { operator };
  // `this.grad = this.grad + g` adds, too.
  const [left, right] = value.kind === 'gate' && value.gate === '+' && operator === '' ? value.inputs : [];
  const goesOn = left && isPlace(left) && shapeOfPlace(left) === shapeOfPlace(target as Expression);
  return goesOn && isLast(right) ? { operator: '+' } : null;
});

/** What a call assigns by such a function. */
export type BySetter = Pick<StoreHeard, 'text' | 'at' | 'code' | 'base' | 'within'>;

/** The call by which the innermost function that is followed puts something where it belongs; null where it is none of these. */
export function bySetter(
  calling: readonly FunctionCode[],
  sites: readonly CallSite[],
  /** What a call puts it into, as it is written there; null where that is not to be seen. */
  heldAs: (site: CallSite) => { readonly text: string; readonly of: Span } | null,
): BySetter | null {
  const code = calling.at(-1);
  const setter = code ? setterOf(code) : null;
  if (!setter) return null;
  const inner = sites.findLastIndex(({ depth }) => depth === calling.length - 1);
  // The lens's own helpers call each other.
  const site = sites.slice(0, inner + 1).findLast(({ base }) => base < ofHelpers);
  const value = site?.e.args.at(-1)?.value;
  const held = site && value ? heldAs(site) : null;
  if (!site || !value || !held) return null;
  const { e, base, within } = site;
  const made: AssignCode = { targets: [], operator: setter.operator, value, sign: e, declares: '' };
  return {
    text: held.text,
    at: { from: held.of.from + base, to: held.of.to + base },
    code: made,
    base,
    within,
  };
}

/** Values that a call gets, with where they stand: what its method is of, and its arguments. */
export function holdersIn({ callee, args }: CallCode): readonly Expression[] {
  return [...(callee.kind === 'member' ? [callee.of] : []), ...args.slice(0, -1).map(({ value }) => value)];
}
