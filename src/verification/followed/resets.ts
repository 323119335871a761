/*
 * Gradients that a training loop adds up and never sets anew: each round keeps what those before have left. In the first
 * round, which is the one that is followed, nothing of that shows.
 */
import type { Analysis } from '../../analysis/model';
import type { Value } from '../../program/values';
import { nodesMaking } from '../../tape/reach';
import type { Tape } from '../../tape/tape';
import type { Edit } from '../../text/edits';
import type { Span } from '../../text/span';
import type { ClaimGroup } from './claims/claim';
import { isZero } from './claims/zeros';
import { addsTo } from './freely/free';
import { leavesOf } from './machine/leaves';
import { lastOf } from './machine/marked';
import type { StoreHeard } from './machine/stores';
import type { MeasuredUnit } from './measure';
import { timeOf } from './run';

/** A gradient that is never set anew. */
export interface NeverReset {
  /** Where it is begun, once for all rounds. */
  readonly at: Span;
  readonly sentence: string;
  readonly edits: readonly Edit[];
}

/** Whether a gradient that is right in the first round of a training loop only adds up in it; null where it does not. */
export function neverReset(
  { claims, stores, name, of: variable }: ClaimGroup,
  { run }: MeasuredUnit,
  analysis: Analysis,
): NeverReset | null {
  const { tape } = run.file;
  const nodes = claims.map(({ node }) => node);
  for (const { at, body, end } of run.machine.trainings) {
    const isHeard = (k: number) => timeOf(run, k) >= 0 && timeOf(run, k) < end;
    const isIn = (k: number) => k >= startOf(run.stores, at) && isHeard(k);
    const isStep = ({ of, value, root }: StoreHeard, k: number) =>
      isIn(k) &&
      root.name === variable &&
      of.length === 0 &&
      nodes.some((node) => isMadeOf(value, node, tape));
    if (!run.stores.some(isStep)) continue;
    const inside = stores.filter(isIn).map((k) => run.stores[k]);
    const before = stores.filter((k) => !isIn(k) && isHeard(k)).map((k) => run.stores[k]);
    const begun = before.at(-1);
    const isSet = (store: StoreHeard) => store.code?.operator === '' && !isMadeOfBefore(store, tape);
    // What is made less before something is added is a moment of earlier rounds, and meant to be kept.
    if (!inside[0] || !addsTo(inside[0].before, inside[0].value, tape) || inside.some(isSet)) continue;
    if (!begun || !isZero(begun.code?.value) || isFilled(name, analysis)) continue;
    const loop = analysis.lines.said(at.from);
    return {
      at: begun.at,
      sentence: `${name} is never set anew: each round of the loop on ${loop} adds to what those before have left in it.`,
      edits: body ? editsFor(begun, { at, body }, analysis) : [],
    };
  }
  return null;
}

/** Whether a method sets all elements of what is called so, somewhere in the file: `this.dw.fill(0)`. */
function isFilled(name: string, { source, code }: Analysis): boolean {
  const said = code({ from: 0, to: source.length });
  return Array.from(said.matchAll(/([\w$]+)\??\.(?:fill|set)\(/g)).some(([, own]) => own === lastOf(name));
}

function isMadeOfBefore({ value, before }: StoreHeard, tape: Tape): boolean {
  return [...leavesOf(before).values()].some((node) => isMadeOf(value, node, tape));
}

function isMadeOf(value: Value, node: number, tape: Tape): boolean {
  return nodesMaking(tape, [...leavesOf(value).values()]).has(node);
}

/** The first of the assignments that stand in a loop. */
function startOf(stores: readonly StoreHeard[], { from, to }: Span): number {
  const start = stores.findIndex(({ at }) => at.from >= from && at.from < to);
  return start < 0 ? stores.length : start;
}

/** Begins a gradient in each round: where it is begun for all of them, the line goes into the loop if nothing else reads it. */
function editsFor(
  { code, base, root }: StoreHeard,
  loop: { readonly at: Span; readonly body: Span },
  { source, code: said }: Analysis,
): Edit[] {
  if (!code || !('within' in code) || !code.within || code.within.parts !== 1 || root.kind !== 'name')
    return [];
  const { from, to, body } = code.within;
  const lineAt = source.lastIndexOf('\n', from + base - 1) + 1;
  const placeAt = source.lastIndexOf('\n', loop.body.from - 1) + 1;
  const indent = source.slice(placeAt, loop.body.from);
  if (source.slice(lineAt, from + base).trim() !== '' || indent.trim() !== '') return [];
  const text = source.slice(from + base, to + base);
  const isReadLater = new RegExp(`(?<![\\w$.])${root.name.replaceAll('$', '\\$')}(?![\\w$])`).test(
    said({ from: loop.at.to, to: source.length }),
  );
  const moved = { from: loop.body.from, to: loop.body.from };
  if (code.declares !== '' && isReadLater) {
    if (code.declares === 'const') return [];
    return [{ ...moved, text: `${source.slice(body + base, to + base)}\n${indent}` }];
  }
  const next = source.indexOf('\n', to + base) + 1;
  const isAlone = next > 0 && said({ from: to + base, to: next }).trim() === '';
  if (!isAlone) return [];
  const removed = code.declares === '' ? [] : [{ from: lineAt, to: next, text: '' }];
  return [...removed, { ...moved, text: `${text}\n${indent}` }];
}
