/* Holds every case in test/cases against what the editor shows, and against real JavaScript. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { applyEdits } from '../../src/text/edits';
import type { Verdict } from '../../src/verification/model';
import { counterexampleText } from '../../src/wording/verdicts';
import { analyze } from './analyze';
import { Case, readCases } from './case';
import { type Count, check } from './truth';
import type { Seen } from './watched';
import { watching } from './watching';

/** Writes what the code prints into the cases: `npm run test:unit -- --update-cases`. */
const updates = process.env.BACKPROP_LENS_UPDATE_CASES === '1';

const count: Count = { values: 0, gradients: 0, inFunctions: 0 };

/** Numbers for the inputs that a program leaves open: those that are assumed. */
function numbersOf({ analysis }: Case): ReadonlyMap<string, number> {
  const inputs = analysis.circuits.flatMap(({ variables }) =>
    variables.filter(({ role }) => role === 'input'),
  );
  return new Map(
    inputs.flatMap(({ name, value, definition }) =>
      definition || value === null || !/^[\w$]+$/.test(name) ? [] : [[name, value] as const],
    ),
  );
}

/** Compares the numbers in the texts with what the lines assign when JavaScript runs them. */
function checkTexts(each: Case, { writes }: Seen): void {
  const lineOf = (at: number) => each.source.slice(0, at).split('\n').length - 1;
  const assigned = [...writes].flatMap(([at, values]) => {
    const name = /^[\w$]+/.exec(each.source.slice(at))?.[0] ?? '';
    return [{ line: lineOf(at), name, values: values.map(Number) }];
  });
  const lines = each.source.split('\n');
  each.texts().forEach((text, line) => {
    // A step in the head of a loop is no statement, and not among the writes.
    const steps = (name: string) => lines[line].includes(`; ${name}++)`);
    const here = assigned.filter((one) => one.line === line && !steps(one.name));
    for (const [, name, number] of text.matchAll(/(?:^|, | · )([\w$]*) ?= (-?[\d.e+-]+)/g)) {
      const found = here.filter((one) => one.name === name || (name === '' && here.length === 1));
      const values = found.flatMap((one) => one.values);
      assert.ok(
        values.length === 0 ||
          values.some((value) => Math.abs(Number(number) - value) <= 1e-3 * Math.abs(value)),
        `${name} = ${number} is ${values.join(' or ')}`,
      );
    }
  });
}

/** A mistake can be seen with its counterexample, in ours and in real JavaScript. */
function checkCounterexample(each: Case, verdict: Verdict): void {
  const { source, language } = each;
  const { counterexample, edits } = verdict;
  assert.ok(counterexample);
  // For a mistake in a helper, and for a step that is missing, it is one of the first gradient that is off by it.
  const { name, of, settable, changed, inputs, value, expected } = counterexample;
  const other = name === verdict.name ? undefined : each.verdicts().findLast((one) => one.name === name);
  const at = other?.done ?? verdict.at;
  assert.notEqual(value, expected);
  // What an @input line can't set is changed in the code. No line is added: places stay.
  const withInputs = (original: string) =>
    changed.reduce(
      (code, { name: input }) =>
        code.replace(new RegExp(`\\b${input} = [-\\d.]+`), `${input} = ${inputs.get(input)}`),
      original,
    );
  const text = withInputs(source);
  const line = [...settable].map(([input, number]) => `${input} = ${number}`).join(', ');
  const analyzed = (code: string) =>
    analyze(settable.size > 0 ? `// @input ${line}\n${code}` : code, { language });
  const analysis = analyzed(text);
  const told = counterexampleText(verdict, analysis) ?? '';
  const isOwn = changed.length + settable.size === 0;
  assert.ok(
    told.includes(settable.size > 0 ? `// @input ${line}` : isOwn ? 'values of the file' : 'in the code'),
    told,
  );
  const circuitOf = ({ circuits }: typeof analysis) =>
    circuits.find(({ pass }) => pass?.entries.some((entry) => entry.name === name));
  const lastOf = (circuit: ReturnType<typeof circuitOf>) =>
    circuit?.pass?.entries.findLast((entry) => entry.name === name)?.value ?? Number.NaN;
  const circuit = circuitOf(analysis);
  if (!circuit) return;
  assert.equal(lastOf(circuit), value);
  // Where a gradient has come to in place has no variable: there the line is right once it is mended.
  const truth = verdict.step
    ? lastOf(circuitOf(analyzed(withInputs(applyEdits(source, edits)))))
    : circuit.variables.find((variable) => variable.name === of)?.gradient;
  assert.equal(truth, expected);
  // JavaScript can't be given what its code computes.
  const isComputed = [...settable.keys()].some((input) => new RegExp(`\\b${input} = `).test(source));
  if (circuit.scope !== 'top level' || isComputed) return;
  const { writes } = watching(text, language, settable).run();
  const moved = text.length - source.length;
  assert.ok(
    [...writes].some(
      ([place, values]) =>
        Math.abs(place - at.from) <= Math.abs(moved) && values.some((each) => Object.is(Number(each), value)),
    ),
  );
}

describe('a case', () => {
  for (const each of readCases()) {
    describe(each.path, () => {
      it('shows the texts and reports what the file says', () => {
        if (updates) writeFileSync(each.path, each.printed());
        else
          assert.equal(
            each.printed(),
            each.text,
            `${each.path} shows something else now. Where that is right: npm run test:unit -- --update-cases`,
          );
      });

      it('has the verdicts and sentences that its head claims', () => {
        const told = [false, true].map((asked) => [each.passes(asked), each.claimedPasses(asked)] as const);
        for (const [passes, claimed] of told) assert.deepEqual(passes, claimed);
        for (const [kind, found] of [
          [
            'because',
            each
              .verdicts()
              .map(({ reason }) => reason)
              .join('\n'),
          ],
          ['mended', each.mended() ?? ''],
          ['note', each.analysis.notes.map(({ message }) => message).join('\n')],
          ['shown', each.texts().join('\n')],
        ] as const)
          for (const claim of each.claims(kind))
            assert.ok(found.includes(claim), `${kind}: ${claim}\n${found}`);
      });

      it('is right when its fixes are applied', () => {
        const mended = each.mended();
        if (mended === null) return;
        const after = new Case(each.file, mended).passes(true).join('\n');
        assert.doesNotMatch(after, /wrong|inherited|uncertain|no pass/, mended);
      });

      for (const verdict of each.verdicts().filter(({ judgement }) => judgement === 'wrong'))
        it(`can be seen to be wrong at ${verdict.name}`, () => checkCounterexample(each, verdict));

      it('shows the numbers that real JavaScript computes, and their derivatives', () => {
        const { source, language } = each;
        const inputs = numbersOf(each);
        const watched = watching(source, language, inputs);
        const isBroken = each.claims('broken').length > 0;
        assert.equal(watched.isValid(), !isBroken, 'whether JavaScript takes it');
        check(watched, count, { language, inputs });
        checkTexts(each, watched.run());
      });
    });
  }
});

describe('all cases together', () => {
  it('have been compared with real numbers many times', () => {
    assert.ok(count.values > 500 && count.gradients > 100, JSON.stringify(count));
  });
});
