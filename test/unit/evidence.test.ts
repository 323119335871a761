import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { analyze } from '../../src/analysis';
import { reportLines } from '../../src/pictures/verdicts';
import { type CircuitVerification, closerLook, verify } from '../../src/verification';
import { HandWritten } from '../evidence/handwritten';
import type { Language } from '../mutation/outline';

/*
 * What is a backward pass, and what only has its names. The rule, for the programs in test/evidence:
 *   none/         names that look like gradients and are none: steps, differences, rates, errors, tangents of forward
 *                 mode, colours. Unasked no pass is found; gradients may show all the same, because a file is mostly
 *                 arithmetic. Asked, nothing is called wrong or inherited.
 *   derivatives/  a derivative written by hand that does its work without a pass, as in Newton's method. Nothing is
 *                 ever called wrong; what is the true gradient may be called right.
 *   passes/       correct passes. They are found unasked, and each gradient is right; real JavaScript says so, too.
 */

interface Sample {
  readonly file: string;
  readonly language: Language;
  readonly source: string;
}

function samples(folder: string): Sample[] {
  return readdirSync(`test/evidence/${folder}`)
    .sort()
    .map((file) => ({
      file,
      language: file.endsWith('.ts') ? 'typescript' : 'javascript',
      source: readFileSync(`test/evidence/${folder}/${file}`, 'utf8'),
    }));
}

/** What is said against lines, as a person reads it. */
function accusations(verifications: readonly CircuitVerification[]): string[] {
  return verifications
    .flatMap(({ verdicts }) => verdicts)
    .filter(({ judgement }) => judgement === 'wrong' || judgement === 'inherited')
    .map(({ line, name, judgement, reason }) => `${line} ${name} ${judgement}: ${reason}`);
}

/** Looks at a program as the command that verifies does. */
function asked({ file, language, source }: Sample): { against: string[]; report: string[] } {
  const analysis = closerLook(analyze(source, { language }));
  const verifications = verify(analysis);
  return {
    against: accusations(verifications),
    report: reportLines(file, analysis, verifications),
  };
}

function blamesNothingWhenAsked(sample: Sample): void {
  const { against, report } = asked(sample);
  assert.deepEqual(against, []);
  const nameless = report.filter((line) => /backward pass of\s*(,|$)/.test(line));
  assert.deepEqual(nameless, []);
}

describe('names that look like gradients and are none', () => {
  const all = samples('none');

  for (const sample of all) {
    it(`make no backward pass of ${sample.file}`, () => {
      const { circuits, why } = analyze(sample.source, { language: sample.language });
      assert.deepEqual(
        circuits.filter(({ pass }) => pass !== null).map(({ scope }) => scope),
        [],
        why,
      );
    });

    it(`are not called wrong in ${sample.file} when someone asks`, () => blamesNothingWhenAsked(sample));
  }

  it('are there in great numbers', () => assert.ok(all.length >= 110));
});

describe('derivatives that need no pass', () => {
  for (const sample of samples('derivatives')) {
    it(`are not called wrong in ${sample.file}`, () => {
      assert.deepEqual(accusations(verify(analyze(sample.source, { language: sample.language }))), []);
    });

    it(`are not called wrong in ${sample.file} when someone asks`, () => blamesNothingWhenAsked(sample));
  }
});

describe('short backward passes as many people write them', () => {
  const all = samples('passes');

  for (const { file, language, source } of all) {
    const truth = new HandWritten(source, language);

    it(`are right in ${file} when JavaScript runs it`, () => {
      assert.ok(truth.gradients.size >= 1);
      assert.deepEqual(truth.objections(), []);
    });

    it(`are found and judged right in ${file}`, () => {
      const analysis = analyze(source, { language });
      const verdicts = verify(analysis).flatMap((each) => each.verdicts);
      const off = verdicts
        .filter(({ judgement }) => !/^(exact|correct|approximate)$/.test(judgement))
        .map(({ line, name, judgement, reason }) => `${line} ${name} ${judgement}: ${reason}`);
      const judged = new Map(verdicts.map(({ name, of }) => [name, of]));
      const passedOver = [...truth.gradients].filter(([name, of]) => judged.get(name) !== of);
      assert.deepEqual(
        { off, passedOver, active: analysis.active },
        { off: [], passedOver: [], active: true },
      );
    });
  }

  it('are there in numbers', () => assert.ok(all.length >= 40));
});
