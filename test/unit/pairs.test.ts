/* The tool that puts two mistakes into one pass says where they stand. */
import assert from 'node:assert/strict';
import { pairsIn } from '../mutation/pairs';
import { readPrograms } from '../mutation/program';
import { randomNumbers } from '../mutation/rewrite';

describe('two mistakes at once', () => {
  const random = randomNumbers(3);
  const programs = readPrograms('test/mutation/programs').filter((_, k) => k % 8 === 0);
  const pairs = programs.flatMap((program) => pairsIn(program, 6, random));

  it('stand in different lines, each of which the program has otherwise', () => {
    assert.ok(pairs.length > 30);
    for (const { program, source, mistakes } of pairs) {
      const [known, lines] = [program.source.split('\n'), source.split('\n')];
      const [one, other] = mistakes.map((mistake) => new Set(mistake.lines));
      assert.ok(![...one].some((line) => other.has(line)), source);
      for (const { kind, lines: own, what } of mistakes) {
        // A line that was taken out, or is in another place, can't be seen.
        if (kind === 'accumulation deleted' || kind === 'statement order') continue;
        for (const line of own)
          assert.ok(!known.includes(lines[line - 1]), `${what} is not in line ${line}:\n${source}`);
      }
    }
  });

  it('each change what the pass computes', () => {
    for (const { program, source } of pairs) assert.ok(!program.isSame(source), source);
  });
});
