/* How much a wrong line tells unasked, on every surface that is made of text. */
import assert from 'node:assert/strict';
import type { Verdict } from '../../src/verification/model';
import { verify } from '../../src/verification/verify';
import { describeLine } from '../../src/wording/describe';
import { explain } from '../../src/wording/explain';
import { hoverText } from '../../src/wording/hover';
import { inlineTexts } from '../../src/wording/inline';
import { reportPage } from '../../src/wording/page';
import { besideVerdict, questions, type Reveal, toldOf } from '../../src/wording/reveal';
import { problemText } from '../../src/wording/verdicts';
import { analyze } from './analyze';
import { readCases } from './case';

/** `da` takes a where b belongs; only the numbers and names of this program can give that away. */
const program =
  'var a = 2.125, b = 3.375;\nvar x = a * b;\nvar dx = 1;\nvar da = a * dx;\nvar db = a * dx;\n';

/** A file with its verdicts as far as they are told. */
function told(source: string, revealOf: (mistake: string) => Reveal) {
  const analysis = analyze(source);
  const verifications = verify(analysis).map((each) => toldOf(each, revealOf));
  const verdicts = verifications.flatMap((each) => each.verdicts);
  return {
    analysis,
    verifications,
    verdicts,
    wrong: verdicts.filter(({ judgement }) => judgement === 'wrong'),
  };
}

/** All that a person reads of the wrong line of a file, surface by surface. */
function surfaces(source: string, reveal: Reveal) {
  const { analysis, verifications, wrong } = told(source, () => reveal);
  const [verdict] = wrong;
  const found = explain(analysis, verdict.at.from);
  assert.ok(found);
  const explanation = besideVerdict(found, verdict);
  const options = { show: 'both', precision: 4, maxLength: 200 } as const;
  return {
    inline: inlineTexts(analysis, options, verifications).find(({ line }) => line === verdict.line - 1)
      ?.gradient,
    problem: problemText(verdict),
    hover: hoverText(explanation, verdict, analysis, (label) => label, ''),
    described: describeLine(analysis, verifications, verdict.at.from).text,
    row: /<tr class="wrong.*?<\/tr>(?=<tr class="(?!why)|\n<tr class="(?!why)|<\/tbody>)/s.exec(
      reportPage({ file: 'a.js', analysis, verifications }, 'nonce'),
    )?.[0],
  };
}

describe('how much a wrong line tells', () => {
  it('that it is wrong, and neither what should be nor why, on no surface', () => {
    for (const [surface, text] of Object.entries(surfaces(program, 'wrong'))) {
      assert.doesNotMatch(text ?? '?', /3\.375|uses|belongs|b \* dx|Change|&#39;b|factor/, surface);
      assert.match(text ?? '', /2\.125|not the gradient/, surface);
    }
    assert.equal(surfaces(program, 'wrong').inline, '\u2717 2.125');
  });

  it('what kind of mistake it is, without a name or number of the right line', () => {
    const texts = surfaces(program, 'kind');
    for (const [surface, text] of Object.entries(texts)) {
      assert.match(text ?? '', /one name stands where another belongs/i, surface);
      assert.doesNotMatch(text ?? '?', /3\.375|b \* dx|Change/, surface);
    }
  });

  it('all, as ever', () => {
    const { verifications, analysis } = told(program, () => 'all');
    assert.deepEqual(
      verifications.flatMap(({ verdicts }) => verdicts),
      verify(analysis).flatMap(({ verdicts }) => verdicts),
    );
  });

  it('holds of every mistake in the cases', () => {
    let count = 0;
    for (const { file, source } of readCases()) {
      const all = told(source, () => 'all');
      const hidden = told(source, () => 'wrong');
      const kinds = told(source, () => 'kind');
      all.wrong.forEach((verdict, k) => {
        count++;
        assert.deepEqual(hidden.wrong[k].edits, [], file);
        assert.equal(hidden.wrong[k].reason, null, file);
        assert.ok([null, verdict.value].includes(hidden.wrong[k].expected), file);
        const { kind, reason } = kinds.wrong[k];
        assert.equal(kind, verdict.kind, file);
        for (const { text } of verdict.edits)
          if (text.length > 2) assert.ok(!reason?.includes(text), `${file}: ${reason}`);
      });
      const others = (verdicts: readonly Verdict[]) =>
        verdicts.filter(({ judgement }) => judgement !== 'wrong');
      assert.deepEqual(others(hidden.verdicts), others(all.verdicts), file);
    }
    assert.ok(count > 10);
  });

  it('what agrees by accident is said to agree, or the mark would puzzle', () => {
    const accident = program.replace('3.375', '2.125');
    assert.match(surfaces(accident, 'wrong').inline ?? '', /^\u2717 2\.125 agrees here, not elsewhere$/);
  });

  it('who asks gets the rest of that mistake, and of no other', () => {
    const two = program.replace('var db = a', 'var db = -a');
    const [first, second] = told(two, () => 'wrong').wrong;
    const asked = told(two, (mistake) => (mistake === first.withheld?.mistake ? 'all' : 'wrong')).wrong;
    assert.equal(asked[0].withheld, undefined);
    assert.ok(asked[0].edits.length > 0);
    assert.equal(asked[1].withheld?.mistake, second.withheld?.mistake);
  });

  it('what was asked for stays told where lines are put above, and not where the mistake is another', () => {
    const mistake = (source: string) => told(source, () => 'wrong').wrong[0].withheld?.mistake;
    assert.equal(mistake(`// more\n\n${program}`), mistake(program));
    assert.notEqual(mistake(program.replace('var da = a', 'var da = -b')), mistake(program));
  });

  it('offers the kind before the fix, and only the fix once the kind is told', () => {
    const offered = (reveal: Reveal) => {
      const { withheld } = told(program, () => reveal).wrong[0];
      return withheld ? questions(withheld).map(([, to]) => to) : [];
    };
    assert.deepEqual([offered('wrong'), offered('kind'), offered('all')], [['kind', 'all'], ['all'], []]);
  });
});
