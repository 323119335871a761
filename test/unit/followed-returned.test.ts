/* What a function returns is judged as what it assigns is: where it stands, of what it is, and what is said of it. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import type { Verdict } from '../../src/verification/model';
import { verify } from '../../src/verification/verify';
import { explain } from '../../src/wording/explain';
import { followedAt } from '../../src/wording/followed';
import { inlineTexts } from '../../src/wording/inline';
import { verdictsOn } from '../judged/measure';
import { analyze } from './analyze';

/** A verdict in few words: line, name, variable, judgement. */
const brief = ({ line, name, of, judgement }: Verdict) =>
  `${line} ${name} of ${of} ${/exact|correct|approximate/.test(judgement) ? 'right' : judgement}`;

const said = (source: string, language: Language = 'javascript') => verdictsOn(source, language).map(brief);
const mended = (source: string, language: Language = 'javascript') => {
  const wrong = verdictsOn(source, language).filter(({ judgement }) => judgement === 'wrong');
  return wrong.map(({ edits }) => applyEdits(source, edits));
};

const sigmoid = 'const sigmoid = (x) => 1 / (1 + Math.exp(-x));\n';

describe('a derivative alone', () => {
  it('is right in terms of what its function gets, and of what that gives', () => {
    assert.deepEqual(said(`${sigmoid}const dsigmoid = (y) => y * (1 - y);\n`), ['2 return of x right']);
    const own = 'const dsigmoid = (x) => sigmoid(x) * (1 - sigmoid(x));\n';
    assert.deepEqual(said(sigmoid + own), ['2 return of x right']);
  });

  it('is wrong in both, and mended in that in which one edit does it', () => {
    const wrong = `${sigmoid}const dsigmoid = (y) => y * (1 + y);\n`;
    assert.deepEqual(said(wrong), ['2 return of x wrong']);
    assert.deepEqual(mended(wrong), [`${sigmoid}const dsigmoid = (y) => y * (1 - y);\n`]);
  });
});
void explain;
void followedAt;
void inlineTexts;
void verify;
void analyze;
const showing = (source: string, text: string, within: number) => {
  const analysis = analyze(source, {});
  const v = verify(analysis);
  const offset = source.indexOf(text) + within;
  const f = followedAt(analysis, v, offset, explain(analysis, offset));
  console.log(
    JSON.stringify(
      f && {
        v: f.verdict?.name,
        t: f.explanation.title,
        r: f.explanation.role,
        s: source.slice(f.explanation.span.from, f.explanation.span.to),
      },
    ),
  );
  console.log(
    inlineTexts(analysis, { show: 'both', precision: 4, maxLength: 120 }, v)
      .map((x) => `${x.line} ${x.value} ${x.gradient}`)
      .join('\n'),
  );
};
describe('x', () => {
  it('y', () => {
    const s = `${sigmoid}const dsigmoid = (y) => y * (1 - y);\nfunction saddle(x, y) { return x * y * y; }\nfunction saddleGrad(x, y) {\n  return [\n    y * y, 2 * x * y];\n}\n`;
    showing(s, 'y * (1 - y)', 0);
    showing(s, 'y * (1 - y)', 2);
    showing(s, '[\n', 0);
    showing(s, '2 * x', 2);
  });
});
