/* The texts at line ends while another number is tried for an input. */
import assert from 'node:assert/strict';
import { inputKeys } from '../../src/analysis/fixed-inputs';
import { rerun } from '../../src/analysis/rerun';
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
