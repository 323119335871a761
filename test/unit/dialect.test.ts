/* Nothing above `languages/` knows a language: one that is made up here goes all the way through. */
import assert from 'node:assert/strict';
import { analyze } from '../../src/analysis/analyze';
import { applyEdits } from '../../src/text/edits';
import { mendPass } from '../../src/verification/mend';
import { verify } from '../../src/verification/verify';
import { explain } from '../../src/wording/explain';
import { fixTitle } from '../../src/wording/fixes';
import { writeInputs } from '../../src/writing/input-comments';
import { writePass } from '../../src/writing/passes';
import { toy } from './toy';

const read = (source: string) => analyze(source, { dialect: toy });

/** q = 2 · 3 + tanh(3), y = q²: on paper dq = 2q, da = 3 · 2q, db = (2 + 1 - tanh²(3)) · 2q. */
const forward = `# a small circuit
LET a = 2
LET b = 3
LET t = TANH(b)
LET q = a TIMES b PLUS t
LET y = q TIMES q
`;
const q = 6 + Math.tanh(3);

function near(found: number | null | undefined, wanted: number): void {
  assert.ok(Math.abs(Number(found) - wanted) < 1e-12 * Math.abs(wanted), `${found}, not ${wanted}`);
}

function verdictsOf(source: string) {
  return verify(read(source)).flatMap(({ verdicts }) => verdicts);
}

function judged(source: string): string[] {
  return verdictsOf(source).map(({ name, judgement }) => `${name} ${judgement}`);
}

describe('a language that nobody knows', () => {
  it('has values and gradients', () => {
    const [{ variables }] = read(forward).circuits;
    const known = new Map(variables.map((variable) => [variable.name, variable]));
    near(known.get('y')?.value, q * q);
    near(known.get('q')?.gradient, 2 * q);
    near(known.get('a')?.gradient, 3 * 2 * q);
    near(known.get('b')?.gradient, (2 + 1 - Math.tanh(3) ** 2) * 2 * q);
  });

  it('has formulas in its own words', () => {
    const analysis = read(forward);
    const said = (name: string) => explain(analysis, forward.indexOf(`LET ${name}`) + 4)?.formula;
    assert.equal(said('q'), '2 TIMES q TIMES dy');
    assert.equal(said('a'), 'b TIMES dq');
    assert.equal(said('b'), '(1 MINUS t TIMES t) TIMES dt PLUS a TIMES dq');
    assert.match(explain(analysis, forward.indexOf('TANH') + 1)?.role ?? '', /^TANH gate/);
  });

  const pass = `${forward}
LET dy = 1
LET dq = 2 TIMES q TIMES dy
LET da = b TIMES dq
LET dt = dq
LET db = a TIMES dq
db GAINS (1 MINUS t TIMES t) TIMES dt
`;

  it('has its right passes called right', () => {
    assert.deepEqual(judged(pass), ['dy exact', 'dq exact', 'da exact', 'dt exact', 'db exact']);
  });

  /** A line of the pass, what a slip makes of it, and words of what is said and of the line that mends it. */
  const mistakes: readonly (readonly [line: string, slip: string, reason: RegExp, mended: RegExp])[] = [
    ['LET da = b TIMES dq', 'LET da = a TIMES dq', /uses a where b belongs/, /^LET da = b TIMES dq$/m],
    ['LET da = b TIMES dq', 'LET da = b PLUS dq', /./, /^LET da = .*b TIMES dq|dq TIMES b/m],
    ['LET da = b TIMES dq', 'LET da = NEG b TIMES dq', /sign is wrong/, /^LET da = b TIMES dq$/m],
    ['LET dq = 2 TIMES q TIMES dy', 'LET dq = q TIMES dy', /factor/, /^LET dq = 2 TIMES q TIMES dy$/m],
    ['(1 MINUS t TIMES t) TIMES dt', '(1 PLUS t TIMES t) TIMES dt', /sign is wrong/, /\(1 MINUS t TIMES t\)/],
    ['(1 MINUS t TIMES t) TIMES dt', '(1 MINUS t) TIMES dt', /./, /TIMES/],
    ['db GAINS (1', 'db LOSES (1', /GAINS/, /^db GAINS \(1 MINUS t TIMES t\) TIMES dt$/m],
    [
      '\ndb GAINS (1 MINUS t TIMES t) TIMES dt',
      '',
      /left out/,
      /db.*(PLUS|GAINS) \(1 MINUS t TIMES t\) TIMES dt/,
    ],
    ['LET da = b TIMES dq\n', 'LET da = b TIMES dr\n', /./, /^LET da = b TIMES dq$/m],
  ];

  for (const [line, slip, reason, mended] of mistakes)
    it(`has “${slip.trim()}” for “${line.trim()}” told and mended in its own words`, () => {
      assert.ok(pass.includes(line));
      const source = pass.replace(line, slip);
      const wrong = verdictsOf(source).filter(({ judgement }) => judgement === 'wrong');
      assert.ok(wrong.length > 0, judged(source).join());
      assert.match(wrong[0].reason ?? '', reason);
      assert.doesNotMatch(`${wrong[0].reason}`, / [*/+]=? /);
      const text = applyEdits(source, wrong[0].edits);
      assert.match(text, mended);
      assert.doesNotMatch(fixTitle(read(source), wrong[0].edits), /[*;]/);
      const analysis = read(source);
      const whole = mendPass(analysis, analysis.circuits[0]);
      assert.ok(whole?.clean, text);
      for (const each of judged(applyEdits(source, [whole.edit]))) assert.match(each, /exact|correct/);
    });

  it('has passes written that are right', () => {
    const analysis = read(forward);
    const written = writePass(analysis, analysis.circuits[0]);
    assert.ok('text' in written);
    assert.deepEqual(written.text.trimEnd().split('\n'), [
      'LET dy = 1',
      'LET dq = 2 TIMES q TIMES dy',
      'LET dt = dq',
      'LET db = (1 MINUS t TIMES t) TIMES dt PLUS a TIMES dq',
      'LET da = b TIMES dq',
    ]);
    const text = applyEdits(forward, [written]);
    assert.equal(judged(text).length, 5);
    for (const each of judged(text)) assert.match(each, /exact|correct/);
  });

  it('has conditions in its own order', () => {
    const source = `LET a = 2\nLET b = 5\nLET y = a TIMES b IF a ABOVE 1 ELSE b\nLET z = y TIMES 3\n`;
    const [{ variables }] = read(source).circuits;
    near(variables.find(({ name }) => name === 'a')?.gradient, 15);
    assert.equal(explain(read(source), 4)?.formula, 'b TIMES dy IF a ABOVE 1 ELSE 0');
    const branches = `${source}LET dz = 1\nLET dy = 3 TIMES dz\nLET da = 0 IF a ABOVE 1 ELSE b TIMES dy\nLET db = (a TIMES dy) IF a ABOVE 1 ELSE dy\n`;
    const wrong = verdictsOf(branches).filter(({ judgement }) => judgement === 'wrong');
    assert.deepEqual(
      wrong.map(({ name }) => name),
      ['da'],
    );
    const [{ reason, edits }] = wrong;
    assert.match(reason ?? '', /The two branches are swapped: it must be b TIMES dy IF … ELSE 0\./);
    assert.match(applyEdits(branches, edits), /^LET da = b TIMES dy IF a ABOVE 1 ELSE 0$/m);
  });

  it('has comments of its own kind, which give inputs their values', () => {
    const source = 'LET y = a TIMES 3\n';
    const text = applyEdits(source, writeInputs(read(source), [['a', 7]]));
    assert.equal(text, '# @input a = 7\nLET y = a TIMES 3\n');
    const again = applyEdits(text, writeInputs(read(text), [['a', 8]]));
    assert.equal(again, '# @input a = 8\nLET y = a TIMES 3\n');
    near(read(again).circuits[0].variables.find(({ name }) => name === 'y')?.value, 24);
  });

  it('is called by its name where a function is not known', () => {
    const source = 'LET a = 2\nLET y = tanj(a)\n';
    const reason = explain(read(source), source.indexOf('tanj'))?.reason ?? '';
    assert.match(reason, /neither the file nor Toy says what it computes/);
  });
});
