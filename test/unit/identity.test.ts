/* Two functions of one name are two: what is asked of one is not asked of the other. */
import assert from 'node:assert/strict';
import { inputKeys } from '../../src/analysis/fixed-inputs';
import type { Analysis, Circuit } from '../../src/analysis/model';
import { rerun } from '../../src/analysis/rerun';
import type { JavaScript } from '../../src/languages/javascript/parse';
import { analyze, type Options } from './analyze';

/** What a chosen output is kept under. */
const keyOf = ({ scopeId }: Circuit) => scopeId;

/** A body in which y = 6 * a unless something is said of it. */
const body = (said: string) => `{ ${said}\nvar k = 3;\nvar q = a * 2;\nvar y = q * k;\nreturn y;\n}`;

/** Two functions of one name, with BODY where each of their bodies stands. */
const pairs: readonly (readonly [code: string, language?: JavaScript])[] = [
  ['function f(a) BODY\nfunction f(a) BODY'],
  ['function one() { function f(a) BODY }\nfunction two() { function f(a) BODY }'],
  ['function f(a) BODY\nfunction two() { function f(a) BODY }'],
  ['function f(a) BODY\nfunction two() { const f = (a) => BODY; }'],
  ['{ function f(a) BODY }\n{ function f(a) BODY }'],
  ['if (u) { function f(a) BODY } else { function f(a) BODY }'],
  ['var f = (a) => BODY;\nf = function (a) BODY;'],
  ['var f = function (a) BODY;\nvar g = function f(a) BODY;'],
  ['let f; f = (a) => BODY;\nf = (a) => BODY;'],
  ['{ const f = (a) => BODY; }\n{ const f = (a) => BODY; }'],
  ['[1].map((a) => BODY);\n[2].map((a) => BODY);'],
  ['export default function (a) BODY\nconst g = [function (a) BODY];'],
  ['class A { f(a) BODY }\nfunction two() { class A { f(a) BODY } }'],
  ['class A { f(a) BODY static f(a) BODY }'],
  ['class A { f(a) BODY }\nclass B { f(a) BODY }'],
  ['class A { f(a) BODY }\nfunction f(a) BODY'],
  ['class A { f(a) BODY #f(a) BODY }'],
  ['class A { set v(a) BODY v2(a) BODY }'],
  ['class A { constructor(a) BODY }\nclass B { constructor(a) BODY }'],
  ['class A { constructor(a) BODY static create(a) BODY }'],
  ['const o = { f(a) BODY };\nconst p = { f(a) BODY };'],
  ['const o = { f(a) BODY, f: (a) => BODY };'],
  ['const o = { set f(a) BODY };\nconst p = { set f(a) BODY };'],
  ['const o = { one: { f(a) BODY }, two: { f(a) BODY } };'],
  ["const o = { 'top level'(a) BODY };\nfunction f(a) BODY"],
  ["const o = { f(a) BODY, 'f'(a) BODY };"],
  ['function f(a) BODY\n(function f(a) BODY)(1);'],
  ['function outer(a) { function outer(a) BODY\nreturn outer(a); }\nfunction two(a) BODY'],
  ['namespace A { function f(a: number) BODY }\nnamespace B { function f(a: number) BODY }', 'typescript'],
  ['function f(a: string);\nfunction f(a) BODY\nfunction two() { function f(a) BODY }', 'typescript'],
];

class Two {
  readonly source: string;
  private readonly language: JavaScript;
  private readonly second: number;

  constructor([code, language = 'javascript']: (typeof pairs)[number], said: readonly [string, string]) {
    const [start, between, end] = code.split('BODY');
    const upTo = start + body(said[0]);
    this.source = `${upTo}${between}${body(said[1])}${end}\n`;
    this.second = upTo.length;
    this.language = language;
  }

  analysis(options: Options = {}): Analysis {
    return analyze(this.source, { ...options, language: this.language });
  }

  /** The circuits of the two bodies, in their order. */
  circuits({ circuits }: Analysis): [Circuit, Circuit] {
    const found = [0, 1].map((n) =>
      circuits.find(({ variables }) =>
        variables.some(
          ({ name, definition }) =>
            name === 'q' && definition && (definition.from > this.second ? 1 : 0) === n,
        ),
      ),
    );
    const [first, second] = found;
    assert.ok(first && second, 'both functions are circuits');
    return [first, second];
  }

  /** For each of the two what q's gradient is, and the values of a and y. */
  numbers(analysis: Analysis): readonly (readonly (number | null | undefined)[])[] {
    return this.circuits(analysis).map(({ variables }) => {
      const of = (name: string) => variables.find((each) => each.name === name);
      return [of('q')?.gradient, of('a')?.value, of('y')?.value];
    });
  }
}

describe('what a scope is known by', () => {
  const idsOf = (code: string) => analyze(code).circuits.map(({ scopeId }) => scopeId);
  const functions = 'function f(a) { return a * 2; }\n'.repeat(3);
  const methods = `const o = { 'f#2'(a) { return a * 3; }, 'top level'(a) { return a * 4; } };\n`;
  const callbacks = '[1].map((a) => a * 5);\n[1].map((a) => a * 6);\n';

  it('is its own, whatever others are called', () => {
    for (const code of [functions + methods, methods + functions]) {
      const ids = idsOf(`${code}${callbacks}var x = 2, y = x * 3;\n`);
      assert.equal(ids.length, 8);
      assert.equal(new Set(ids).size, 8, ids.join(', '));
    }
  });

  it('stays the same as one edits elsewhere', () => {
    const code = functions + methods + callbacks;
    const edited = code.replace('a * 2', 'a * 2 + 1').replaceAll('\n', '\n\n// a word\n');
    assert.deepEqual(idsOf(`function before(b) { return b * b; }\n${edited}`).slice(1), idsOf(code));
  });
});

describe('what is said of one of two functions of one name', () => {
  for (const pair of pairs) {
    const plain = new Two(pair, ['', '']);
    const own = plain.analysis();
    const [, a] = plain.numbers(own)[0];
    const expected = (n: number, changed: readonly (number | undefined)[]) => {
      const usual = [3, a, 6 * Number(a)];
      return [0, 1].map((k) => usual.map((value, at) => (k === n ? (changed[at] ?? value) : value)));
    };
    const eachOfBoth = (said: string) => [new Two(pair, [said, '']), new Two(pair, ['', said])];

    it(`is not said of the other by a comment: ${pair[0]}`, () => {
      for (const [n, two] of eachOfBoth('// @output q').entries())
        assert.deepEqual(two.numbers(two.analysis()), expected(n, [1]), `@output in ${n}`);
      for (const [n, two] of eachOfBoth('// @input a = 5').entries())
        assert.deepEqual(two.numbers(two.analysis()), expected(n, [undefined, 5, 30]), `@input in ${n}`);
    });

    it(`is not said of the other by choosing an output: ${pair[0]}`, () => {
      for (const [n, circuit] of plain.circuits(own).entries()) {
        const chosen = plain.analysis({ outputs: new Map([[keyOf(circuit), 'q']]) });
        assert.deepEqual(plain.numbers(chosen), expected(n, [1]));
      }
    });

    it(`is not said of the other by trying a number: ${pair[0]}`, () => {
      const keys = inputKeys(own);
      for (const [n, { variables }] of plain.circuits(own).entries()) {
        const k = variables.find(({ name }) => name === 'k');
        const key = k && keys.get(k.version);
        assert.ok(key);
        const tried = rerun(own, { whatIf: new Map([[key, 10]]) });
        assert.deepEqual(plain.numbers(tried), expected(n, [10, undefined, 20 * Number(a)]));
        const anew = plain.analysis({ whatIf: new Map([[key, 10]]) });
        assert.deepEqual(plain.numbers(anew), expected(n, [10, undefined, 20 * Number(a)]));
      }
    });
  }
});
