/*
 * Verification of correct passes in Python in all styles, and of those with one mistake: the programs of test/mutation,
 * translated. Real Python, where there is one, tells that they mean the same, and whether a fix mends them.
 */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { measure, measures, type Result } from '../mutation/measure';
import { isParsed, mutantsOf } from '../mutation/mutate';
import { readPrograms } from '../mutation/program';
import { receive, shortfalls } from '../mutation/styling';
import { hasPython } from '../python/process';
import { differenceInPython, LeftOut, mutantInPython } from '../python/programs';
import { isFaithfulInPython, pythonStyles } from '../python/styles';
import { translated } from '../python/translate';
import { analyze } from './analyze';

const programs = [...readPrograms('test/mutation/programs'), ...readPrograms('test/mutation/heldout')];

/** More of everything on request: BACKPROP_LENS_RUNS=10. */
const runs = Number(process.env.BACKPROP_LENS_RUNS ?? '1');
const every = Math.max(1, Math.round(40 / runs));
const leftOut = new LeftOut();

/** Some programs in each style, others in the next. */
const sample = pythonStyles.map((style, k) => ({
  style,
  some: programs
    .filter((_, n) => (n + k) % every === 0)
    .flatMap((program) => style.write(program, leftOut) ?? []),
}));

describe('correct passes in Python in all styles', () => {
  for (const { style, some } of sample) {
    if (some.length === 0) continue;
    it(`finds nothing wrong in the style "${style.name}"`, () => {
      for (const each of some) {
        if (hasPython)
          assert.ok(isFaithfulInPython(each), `The style changes what the program means:\n${each.source}`);
        const { said } = receive(each);
        for (const shortfall of shortfalls)
          assert.deepEqual(said[shortfall], [], `${shortfall}:\n${each.source}`);
      }
    });
  }

  it('has programs for nearly every style, and nearly all of them', () => {
    const used = sample.filter(({ some }) => some.length > 0);
    assert.ok(used.length > 100, String(used.length));
    const written = used.flatMap(({ some }) => some).length;
    assert.ok(leftOut.count < written / 5, `${leftOut} of ${written}`);
  });
});

describe('a gradient in Python that is read before it has a value', () => {
  const source = (blank: string) =>
    [
      'import math',
      'h = math.tanh(w * x)',
      'y = h * v',
      '# backward',
      blank,
      'dy = 1',
      'dh = v * dv',
      'dv = h * dy',
      'dw = x * (1 - h * h) * dh',
    ].join('\n');

  for (const blank of ['dy = dh = dv = dw = None', 'dy = None; dh = None; dv = None; dw = None', 'dv: float'])
    it(`is wrong where it is read, after "${blank}"`, () => {
      const verdicts = verify(analyze(source(blank), { language: 'python' })).flatMap(
        (each) => each.verdicts,
      );
      assert.deepEqual(
        verdicts.map(({ line, judgement }) => `${line} ${judgement}`),
        ['6 exact', '7 wrong', '8 exact', '9 inherited'],
      );
    });
});

describe('gradients of which the values are computed before the first is assigned', () => {
  const forward = [
    'import math',
    'a = 0.5',
    'b = 2',
    'u = a * b',
    'y = u * math.sin(a)',
    '# backward',
    'dy = 1',
  ];
  const [a, b] = [0.5, 2];
  const [du, direct] = [Math.sin(a), a * b * Math.cos(a)];
  const wanted = new Map(Object.entries({ dy: 1, du, da: direct + b * du, db: a * du }));

  for (const [what, lines] of Object.entries({
    'calls in all': [
      'du, da = math.sin(a) * dy, u * math.cos(a) * dy',
      'da, db = da + b * du, a * max(du, -9)',
    ],
    'calls in the last of three': [
      'du = math.sin(a) * dy',
      'db, part, da = a * du, b * du, u * math.cos(a) * dy',
      'da += part',
    ],
    'an exchange': [
      'du = math.sin(a) * dy',
      'da, db = a * du, b * du + u * math.cos(a) * dy',
      'da, db = db, da',
    ],
    'one that reads another': [
      'da = du = math.sin(a) * dy',
      'da, db = b * da + u * math.cos(a) * dy, a * da',
    ],
  }))
    it(`are right, with ${what}`, () => {
      const verdicts = verify(analyze([...forward, ...lines].join('\n'), { language: 'python' })).flatMap(
        (each) => each.verdicts,
      );
      assert.deepEqual(new Set(verdicts.map(({ name }) => name)), new Set(wanted.keys()));
      for (const { name, judgement, value } of verdicts) {
        assert.match(judgement, /^(exact|correct)$/, name);
        assert.ok(Math.abs((value ?? Number.NaN) - (wanted.get(name) ?? 0)) < 1e-12, name);
      }
    });
});

/** The shares that each measure must reach. */
function checkShares(
  results: readonly Result[],
  wanted: Readonly<Record<(typeof measures)[number], number>>,
): void {
  assert.ok(results.length > 50, String(results.length));
  for (const name of measures) {
    const failures = results.filter((result) => !result[name]);
    const told = failures.map(
      ({ mutant, said }) => `${mutant.program.file} ${mutant.what}: ${said}\n${mutant.source}`,
    );
    assert.ok(1 - failures.length / results.length >= wanted[name], `not ${name}:\n${told.join('\n')}`);
  }
}

// A fix can only be tried where Python runs what it makes.
if (hasPython)
  describe('passes in Python with one mistake', function () {
    this.timeout(600_000);

    it('are told as those in JavaScript are', () => {
      const step = Math.max(1, Math.round(80 / runs));
      const results = programs.flatMap((program) =>
        mutantsOf(program)
          .filter((mutant, k) => k % step === 0 && isParsed(mutant) && mutant.kind !== 'name swapped')
          .flatMap((mutant) => leftOut.unless(() => mutantInPython(mutant)) ?? [])
          .flatMap((mutant) => measure(mutant) ?? []),
      );
      checkShares(results, { detected: 1, blamed: 0.98, explained: 0.9, mended: 0.98 });
    });

    it('are told in all styles', () => {
      let count = 0;
      const results = sample
        .flatMap(({ some }) => some)
        .flatMap(({ origin, look, program }) =>
          (origin ? mutantsOf(origin) : [])
            // A wrong name at the left is measured with the programs as they are.
            .filter(
              (mutant) =>
                mutant.kind !== 'name swapped' && count++ % Math.round(330 / runs) === 0 && isParsed(mutant),
            )
            .flatMap((mutant) => leftOut.unless(() => mutantInPython(mutant, look, program)) ?? []),
        )
        .flatMap((mutant) => measure(mutant) ?? []);
      checkShares(results, { detected: 0.995, blamed: 0.985, explained: 0.95, mended: 0.98 });
    });
  });

if (hasPython)
  describe('real Python', () => {
    it('says that every program computes in Python what it computes in JavaScript', () => {
      for (const program of programs) {
        const inPython = leftOut.unless(() => translated(program.source, program.language));
        if (!inPython) continue;
        const { source, header } = inPython;
        assert.equal(differenceInPython(program, source), null, source);
        // What stands on a line stands on that line.
        const lines = source.split('\n').slice(header);
        for (const { assigned } of program.parts)
          for (const { name, operatorFrom } of assigned) {
            const line = program.source.slice(0, operatorFrom).split('\n').length;
            assert.ok(lines[line - 1].includes(name), source);
          }
      }
    });

    it('notices mistakes as JavaScript does', () => {
      for (const program of programs)
        for (const mutant of mutantsOf(program).filter((each, k) => k % 97 === 0 && isParsed(each))) {
          const inPython = leftOut.unless(() => mutantInPython(mutant));
          const isSame = inPython?.program.isSame(inPython.source);
          if (isSame === true) assert.ok(program.isSame(mutant.source), `${mutant.what}\n${mutant.source}`);
        }
    });
  });
