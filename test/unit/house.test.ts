/* How the sources are arranged: which room may import which, and what every file must have. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** The rooms of src/, each above those that it may import from; entry points and engine.ts are rooms of one file. */
const rooms = [
  'extension.ts',
  'cli.ts',
  'views',
  'panel',
  'engine.ts',
  'drawing',
  'wording',
  'verification',
  'writing',
  'analysis',
  'recognition',
  'circuits',
  'languages',
  'tape',
  'program',
  'gates',
  'text',
];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => path.endsWith('.ts') && statSync(path).isFile());

/** The modules that a file imports or exports from, types included, as they are written. */
function modulesOf(file: string): string[] {
  const imports = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
  return [...imports].map(([, path]) => path);
}

function roomOf(file: string): string {
  return file.split(sep)[1];
}

/** The file of src/ that a relative import means; null for one outside. */
function target(file: string, path: string): string | null {
  const found = join(dirname(file), path);
  const at = [`${found}.ts`, found].find((each) => existsSync(each) && statSync(each).isFile());
  return at?.startsWith(`src${sep}`) ? at : null;
}

describe('the house', () => {
  it('has nothing in src/ beside the rooms', () => {
    assert.deepEqual(
      readdirSync('src')
        .filter((name) => !rooms.includes(name))
        .sort(),
      [],
    );
  });

  it('has no import that leads up', () => {
    let seen = 0;
    const up = files.flatMap((file) =>
      modulesOf(file).flatMap((path) => {
        const to = path.startsWith('.') ? target(file, path) : null;
        if (!to) return [];
        seen++;
        return rooms.indexOf(roomOf(to)) < rooms.indexOf(roomOf(file)) ? [`${file} imports ${to}`] : [];
      }),
    );
    assert.ok(seen > files.length, 'hardly any import was found');
    assert.deepEqual(up, []);
  });

  it('tells gates by their number of inputs only in the table and on the tape', () => {
    const knowing = files.filter((file) =>
      /\b(firstWide|gateAt|wideGateAt|wideGates|WideGate)\b/.test(readFileSync(file, 'utf8')),
    );
    const isInside = (file: string) => /^src[\\/](gates|tape)[\\/]/.test(file);
    assert.ok(knowing.some(isInside));
    assert.deepEqual(
      knowing.filter((file) => !isInside(file)),
      [],
    );
  });

  it("knows 'vscode' only in views and extension.ts", () => {
    const knowing = new Set(files.filter((file) => modulesOf(file).includes('vscode')).map(roomOf));
    assert.deepEqual([...knowing].sort(), ['extension.ts', 'views']);
  });

  it('knows the parser only in its language', () => {
    const isParser = (path: string) => path.startsWith('@lezer/');
    const knowing = files.filter((file) => modulesOf(file).some(isParser));
    assert.deepEqual([...new Set(knowing.map(roomOf))], ['languages']);
  });

  it('has every file and folder that CONTRIBUTING sends people to', () => {
    const text = readFileSync('CONTRIBUTING.md', 'utf8');
    const named = [...text.matchAll(/`((?:src|test|scripts|examples)\/[\w./-]+)`/g)].map(([, path]) => path);
    assert.ok(named.length > 15);
    assert.deepEqual(
      named.filter((path) => !existsSync(path) && !path.includes('/generated/')),
      [],
    );
  });

  it('has a word in CONTRIBUTING on what each room must never do', () => {
    const text = readFileSync('CONTRIBUTING.md', 'utf8');
    const told = text.slice(text.indexOf('What each room must never do'));
    for (const room of rooms) assert.ok(told.includes(`\`${room.includes('.') ? room : `${room}/`}\``), room);
  });

  it('has one style of private members', () => {
    const isHash = (file: string) =>
      /(?:\.|^ +(?:(?:static|readonly|async|get|set) )*\*?)#[a-z]/m.test(readFileSync(file, 'utf8'));
    assert.deepEqual(files.filter(isHash), [], 'these have #x where others have private x');
  });
});
