/* How the sources are arranged: which room may import which, and what every file must have. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { files, modulesOf, roomOf, rooms, target } from './rooms';

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

  it('knows no language above languages/, but where one is chosen', () => {
    const isAbove = (file: string) => rooms.indexOf(roomOf(file)) < rooms.indexOf('languages');
    const arrows = files.filter(isAbove).flatMap((file) =>
      modulesOf(file)
        .map((path) => path.startsWith('.') && target(file, path))
        .filter((to): to is string => typeof to === 'string' && roomOf(to) === 'languages')
        .map((to) => `${file} imports ${to}`.replaceAll(sep, '/')),
    );
    const choosing = ['src/cli.ts', 'src/engine.ts'];
    assert.deepEqual(
      arrows.sort(),
      choosing.map((file) => `${file} imports src/languages/languages.ts`),
    );
  });

  it('shares with Python, which is loaded later, all files that Python takes values from', () => {
    const shared = readFileSync('src/languages/shared.ts', 'utf8').matchAll(/ from '(.*)'/g);
    const given = new Set([...shared].map(([, path]) => target('src/languages/shared.ts', path)));
    const isPythons = (file: string) => file.startsWith(join('src', 'languages', 'python'));
    const taken = files.filter(isPythons).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^import (?!type )([^;]*?) from '(\..*?)'/gm)]
        .filter(([, names]) => /[{,]\s*(?!type )\w/.test(names))
        .map(([, , path]) => target(file, path) ?? join(dirname(file), path))
        .filter((to) => !isPythons(to)),
    );
    assert.ok(taken.length > 20, String(taken.length));
    assert.deepEqual(
      [...new Set(taken)].filter((to) => !given.has(to)),
      [],
    );
  });

  it('asks the tape, or the numbers on it, and reads neither its arrays nor its bits, outside of the tape', () => {
    const array = '(value|gradient|marks)';
    const reads = new RegExp(
      [
        String.raw`\b(Mark|Known|unshown|unshownGradient)\b`,
        String.raw`\btape\.${array}\b`,
        String.raw`[{,] *${array}\b[^{}]*\} *(= *[\w.]*\btape\b|: *Tape\b)`,
      ].join('|'),
    );
    for (const text of ['tape.marks[i] & 2', 'const { op, value: v } = this.tape', 'f({ marks }: Tape)'])
      assert.match(text, reads);
    const reading = files.filter((file) => reads.test(readFileSync(file, 'utf8')));
    assert.ok(reading.some((file) => roomOf(file) === 'tape'));
    assert.deepEqual(
      reading.filter((file) => roomOf(file) !== 'tape'),
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

  it('has every file that CONTRIBUTING sends people to beside another', () => {
    const rows = readFileSync('CONTRIBUTING.md', 'utf8').match(/^\|.*`src\/.*\|$/gm) ?? [];
    const missing = rows.flatMap((row) => {
      let folder = '';
      return [...row.matchAll(/`([\w./-]+)`/g)].flatMap(([, path]) => {
        if (path.startsWith('src/')) folder = path.endsWith('/') ? path : dirname(path);
        else if (path.endsWith('.ts') && !existsSync(join(folder, path))) return [`${folder}/${path}`];
        return [];
      });
    });
    assert.ok(rows.length > 10);
    assert.deepEqual(missing, []);
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

  it('says at the head of every file what it is for', () => {
    const programs =
      /^test.(cases|evidence.(none|derivatives|passes)|mutation.(programs|heldout)|judged.(javascript|silent))\b|\bgenerated\b/;
    const all = ['src', 'test', 'scripts']
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
      )
      .filter((path) => /\.(ts|mjs|cjs|css)$/.test(path) && !programs.test(path));
    assert.ok(all.length > 300);
    const hasHead = (file: string) => /^(#!.*\n)?\/\*[^*]/.test(readFileSync(file, 'utf8'));
    assert.deepEqual(
      all.filter((file) => !hasHead(file)),
      [],
    );
  });

  it('gives no two types one name', () => {
    const seen = new Map<string, string[]>();
    for (const file of files) {
      const types = readFileSync(file, 'utf8').matchAll(
        /^(?:export )?(?:abstract )?(?:type|interface|class) (\w+)/gm,
      );
      for (const [, name] of types) seen.set(name, [...(seen.get(name) ?? []), file]);
    }
    assert.deepEqual(
      [...seen].filter(([, some]) => some.length > 1),
      [],
    );
  });
});
