/* Reading a changed text with what is known of the last one gives what reading it anew gives. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../src/analysis/model';
import { analyze } from './analyze';
import { changed, digest } from './digest';
import { circuitFile } from './files';
import { runs } from './oracle';
import { programs } from './programs';

const pieces = 'a|(|)|{|}|;|\n|=|1| var q = a;|`|/*|*/|"|//|if (a) |/|<|${|\\|\r'.split('|');

/** What an analysis rests on: the statements that were read, and the gates made of them. */
function foundations({ reading, tape, file }: Analysis) {
  const { length, argCount, op, a, b, c, from, to, marks, args } = tape;
  return {
    items: reading.items,
    isModule: reading.isModule,
    gates: [op, a, b, c, from, to, marks].map((list) => list.slice(0, length)),
    args: args.slice(0, argCount),
    reasons: [...tape.reasons],
    assumedMeanings: [...tape.assumedMeanings],
    open: file.open.map(({ name, node }) => [name, node]),
    lateBlocks: file.lateBlocks,
    versions: file.wirings.map(({ versions }) => versions),
  };
}

describe('an analysis that continues from the one before', function () {
  this.timeout(0);

  it('is the same as one from the start', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(12),
      insert: fc.oneof(fc.constantFrom(...pieces), fc.constant('')),
    });
    const start = fc.oneof(
      fc.constant(circuitFile),
      programs.map(({ source }) => source),
    );
    fc.assert(
      fc.property(start, fc.array(edit, { minLength: 1, maxLength: 6 }), (source, edits) => {
        let text = source;
        let previous = analyze(text);
        for (const each of edits) {
          text = changed(text, each);
          previous = analyze(text, { previous });
          assert.equal(digest(previous), digest(analyze(text)), text);
        }
        assert.deepEqual(foundations(previous), foundations(analyze(text)), text);
      }),
      runs(120),
    );
  });

  it('is the same in another language than before', () => {
    const previous = analyze(circuitFile, { language: 'typescript' });
    assert.equal(
      digest(analyze(circuitFile, { language: 'javascript', previous })),
      digest(analyze(circuitFile, { language: 'javascript' })),
    );
  });
});
