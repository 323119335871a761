/* Names that the package makes short: only those that nothing but a class's own code, or the engine's inner rooms, can say. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What is made short in a text. */
const hiddenIn = (source: string) => namesOf('namesHiddenIn', source);

/** What one of the functions that look for names gives for these texts. */
function namesOf(name: string, ...texts: string[]): string[] {
  const code = `import { ${name} } from './scripts/hidden-names.mjs';
process.stdout.write(JSON.stringify(${name}(...${JSON.stringify(texts)})));`;
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

  it('may be that of a variable, too', () => {
    const more = 'all(count: number) { const walk = count; return walk + this.count; }';
    assert.deepEqual(hiddenIn(within(more)).sort(), ['count', 'walk']);
  });

  it('is none that stands anywhere else: on another thing, in a text, taken apart, or a key', () => {
    for (const more of [
      'static of(other: Box) { return other.count; }',
      "has() { return 'count' in this; }",
      'one() { const { count } = this; return count; }',
      'named(count: number) { return { count }; }',
      'count: number; other = 1;',
      'keyed = { count: 1 };',
    ])
      assert.deepEqual(hiddenIn(within(more)), ['walk'], more);
  });

  it('may be a member that nothing but the inner rooms say', () => {
    const inside = `
export interface Share {
  /** What 'goesOut' says of it. */
  readonly keptNode?: number;
  readonly shown: string;
}
class Shares {
  isKept({ keptNode }: Share): boolean { return keptNode !== undefined; }
  goesOut(): string { return 'keptName'; }
  keptName = \`\${this.goesOut()}isSaid\`;
  isSaid = true;
  isListed = 'isListed isKept'.split(' ');
  isKeptToo(): string { return 'what isKeptToo says'; }
}`;
    const outside = 'const isKeptToo = (share: Share) => share.shown + shares.goesOut();';
    assert.deepEqual(namesOf('namesInside', inside, outside).sort(), ['isKeptToo', 'keptNode']);
  });

  it('is none that stands in a text which is there when code runs, and may be one that only types and imports name', () => {
    const inside = `
import { Shares } from './shares/keptNode';
interface Share {
  readonly keptNode?: number;
  readonly keptName: string;
}
type Part = Pick<Share, 'keptNode'>;
const of = ({ keptNode }: Share): Share['keptNode'] => keptNode;
const named = 'keptName';`;
    assert.deepEqual(namesOf('namesInside', inside, ''), ['keptNode']);
  });

  it('is none of what one bundle gives to another as a whole', () => {
    const given = ['src/shared.ts', 'src/languages/shared.ts'].flatMap((file) =>
      Array.from(readFileSync(file, 'utf8').matchAll(/^export \* as (\w+)/gm), ([, name]) => name),
    );
    assert.ok(given.length > 20);
    const code = `import { hiddenNames } from './scripts/hidden-names.mjs';
process.stdout.write(JSON.stringify(Object.keys(hiddenNames())));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    const hidden = new Set<string>(JSON.parse(stdout));
    assert.deepEqual(
      given.filter((name) => hidden.has(name)),
      [],
    );
  });
});
