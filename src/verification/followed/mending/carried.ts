/*
 * What a loop hands on from one round to the next, as a cell does that goes back through time: a gradient that is begun above the
 * loop, and set in no round, lacks the line that gives it what a round leaves, and nothing reads.
 */
import type { Analysis } from '../../../analysis/model';
import { moved } from '../../../program/statements';
import type { Cell, Value } from '../../../program/values';
import type { Span } from '../../../text/span';
import { ranks } from '../../diagnosis/ranks';
import { namesGradient } from '../machine/named';
import { numberOf } from '../machine/steps';
import { ofHelpers, type StoreHeard } from '../machine/stores';
import { timeOf, type UnitRun } from '../run';
import { goesBackIn } from '../units';
import { type AddedLine, lineCarrying } from './lines';
import { linesOf, statementsAround } from './moving';
import type { TriedEdit } from './suspects';

/** Lines that hand on what a round leaves. */
export function* carriedIn(run: UnitRun, analysis: Analysis): Generator<TriedEdit> {
  const { begun, left, isGradient } = handedIn(run, analysis);
  for (const first of begun)
    for (const stores of left) {
      const last = stores[stores.length - 1];
      const lines = linesLeaving(stores, analysis);
      if (!lines || isNumber(first.value) !== isNumber(stores[0].value)) continue;
      if (isSetTwice(stores)) yield underOtherName(last, first.text);
      const line = analysis.writing.assignment(first.text, '', last.text);
      const [indent] = /^[ \t]*/.exec(analysis.source.slice(lines.from)) ?? [''];
      const end = /;\s*$/.test(analysis.source.slice(last.at.from).split('\n', 1)[0]) ? ';' : '';
      yield {
        store: last,
        candidate: {
          kind: 'missing contribution',
          rank: ranks.leftOut,
          sentence: `A line is missing: ${line}. Without it nothing comes back from one round to the next.`,
          edits: [{ from: lines.to, to: lines.to, text: `${indent}${line}${end}\n` }],
        },
      };
    }
  yield* insteadIn(begun, left, run, isGradient);
}

/** Gradients that are begun above a loop and set in none of its rounds, and those that a round leaves, and nothing reads. */
function handedIn(run: UnitRun, analysis: Analysis) {
  const isGradient = (name: string) => namesGradient(name, analysis.file.gradientNames);
  const byName = new Map<string, StoreHeard[]>();
  for (const store of run.stores) {
    const { root } = store;
    if (root.kind !== 'name' || !isGradient(root.name)) continue;
    byName.set(root.name, [...(byName.get(root.name) ?? []), store]);
  }
  const all = [...byName.values()];
  const begun: readonly Begun[] = [
    ...all.flatMap((stores) => (stores.length === 1 && isRead(stores[0], run) ? stores : [])),
    ...givenTo(run).filter(
      ({ text, cell }) => isGradient(text) && !byName.has(text) && run.machine.readings.has(cell),
    ),
  ];
  const again = all.filter((stores) => stores.filter(({ keys }) => keys.length === 0).length > 1);
  const left = again.filter((stores) => !isRead(stores[stores.length - 1], run));
  return { begun, again, left, isGradient };
}

/** Lines that a round may end with, to hand on a number that is made of one that it sets. */
export function linesCarrying(run: UnitRun, analysis: Analysis): AddedLine[] {
  const { begun, again } = handedIn(run, analysis);
  const set = again.flatMap((stores) => {
    const [{ at, text, value }] = stores;
    const isInLoop = stores.filter((store) => store.at.from === at.from).length > 1;
    const last = isInLoop && isNumber(value) ? lastBeside(at, run, analysis) : null;
    return last ? { text, last } : [];
  });
  return begun
    .filter(({ value }) => isNumber(value))
    .flatMap(({ text: target }) => set.map(({ text, last }) => lineCarrying(target, text, last, analysis)));
}

/** The lines of the last statement in the block that a place stands in; null where it stands in none. */
function lastBeside({ from }: Span, { stores }: UnitRun, analysis: Analysis): Span | null {
  const own = statementsAround(from, analysis);
  const lines = stores.flatMap(({ at, base }) => {
    const around = base < ofHelpers ? statementsAround(at.from, analysis) : [];
    const isBeside = own.length > 1 && around[own.length - 2]?.from === own[own.length - 2].from;
    const statement = isBeside ? around[own.length - 1] : undefined;
    return (statement && linesOf(statement, analysis.source)) ?? [];
  });
  return lines.reduce<Span | null>((last, each) => (last && last.to > each.to ? last : each), null);
}

/** Whether each round sets it at one place, and at its end at another one. */
function isSetTwice(stores: readonly StoreHeard[]): boolean {
  const [first, last] = [stores[0].at.from, stores[stores.length - 1].at.from];
  return first !== last && stores.filter(({ at }) => at.from === first).length > 1;
}

/** What a statement makes, under the name from which the next round goes on. */
const underOtherName = (store: StoreHeard, name: string): TriedEdit => ({
  store,
  candidate: {
    kind: 'wrong name',
    rank: ranks.leftOut,
    sentence: `The name is wrong: it must be ${name}, from which the next round goes on.`,
    edits: [{ ...store.at, text: name }],
  },
});

/** A gradient that is there before a loop begins. */
type Begun = Pick<StoreHeard, 'text' | 'value'>;

/** What the function that goes backward gets, by its names there. */
function givenTo({ unit, machine }: UnitRun): (Begun & { readonly cell: Cell })[] {
  const fn = goesBackIn(unit);
  const frame =
    fn && machine.frames.findLast(({ code, base }) => code.from === fn.code.from && base === fn.base);
  return (fn?.code.parameters ?? []).flatMap(({ target }) => {
    const cell = target.kind === 'name' ? frame?.cells.get(target.name) : undefined;
    return target.kind === 'name' && cell?.value ? [{ text: target.name, value: cell.value, cell }] : [];
  });
}

/** Lines that hand something on already: under another name, or something else than what a round leaves. */
function* insteadIn(
  begun: readonly Begun[],
  left: readonly (readonly StoreHeard[])[],
  run: UnitRun,
  isGradient: (name: string) => boolean,
): Generator<TriedEdit> {
  const lines = new Map(run.stores.map((store) => [store.at.from, store]));
  for (const store of lines.values()) {
    const { root, keys, code, base } = store;
    if (root.kind !== 'name' || keys.length > 0 || code?.operator !== '' || !('targets' in code)) continue;
    const { targets, value } = code;
    if (targets.length !== 1 || value.kind !== 'name' || code.declares !== '') continue;
    if (!isGradient(root.name) || !isGradient(value.name)) continue;
    const isOther = ({ text }: Begun) => text !== root.name && text !== value.name;
    for (const first of begun) if (isOther(first)) yield underOtherName(store, first.text);
    for (const { text } of left.flatMap((stores) => stores.slice(-1).filter(isOther)))
      yield {
        store,
        candidate: {
          kind: 'wrong variable',
          rank: ranks.leftOut,
          sentence: `It uses ${value.name} where ${text} belongs: what this round leaves goes into the next.`,
          edits: [{ ...moved(value, base), text }],
        },
      };
  }
}

const isNumber = (value: Value) => numberOf(value) >= 0;

/** Whether a variable is read once a store has been made. */
function isRead(store: StoreHeard, run: UnitRun): boolean {
  const { root } = store;
  const time = timeOf(run, run.stores.indexOf(store));
  return root.kind === 'name' && [...(run.machine.readings.get(root.cell) ?? [])].some((read) => read > time);
}

/** The lines of the last statement that makes it in a round, beside the one that begins it. */
function linesLeaving(stores: readonly StoreHeard[], analysis: Analysis) {
  const [first, last] = [stores[0], stores[stores.length - 1]].map(({ at }) =>
    statementsAround(at.from, analysis),
  );
  const leaving = last.find(({ from }, k) => from !== first[k]?.from) ?? last.at(-1);
  // A declaration begins with a word that is no part of it.
  const { source } = analysis;
  return leaving ? linesOf({ ...leaving, from: source.lastIndexOf('\n', leaving.from) + 1 }, source) : null;
}
