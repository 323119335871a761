/* The texts at line ends while another number is tried for an input. */
import assert from 'node:assert/strict';
import { inputKeys } from '../../src/analysis/fixed-inputs';
import type { Analysis } from '../../src/analysis/model';
import { rerun } from '../../src/analysis/rerun';
import type { Language } from '../../src/languages/languages';
import { verify } from '../../src/verification/verify';
import { type InlineOptions, inlineTexts } from '../../src/wording/inline';
import { verdictsIn } from '../../src/wording/what-if';
import { analyze } from './analyze';

const options: InlineOptions = { show: 'both', precision: 6, maxLength: 80 };

const source = `var a = 2;
var x = a * b;
var dx = 1;
var da = a * dx;
var db = dx;
db += a * dx - dx;
`;

/** A program with other numbers for some of its inputs. */
function withOthers(program: string, numbers: Readonly<Record<string, number>>) {
  const own = analyze(program);
  const whatIf = [...inputKeys(own)].flatMap(([{ name }, key]) =>
    name in numbers ? [[key, numbers[name]] as const] : [],
  );
  return rerun(own, { whatIf: new Map(whatIf) });
}

/** The file with another number for a, and what its lines say then. */
function tried(value: number) {
  const own = analyze(source, { inputs: new Map([['b', 5]]) });
  const key = [...inputKeys(own)].find(([version]) => version.name === 'a')?.[1] ?? '';
  const shown = rerun(own, { inputs: own.options.inputs, whatIf: new Map([[key, value]]) });
  return { own, shown, verdicts: verdictsIn(shown, { analysis: own, circuits: verify(own) }) };
}

describe('what if an input were something else', () => {
  it('the line says so, and the others follow', () => {
    const { shown } = tried(10);
    const texts = inlineTexts(shown, options).map(({ value, gradient }) => value + gradient);
    assert.equal(texts[0], 'what if a = 10 · da = 5');
    assert.equal(texts[1], 'b = 5, x = 50 · db = 10, dx = 1');
  });

  it('a line with several says so once, unless others stand between them', () => {
    const first = (program: string, numbers: Readonly<Record<string, number>>) =>
      inlineTexts(withOthers(program, numbers), { ...options, show: 'value' })[0].value;
    assert.equal(
      first('var a = 2, b = 3, c = 4;\nvar x = a * b * c;', { a: 5, c: 6 }),
      'what if a = 5 and c = 6',
    );
    assert.equal(
      first('var a = 2, b = a, c = 4;\nvar x = a * b * c;', { a: 5, c: 6 }),
      'what if a = 5, b = 5, what if c = 6',
    );
  });

  it('a verdict is what it was, with the numbers of the moment', () => {
    const { shown, verdicts } = tried(10);
    const texts = inlineTexts(shown, options, verdicts);
    assert.match(texts[3].gradient, /^✗ 10, should be 5: uses a where b belongs/);
    assert.equal(texts[5].gradient, '✓ 10');
  });

  it('a wrong line that happens to agree now stays wrong', () => {
    const { shown, verdicts } = tried(5);
    assert.match(inlineTexts(shown, options, verdicts)[3].gradient, /^✗ 5 agrees here, not elsewhere/);
  });

  it('the verdicts of the file itself are left as they are', () => {
    const { own, verdicts } = tried(10);
    const circuits = verify(own);
    assert.equal(verdictsIn(own, { analysis: own, circuits }), circuits);
    assert.deepEqual(
      circuits[0].verdicts.map(({ value }) => value),
      [1, 2, 2],
    );
    assert.deepEqual(
      verdicts[0].verdicts.map(({ value }) => value),
      [1, 10, 10],
    );
  });

  it('lines out of sight can be left out', () => {
    const { shown, verdicts } = tried(10);
    const all = inlineTexts(shown, options, verdicts);
    const within = { from: source.indexOf('var x'), to: source.indexOf('var da') + 5 };
    assert.deepEqual(inlineTexts(shown, options, verdicts, within), all.slice(1, 4));
  });
});

/** The numbers that lines show of a program, and those of the same one with another number in its text. */
function bothWays(
  program: string,
  name: string,
  from: string,
  to: string,
  language: Language = 'javascript',
) {
  const own = analyze(program, { language });
  const key = [...inputKeys(own)].find(([version]) => version.name === name)?.[1] ?? assert.fail(name);
  const shown = rerun(own, { whatIf: new Map([[key, Number(to)]]) });
  const fresh = analyze(program.replace(`${name} = ${from}`, `${name} = ${to}`), { language });
  return { own: numbersOf(own), shown: numbersOf(shown), fresh: numbersOf(fresh) };
}

function numbersOf({ circuits, loose, lines }: Analysis): string[] {
  return [...circuits.flatMap(({ variables }) => variables), ...loose].map(
    ({ name, definition, value, gradient, rounds }) =>
      `${name} ${definition && lines.lineOf(definition.from)}: ${value} ${gradient} ${rounds ?? 1}`,
  );
}

describe('what if an input that decides what runs were something else', () => {
  const decisive: readonly [what: string, program: string, name: string, from: string, to: string][] = [
    [
      'the rounds of a loop',
      'const n = 3;\nlet s = 0.5;\nfor (let i = 0; i < n; i++) {\n  s += s * i;\n}\nconst y = s * 2;\n',
      'n',
      '3',
      '5',
    ],
    [
      'no round at all',
      'const n = 3;\nlet s = 0.5;\nfor (let i = 0; i < n; i++) {\n  s += s * i;\n}\nconst y = s * 2;\n',
      'n',
      '3',
      '0',
    ],
    [
      'a number of rounds that is no whole one',
      'const n = 3;\nlet s = 0.5;\nfor (let i = 0; i < n; i++) {\n  s += s * i;\n}\nconst y = s * 2;\n',
      'n',
      '3',
      '2.5',
    ],
    ['an index', 'const w = [0.5, 2, 3];\nlet k = 1;\nconst v = w[k];\nconst y = v * v;\n', 'k', '1', '2'],
    ['a key', 'const w = { 1: 0.5, 2: 4 };\nlet k = 1;\nconst v = w[k];\nconst y = v * v;\n', 'k', '1', '2'],
    [
      'a label',
      'const label = 1;\nconst x = 0.5;\nlet y = x * 2;\nif (label === 1) {\n  y = x * x;\n}\nconst z = y * 3;\n',
      'label',
      '1',
      '2',
    ],
    [
      'the side of a condition',
      'const x = 0.5;\nlet y = x * 2;\nif (x > 0) {\n  y = x * x;\n}\nconst z = y * 3;\n',
      'x',
      '0.5',
      '-0.5',
    ],
    [
      'the length of an array',
      'const n = 2;\nconst w = new Array(n).fill(0.5);\nlet s = 0;\nfor (const v of w) s += v * 2;\nconst z = s * 3;\n',
      'n',
      '2',
      '4',
    ],
    [
      'the rounds in a function',
      'const n = 3;\nfunction f(x, times) {\n  let s = x;\n  for (let i = 0; i < times; i++) s = s * 2;\n  return s;\n}\nconst a = 0.5;\nconst y = f(a, n);\n',
      'n',
      '3',
      '4',
    ],
  ];

  for (const [what, program, name, from, to] of decisive)
    it(`${what}: is what it would be with that number in the text`, () => {
      const { own, shown, fresh } = bothWays(program, name, from, to);
      assert.deepEqual(shown, fresh);
      assert.notDeepEqual(own, fresh);
    });

  it('a number that decides nothing is put in without following anew', () => {
    const own = analyze(
      'const a = 0.5;\nlet s = 0;\nfor (let i = 0; i < 3; i++) s += a;\nconst y = s * 2;\n',
    );
    const key = [...inputKeys(own)].find(([version]) => version.name === 'a')?.[1] ?? '';
    assert.equal(rerun(own, { whatIf: new Map([[key, 0.75]]) }).file, own.file);
  });

  it('what is carried into a circuit and decides what runs there leaves its numbers unknown', () => {
    const before =
      'let a = 3;\nconst y = a * a;\nconst dy = 1;\nconst da = 2 * a * dy;\na -= 0.5 * da - 1;\n';
    const followedBy = (tests: string) => `${before}let z = 2;\n${tests}const w = z * 3;\n`;
    const w = (program: string, value: number) => {
      const own = analyze(program);
      const key = [...inputKeys(own)].findLast(
        ([version]) => version.name === 'a' && version.origin === 'carried',
      )?.[1];
      const shown = rerun(own, { whatIf: new Map([[key ?? '', value]]) });
      const all = [...shown.circuits.flatMap(({ variables }) => variables), ...shown.loose];
      return all.find(({ name }) => name === 'w')?.value;
    };
    assert.equal(w(followedBy('for (let i = 0; i < 3; i++) z += a;\n'), 2), 24);
    assert.equal(
      w(followedBy('for (let i = 0; i < 3; i++) z += a * [1, 2, 3][i];\nz *= [1, 2, 3][a];\n'), 2),
      null,
    );
    assert.equal(w(followedBy('if (a > 1.5) z = a * a;\n'), 2), 12);
  });

  it('in Python, too', () => {
    const program =
      'n = 3\ns = 0.5\nfor i in range(n):\n    s += s * i\nif n == 3:\n    s = s * 2\ny = s * 2\n';
    const { own, shown, fresh } = bothWays(program, 'n', '3', '5', 'python');
    assert.deepEqual(shown, fresh);
    assert.notDeepEqual(own, fresh);
  });
});
