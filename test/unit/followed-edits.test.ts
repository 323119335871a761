/* Edits of a wrong statement: put right by one of the first, whatever the mistake, in every style of the marked programs. */
import assert from 'node:assert/strict';
import { GradientNames } from '../../src/recognition/names';
import { candidateEdits } from '../../src/verification/followed/edits';
import { readablesAt } from '../../src/verification/followed/readables';
import type { EditCandidate } from '../../src/verification/followed/statement';
import {
  dialectOf,
  editedAlone,
  type Marked,
  markedIn,
  meaningOf,
  readingOf,
  slipsIn,
} from './followed-edit-mistakes';
import { type MarkedProgram, markedPrograms } from './followed-edit-programs';

const names = new GradientNames();

/** Names that gradients have by habit. */
const upstreams = /^(dout|dy|dz|dp|dhs|dh_last|dL)$/;

/** The variable of a gradient by its path, as far as names tell. */
function variableOf(path: string, source: string): string | null {
  const dot = path.lastIndexOf('.') + 1;
  const [holder, name] = [path.slice(0, dot), path.slice(dot)];
  if (name === 'grad') return `${holder}${source.includes('.data') ? 'data' : 'value'}`;
  if (holder === 'grads.') return source.includes('params[') ? `params.${name}` : name;
  const isThere = (variable: string) => new RegExp(`(?<![\\w$])${variable}(?![\\w$(])`).test(source);
  const found = names.variablesOf(name).find(isThere);
  if (found !== undefined) return holder + found;
  return upstreams.test(name) || /^(dz|dh|ds|draw|dscore)$/.test(name) ? name.slice(1) : null;
}

/** What the gradient of a variable is called by habit. */
function gradientOf(path: string): string {
  const dot = path.lastIndexOf('.') + 1;
  const [holder, name] = [path.slice(0, dot), path.slice(dot)];
  if (name === 'data' || name === 'value') return `${holder}grad`;
  return holder === 'params.' ? `grads.${name}` : `${holder}d${name}`;
}

function candidatesAt({ program, code, base, of }: Marked): readonly EditCandidate[] {
  const { source } = program;
  const dialect = dialectOf(program);
  const reading = readingOf(program);
  const around = {
    source,
    code: reading.code,
    names: dialect.names,
    writing: dialect.writing(reading.items),
    gradientName: source.slice(code.targets[0].from + base, code.targets[0].to + base),
    of: of.replace(/\['(\w+)'\]/g, '.$1'),
  };
  const reads = readablesAt({
    ...around,
    top: reading.follow?.() ?? [],
    place: code.targets[0].from + base,
    variableOf: (path) => variableOf(path, source),
    gradientOf: (path) => gradientOf(path),
  });
  return candidateEdits({ code, base }, { ...around, reads });
}

/** Where the first candidate stands that puts a statement right, from 1; 0 for nowhere. */
function rankOf(
  mutant: MarkedProgram,
  index: number,
  meaning: string,
): { rank: number; kind: string; count: number } {
  const marked = markedIn(mutant)[index];
  const candidates = candidatesAt(marked);
  for (const [k, { edits, kind }] of candidates.entries()) {
    const again = editedAlone(marked, edits);
    if (again && meaningOf(again) === meaning) return { rank: k + 1, kind, count: candidates.length };
  }
  return { rank: 0, kind: '', count: candidates.length };
}

interface Tally {
  readonly ranks: number[];
  missed: number;
}

const show = process.env.BACKPROP_LENS_SHOW;

describe('edits of a wrong statement of a followed pass', () => {
  const tallies = new Map<string, Tally>();
  const everything: Tally = { ranks: [], missed: 0 };

  it('put right what one mistake has spoiled, among the first of them', function () {
    this.timeout(120_000);
    let most = 0;
    for (const program of markedPrograms) {
      const meanings = markedIn(program).map(meaningOf);
      for (const { kind, source, index, was, is } of slipsIn(program)) {
        const mutant = { ...program, source };
        const { rank, count } = rankOf(mutant, index, meanings[index]);
        most = Math.max(most, count);
        const tally = tallies.get(kind) ?? { ranks: [], missed: 0 };
        tallies.set(kind, tally);
        for (const each of [tally, everything]) {
          if (rank === 0) each.missed++;
          else each.ranks.push(rank);
        }
        if (show && (rank === 0 || rank > Number(show)))
          console.log(`${kind} ${rank}: ${is}   FROM   ${was}`);
      }
    }
    for (const [kind, { ranks, missed }] of [...tallies, ['all', everything] as const]) {
      const sorted = ranks.toSorted((one, other) => one - other);
      const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))];
      console.log(
        kind.padEnd(18),
        sorted.length + missed,
        'missed',
        missed,
        'median',
        at(0.5),
        '90%',
        at(0.9),
        'max',
        at(1),
      );
    }
    assert.ok(most <= 120);
  });
});
