/*
 * What is a backward pass, and what only has its names. The rule, for the programs in test/evidence:
 *   none/         names that look like gradients and are none: steps, differences, rates, errors, tangents of forward
 *                 mode, colours. Unasked no pass is found; gradients may show all the same, because a file is mostly
 *                 arithmetic. Constants that happen to be right (a move by dx = 1) make no pass. Asked, nothing is
 *                 called wrong or inherited, and no report is about nothing.
 *   derivatives/  a derivative written by hand that does its work without a pass, as in Newton's method, or numbers
 *                 that are a true gradient though nobody calls them so: the strides of an index, a unit vector. A pass
 *                 may be found, and what is the true gradient called right; nothing is ever called wrong.
 *   passes/       correct passes. They are found unasked, and each gradient is right; real JavaScript says so, too.
 * Each holds in every form of a program: with the numbers that it gives, with none, and as a function.
 */
import assert from 'node:assert/strict';
import type { CircuitVerification } from '../../src/verification/model';
import { closerLook, verify } from '../../src/verification/verify';
import { reportLines } from '../../src/wording/verdicts';
import { formsOf } from '../evidence/forms';
import { HandWritten } from '../evidence/handwritten';
import { emptyIn, lastOf, type Sample, samples } from '../evidence/samples';
import type { Language } from '../mutation/outline';
import { analyze } from './analyze';

/** The forms of a program that has no pass: as a function it returns what it assigns last. */
function forms({ source }: Sample): Map<string, string> {
  return new Map(formsOf(source, lastOf(source), () => false));
}

/** What is said against lines, as a person reads it. */
function accusations(verifications: readonly CircuitVerification[]): string[] {
  return verifications
    .flatMap(({ verdicts }) => verdicts)
    .filter(({ judgement }) => judgement === 'wrong' || judgement === 'inherited')
    .map(({ line, name, judgement, reason }) => `${line} ${name} ${judgement}: ${reason}`);
}

/** Looks at a program as the command that verifies does: what it says against it, and reports of nothing. */
function whenAsked(source: string, language: Language): string[] {
  const analysis = closerLook(analyze(source, { language }));
  const verifications = verify(analysis);
  return [...accusations(verifications), ...emptyIn(reportLines('it', analysis, verifications))];
}

/** Nothing, in every form of a program. */
function nothing(all: ReadonlyMap<string, unknown>): Record<string, never[]> {
  return Object.fromEntries([...all.keys()].map((form) => [form, []]));
}

function inEach(
  all: ReadonlyMap<string, string>,
  look: (source: string) => string[],
): Record<string, string[]> {
  return Object.fromEntries([...all].map(([form, source]) => [form, look(source)]));
}

describe('names that look like gradients and are none', () => {
  const all = samples('none');

  for (const sample of all) {
    const { file, language } = sample;
    const each = forms(sample);

    it(`make no backward pass of ${file}`, () => {
      const found = inEach(each, (source) => {
        const { circuits, why } = analyze(source, { language });
        return circuits.some(({ pass }) => pass) ? [why] : [];
      });
      assert.deepEqual(found, nothing(each));
    });

    it(`are not called wrong in ${file} when someone asks`, () => {
      assert.deepEqual(
        inEach(each, (source) => whenAsked(source, language)),
        nothing(each),
      );
    });
  }

  it('are there in great numbers', () => assert.ok(all.length >= 110));
});

describe('derivatives that need no pass', () => {
  for (const sample of samples('derivatives')) {
    const { file, language } = sample;
    const each = forms(sample);

    it(`are not called wrong in ${file}`, () => {
      const found = inEach(each, (source) => accusations(verify(analyze(source, { language }))));
      assert.deepEqual(found, nothing(each));
    });

    it(`are not called wrong in ${file} when someone asks`, () => {
      assert.deepEqual(
        inEach(each, (source) => whenAsked(source, language)),
        nothing(each),
      );
    });
  }
});

describe('short backward passes as many people write them', () => {
  const all = samples('passes');

  for (const { file, language, source } of all) {
    const { gradients, output } = new HandWritten(source, language);
    const isGradient = (name: string) => gradients.has(name) || /^d|^grad|[gG]rad$/.test(name);
    const each = formsOf(source, `{ ${[output, ...gradients.keys()].join(', ')} }`, isGradient);

    it(`are right in ${file} when JavaScript runs it`, () => {
      assert.ok(gradients.size >= 1);
      assert.deepEqual(
        inEach(each, (form) => new HandWritten(form, language).objections()),
        nothing(each),
      );
    });

    it(`are found and judged right in ${file}`, () => {
      const found = inEach(each, (form) => {
        const verdicts = verify(analyze(form, { language })).flatMap((one) => one.verdicts);
        const judged = new Map(verdicts.map(({ name, of }) => [name, of]));
        return [
          ...verdicts
            .filter(({ judgement }) => !/^(exact|correct|approximate)$/.test(judgement))
            .map(({ line, name, judgement, reason }) => `${line} ${name} ${judgement}: ${reason}`),
          ...[...gradients].flatMap(([name, of]) =>
            judged.get(name) === of ? [] : `${name} is not judged as the gradient of ${of}`,
          ),
        ];
      });
      assert.deepEqual(found, nothing(each));
    });
  }

  it('are there in numbers', () => assert.ok(all.length >= 40));

  it('are held against numbers that notice a mistake', () => {
    const { source, language } = all.find(({ file }) => file === 'neuron.js') ?? all[0];
    const mistaken = source.replace('dw = x * dq', 'dw = w * dq');
    assert.match(new HandWritten(mistaken, language).objections().join(), /^dw is .* where f has/);
  });
});
