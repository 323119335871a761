/* Edits of a wrong statement: put right by one of the first, whatever the mistake, in every style of the marked programs. */
import assert from 'node:assert/strict';
import type { Expression } from '../../src/program/code';
import { GradientNames } from '../../src/recognition/names';
import { applyEdits } from '../../src/text/edits';
import { aroundOf } from '../../src/verification/followed/mending/around';
import { candidateEdits } from '../../src/verification/followed/mending/edits';
import { type EditCandidate, EditedStatement } from '../../src/verification/followed/mending/statement';
import { dialectOf, editedAlone, type Marked, markedIn, readingOf } from './followed-edit-marked';
import { meaningOf } from './followed-edit-meaning';
import { slipsIn } from './followed-edit-mistakes';
import { type MarkedProgram, markedPrograms } from './followed-edit-programs';
import { partsOf } from './python-code';

const gradientNames = new GradientNames();

function candidatesAt({ program, code, base, of }: Marked): readonly EditCandidate[] {
  const { source } = program;
  const dialect = dialectOf(program);
  const reading = readingOf(program);
  const writing = dialect.writing(reading.items);
  const file = { source, code: reading.code, writing, dialect, reading, gradientNames };
  const place = { code, base };
  return candidateEdits(new EditedStatement(place, aroundOf(file, place, { of, known: new Map() })));
}

/** Where the first candidate stands that puts a statement right, from 1; 0 for nowhere. */
function rankOf(mutant: MarkedProgram, index: number, meaning: string): number {
  const marked = markedIn(mutant)[index];
  for (const [k, { edits }] of candidatesAt(marked).entries()) {
    const again = editedAlone(marked, edits);
    if (again && meaningOf(again) === meaning) return k + 1;
  }
  return 0;
}

/** How many edits are looked at at most. */
const most = 300;

/** More of everything on request: BACKPROP_LENS_RUNS=8 tries all mistakes. */
const runs = Number(process.env.BACKPROP_LENS_RUNS ?? '1');

/** Mistakes above this rank are printed on request, those that are not found with 0. */
const show = process.env.BACKPROP_LENS_SHOW;

/** How many mistakes of each kind must be put right, and how far down the median may stand. */
const limits: Readonly<Record<string, readonly [found: number, median: number]>> = {
  sign: [1, 2],
  '= for +=': [1, 2],
  '+= for =': [1, 15],
  'factor left out': [0.8, 12],
  'factor twice': [0.98, 5],
  'term left out': [0.6, 40],
  operator: [0.98, 35],
  'operands swapped': [1, 6],
  'n - 1': [1, 45],
  'wrong variable': [0.95, 50],
  'wrong index': [0.98, 8],
  'wrong name': [0.8, 40],
  derivative: [0.75, 12],
  mask: [1, 20],
  branches: [1, 15],
  exponent: [1, 20],
};

const rare = new Set(['derivative', 'mask', 'branches', 'exponent', 'n - 1']);

/** The candidates for a program of which one statement is marked, as that would read with them. */
function readings(program: MarkedProgram): readonly (EditCandidate & { readonly text: string })[] {
  const [marked] = markedIn(program);
  const { code, base } = marked;
  const from = code.targets[0].from + base;
  return candidatesAt(marked).map((candidate) => {
    const source = applyEdits(program.source, candidate.edits);
    const to = code.value.to + base + source.length - program.source.length;
    return { ...candidate, text: source.slice(from, to) };
  });
}

const script = (source: string) => ({ language: 'typescript', source }) as const;
const pythonText = (source: string) => ({ language: 'python', source }) as const;

/** The first candidate that makes a statement read like this. */
function making(program: MarkedProgram, text: string): EditCandidate {
  const found = readings(program);
  const one = found.find((each) => each.text === text);
  assert.ok(one, `${text} is none of\n${found.map((each) => each.text).join('\n')}`);
  return one;
}

describe('edits of a wrong statement of a followed pass', () => {
  it('put right what one mistake has spoiled, most of it among the first', function () {
    this.timeout(300_000);
    const ranks = new Map<string, number[]>();
    const counts = new Map<string, number>();
    for (const program of markedPrograms) {
      const meanings = markedIn(program).map(meaningOf);
      for (const { kind, source, index, was, is } of slipsIn(program)) {
        const count = counts.get(kind) ?? 0;
        counts.set(kind, count + 1);
        // Of rare kinds one in eight would be no sample.
        if (count % Math.max(1, Math.round((rare.has(kind) ? 2 : 8) / runs)) !== 0) continue;
        const rank = rankOf({ ...program, source }, index, meanings[index]);
        ranks.set(kind, [...(ranks.get(kind) ?? []), rank]);
        if (show && (rank === 0 || rank > Number(show))) console.log(`${kind} ${rank}: ${is}  FROM  ${was}`);
      }
    }
    assert.deepEqual([...ranks.keys()].sort(), Object.keys(limits).sort());
    const all = [...ranks.values()].flat();
    const table = [...ranks, ['all', all] as const].map(([kind, some]) => ({ kind, ...summary(some) }));
    if (show) console.table(table);
    for (const { kind, found, median } of table) {
      const [least, highest] = limits[kind] ?? [0.92, 10];
      assert.ok(found >= least && median <= highest, `${kind}: ${found} found, median ${median}`);
    }
  });

  it('are no more than can be followed, each another text, and none the text as it is', () => {
    for (const program of markedPrograms)
      for (const marked of markedIn(program)) {
        const candidates = candidatesAt(marked);
        const texts = candidates.map(({ edits }) => applyEdits(program.source, edits));
        assert.ok(candidates.length <= most);
        assert.equal(new Set([program.source, ...texts]).size, texts.length + 1);
      }
  });

  it('leave a text that can be read', () => {
    for (const program of markedPrograms) {
      const count = markedIn(program).length;
      for (const marked of markedIn(program))
        for (const { edits } of candidatesAt(marked).slice(0, 6 * runs)) {
          const source = applyEdits(program.source, edits);
          const reading = readingOf({ ...program, source });
          const broken = [...partsOf(reading.follow?.())].filter((part) => 'broken' in part && part.broken);
          assert.deepEqual(broken, [], source);
          assert.equal(markedIn({ ...program, source }, reading).length, count, source);
        }
    }
  });

  it('are written in the style of the statement', () => {
    const tight = script('let y = w*x;\nlet dw = 0;\ndw += x; // of w\nlet dy = 1;\nlet dx = 2*dy*x;\n');
    making(tight, 'dw += x * dy');
    const product = script('let y = w*x*v;\nlet dy = 1, dw = 0;\ndw += x*v; // of w\n');
    making(product, 'dw += x*v*dy');
    const choice = pythonText(
      'def back(z, dh):\n    h = z if z > 0 else 0\n    dz = dh  # of z\n    return dz\n',
    );
    making(choice, 'dz = dh * (1 if z > 0 else 0)');
  });

  it('say what a mistake is as it is said of straight lines', () => {
    const sum = script('function back(dout, w, x) {\n  dx[0] = w * dout; // of x\n  return w * x;\n}\n');
    const added = making(sum, 'dx[0] += w * dout');
    assert.equal(added.kind, 'assignment for accumulation');
    assert.equal(added.sentence, 'This line assigns where it must add: dx[0] += w * dout.');
    const loop = (value: string) =>
      script(
        `function back(dout, w, x) {\n  for (let i = 0; i < 3; i++) for (let j = 0; j < 2; j++) {\n    dx[j] += ${value}; // of x\n    y[i] += w[i][j] * x[j];\n  }\n}\n`,
      );
    const index = making(loop('w[i][i] * dout[i]'), 'dx[j] += w[i][j] * dout[i]');
    assert.equal(index.kind, 'wrong index');
    assert.equal(index.sentence, 'The index is wrong: it must be w[i][j], not w[i][i].');
    const upstream = making(loop('w[i][j]'), 'dx[j] += w[i][j] * dout[i]');
    assert.equal(upstream.kind, 'missing upstream');
    const swapped = making(loop('w[j][i] * dout[i]'), 'dx[j] += w[i][j] * dout[i]');
    assert.equal(swapped.kind, 'wrong index');
  });

  it('know what of a softmax is only its diagonal', () => {
    const program = script(
      'function back(p, dp) {\n  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++)\n    ds[i] += p[i] * (1 - p[i]) * dp[j]; // of s\n}\n',
    );
    const { sentence } = making(program, 'ds[i] += p[i] * ((i === j ? 1 : 0) - p[j]) * dp[j]');
    assert.match(sentence, /^This is only the diagonal of the softmax's derivative/);
  });

  it('mend what is returned, too', () => {
    const source = 'function dsigmoid(y) {\n  return y * (1 + y);\n}\n';
    const reading = readingOf(script(source));
    const value = [...partsOf(reading.follow?.())].find((part) => 'kind' in part && part.kind === 'return');
    assert.ok(value && 'value' in value);
    const given = value.value as Expression;
    const code = { value: given, targets: [], operator: '', sign: given, declares: '' } as const;
    const statement = { code, base: reading.follow?.()[0].base ?? 0 };
    const { names, writing } = dialectOf(script(source));
    const around = {
      source,
      code: reading.code,
      names,
      writing: writing(reading.items),
      reads: [],
      isList: false,
      numbers: [],
      lists: [],
    };
    const texts = candidateEdits(
      new EditedStatement(statement, { ...around, gradientName: 'dsigmoid', of: 'x' }),
    ).map(({ edits }) => applyEdits(source, edits));
    assert.ok(texts.slice(0, 10).includes(source.replace('+', '-')), texts.join(''));
  });
});

function summary(ranks: readonly number[]): { count: number; found: number; median: number; ninth: number } {
  const found = ranks.filter((rank) => rank > 0).sort((one, other) => one - other);
  const at = (part: number) => found[Math.floor(part * (found.length - 1))] ?? most;
  return { count: ranks.length, found: found.length / ranks.length, median: at(0.5), ninth: at(0.9) };
}
