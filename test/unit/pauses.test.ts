/* Reading pauses often enough, also inside of very long functions. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Skipped } from '../../src/analysis/model';
import { analyze, analyzeInSteps } from './analyze';
import { digest } from './digest';
import { circuitFile } from './files';
import { runs } from './oracle';
import { programs } from './programs';

const padding = `/*${' '.repeat(10_000)}*/`;

const wraps: readonly ((code: string, end: string) => string)[] = [
  (code, end) => `var y = big(1, 2);\nfunction big(a, b) {\n${code}${end}}`,
  (code, end) => `(function () {\n${code}${end}})();`,
  (code, end) => `const late = (a) => {\n${code}${end}};`,
  (code, end) => `class C { m(a) {\n${code}${end}} }`,
  (code, end) => `var o = { m() {\n${code}${end}} };`,
];

describe('a function that is so long that it is read with pauses', function () {
  this.timeout(0);

  it('means the same as a short one', () => {
    const code = fc.oneof(
      fc.constant(circuitFile),
      programs.map(({ source }) => source),
    );
    fc.assert(
      fc.property(code, fc.constantFrom(...wraps), (text, wrap) => {
        const short = analyze(wrap(text, '\n'));
        const long = analyze(wrap(text, `\n${padding}`));
        const plain = (analysis: typeof short) => {
          const end = wrap(text, '').indexOf(text) + text.length;
          // Where a broken part ends, and whether its length is the reason, depends on what follows.
          const cut = (part: Skipped) =>
            part.reason.endsWith('syntax error')
              ? { ...part, to: 0, reason: 'broken' }
              : { ...part, to: Math.min(part.to, end) };
          const visible = analysis.skipped.filter(({ from }) => from < end).map(cut);
          return digest({ ...analysis, skipped: visible });
        };
        assert.equal(plain(long), plain(short), text);
      }),
      runs(60),
    );
  });

  for (const wrap of wraps)
    it(`has a pause for each statement: ${wrap('…', '').replace(/\s+/g, ' ')}`, () => {
      const steps = analyzeInSteps(wrap('var t = 2 * 3;\n'.repeat(2000), ''));
      let pauses = 0;
      while (!steps.next().done) pauses++;
      assert.ok(pauses >= 2000, `${pauses} pauses`);
    });
});
