/* Names that the package makes short: only those that nothing but a class's own code can say. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

/** What is made short in a text. */
function hiddenIn(source: string): string[] {
  const code = `import { namesHiddenIn } from './scripts/hidden-names.mjs';
process.stdout.write(JSON.stringify(namesHiddenIn(${JSON.stringify(source)})));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

describe('a name that the package makes short', () => {
  const within = (more: string) =>
    `class Box { private count = 1; protected *walk() { yield this.count; } ${more} }`;

  it('is a member that only its own class says', () => {
    assert.deepEqual(hiddenIn(within('all() { return [...this.walk()]; }')).sort(), ['count', 'walk']);
  });

  it('is none that stands anywhere else: on another thing, in a text, taken apart, or in a word on it', () => {
    for (const more of [
      'static of(other: Box) { return other.count; }',
      "has() { return 'count' in this; }",
      'one() { const { count } = this; return count; }',
      'named(count: number) { return { count }; }',
      '/* The count of all. */',
    ])
      assert.deepEqual(hiddenIn(within(more)), ['walk'], more);
  });
});
