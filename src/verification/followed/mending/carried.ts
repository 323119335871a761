/*
 * What a loop hands on from one round to the next, as a cell does that goes back through time: a gradient that is begun above the
 * loop, and set in no round, lacks the line that gives it what a round leaves, and nothing reads.
 */
import type { Analysis } from '../../../analysis/model';
import { moved } from '../../../program/statements';
import type { Span } from '../../../text/span';
import { ranks } from '../../diagnosis/ranks';
import { namesGradient } from '../machine/named';
import type { StoreHeard } from '../machine/stores';
import { timeOf, type UnitRun } from '../run';
import { linesOf, statementsAround } from './moving';
import type { TriedEdit } from './suspects';

/** Lines that hand on what a round leaves. */
export function* carriedIn(run: UnitRun, analysis: Analysis): Generator<TriedEdit> {
  const isGradient = (name: string) => namesGradient(name, analysis.file.gradientNames);
  const byName = new Map<string, StoreHeard[]>();
  for (const store of run.stores) {
    const { root } = store;
    if (root.kind !== 'name' || !isGradient(root.name)) continue;
    byName.set(root.name, [...(byName.get(root.name) ?? []), store]);
  }
  const all = [...byName.values()];
  const begun = all.filter((stores) => stores.length === 1 && isRead(stores[0], run));
  const isAgain = (stores: readonly StoreHeard[]) =>
    stores.filter(({ keys }) => keys.length === 0).length > 1;
  const left = all.filter((stores) => isAgain(stores) && !isRead(stores[stores.length - 1], run));
  for (const [first] of begun)
    for (const stores of left) {
      const last = stores[stores.length - 1];
      const lines = linesLeaving(stores, analysis);
      if (!lines || typeof first.value !== typeof stores[0].value) continue;
      const line = analysis.writing.assignment(first.text, '', last.text);
      const [indent] = /^[ \t]*/.exec(analysis.source.slice(lines.from)) ?? [''];
      const end = /;\s*$/.test(analysis.source.slice(first.at.from).split('\n', 1)[0]) ? ';' : '';
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

/** Lines that hand something on already: under another name, or something else than what a round leaves. */
function* insteadIn(
  begun: readonly (readonly StoreHeard[])[],
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
    const edited = (kind: 'wrong name' | 'wrong variable', place: Span, text: string, sentence: string) => ({
      store,
      candidate: { kind, rank: ranks.leftOut, sentence, edits: [{ ...moved(place, base), text }] },
    });
    for (const [{ text }] of begun)
      if (text !== root.name && text !== value.name)
        yield edited(
          'wrong name',
          targets[0],
          text,
          `The name is wrong: it must be ${text}, from which the next round goes on.`,
        );
    for (const { text } of left.flatMap((stores) => stores.slice(-1)))
      if (text !== root.name && text !== value.name)
        yield edited(
          'wrong variable',
          value,
          text,
          `It uses ${value.name} where ${text} belongs: what this round leaves goes into the next.`,
        );
  }
}

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
