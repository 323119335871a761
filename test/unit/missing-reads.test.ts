/*
 * Mistakes by which a line reads a gradient that is not there yet, or never is: who is blamed, and whether the fix makes
 * the program what it was, as real JavaScript and real Python compute it.
 */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { closerLook, verify } from '../../src/verification/verify';
import { counterexampleText } from '../../src/wording/verdicts';
import { readProgram, type Tried } from '../mutation/program';
import { hasPython } from '../python/process';
import { triedInPython } from '../python/programs';
import { translated } from '../python/translate';
import { analyze } from './analyze';

const forward = ['var u = a * b;', 'var v = c * b;', 'var w = u * v;', '// backward', 'var dw = 1;'];

const shares = ['var du = v * dw;', 'var dv = u * dw;'];

const right = [
  ...forward,
  ...shares,
  'var db = a * du;',
  'db += c * dv;',
  'var da = b * du;',
  'var dc = b * dv;',
];

/** Passes with one mistake: what stands below the shares, and the line to blame, counted from there. */
const mistakes: Readonly<Record<string, { readonly lines: readonly string[]; readonly blamed: number }>> = {
  'a term too many at the end of a gradient': {
    lines: ['var db = a * du;', 'db += c * dv;', 'db += u * dc;', 'var da = b * du;', 'var dc = b * dv;'],
    blamed: 2,
  },
  'a term too many that is taken away': {
    lines: ['var db = a * du;', 'db += c * dv;', 'var da = b * du;', 'da -= v * dc;', 'var dc = b * dv;'],
    blamed: 3,
  },
  'a term too many that is spelled out': {
    lines: ['var db = a * du;', 'db += c * dv;', 'var da = b * du;', 'da = da + dc;', 'var dc = b * dv;'],
    blamed: 3,
  },
  'a factor too many': {
    lines: ['var db = a * du;', 'db += c * dv;', 'var da = b * du;', 'da *= dc;', 'var dc = b * dv;'],
    blamed: 3,
  },
  'a share that comes before the first': {
    lines: ['db += c * dv;', 'var db = a * du;', 'var da = b * du;', 'var dc = b * dv;'],
    blamed: 0,
  },
  'a share that is taken away before the first': {
    lines: ['db -= -c * dv;', 'var db = a * du;', 'var da = b * du;', 'var dc = b * dv;'],
    blamed: 0,
  },
  'a first share that is added': {
    lines: ['db += a * du;', 'db += c * dv;', 'var da = b * du;', 'var dc = b * dv;'],
    blamed: 0,
  },
  'an only share that is added': {
    lines: ['var db = a * du;', 'db += c * dv;', 'da += b * du;', 'var dc = b * dv;'],
    blamed: 2,
  },
};

function wrongIn(source: string, language: Tried['language']) {
  const analysis = closerLook(analyze(source, { language }));
  const verdicts = verify(analysis).flatMap((each) => each.verdicts);
  return { analysis, wrong: verdicts.filter(({ judgement }) => judgement === 'wrong') };
}

function check(program: Tried, source: string, line: number): void {
  const { wrong } = wrongIn(source, program.language);
  assert.deepEqual(
    wrong.map((each) => each.line),
    [line],
    source,
  );
  const mended = applyEdits(source, wrong[0].edits);
  assert.ok(program.isSame(mended), `${wrong[0].reason}\n${mended}`);
}

describe('a gradient that is read before it has a value', () => {
  const program = readProgram('missing.js', `${right.join('\n')}\n`);
  const first = forward.length + shares.length + 1;

  for (const [what, { lines, blamed }] of Object.entries(mistakes)) {
    const source = `${[...forward, ...shares, ...lines].join('\n')}\n`;

    it(`is read by the line to blame, for ${what}`, () => check(program, source, first + blamed));

    it(`is so in Python, where that line ends the program, for ${what}`, () => {
      const { source: text, header } = translated(source, 'javascript');
      for (const start of ['', 'dw = du = dv = da = db = dc = None; ']) {
        const python = text.replace('dw = 1', `${start}dw = 1`);
        const { wrong, analysis } = wrongIn(python, 'python');
        assert.match(
          counterexampleText(wrong[0], analysis) ?? '',
          /gives no d\w+ \(.*: Python stops here\), should be/,
        );
        if (hasPython) check(triedInPython(program), python, first + blamed + header);
      }
    });
  }

  it('is another’s where one of two lines that say the same has the wrong name', () => {
    const sum = ['s = a + b', 'y = s * s * c', '# backward', 'dy = 1', 'ds = 2 * s * c * dy', 'da = ds'];
    for (const start of ['', 'da = db = ds = dp = None; ']) {
      const lines = [
        'b = p * q',
        ...sum.map((line) => line.replace('dy = 1', `${start}dy = 1`)),
        'da = ds',
        'dp = q * db',
        'dq = p * db',
      ];
      const { wrong } = wrongIn(lines.join('\n'), 'python');
      assert.deepEqual(
        wrong.map(({ line, kind }) => [line, kind]),
        [[8, 'wrong name']],
      );
    }
  });
});

describe('a 0 below the line that computes a gradient', () => {
  const lines = ['var db = a * du;', 'db += c * dv;', 'var da = b * du;', 'var dc = b * dv;'];
  const program = readProgram('zeros.js', `${[...forward, ...shares, ...lines].join('\n')}\n`);

  it('is to blame where gradients are made of what it takes back, and these are not', () => {
    const source = `${[...forward, ...shares, 'du = 0;', ...lines].join('\n')}\n`;
    check(program, source, forward.length + shares.length + 1);
  });

  it('is none where nothing reads it', () => {
    const source = `${[...forward, ...shares, ...lines, 'du = 0;', 'db = 0;'].join('\n')}\n`;
    assert.deepEqual(wrongIn(source, 'javascript').wrong, []);
  });
});
