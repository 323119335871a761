/* The rooms of src/ and what imports what between them: for the test that holds them apart, and for scripts/rooms.mjs. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** The rooms of src/, each above those that it may import from; entry points and engine.ts are rooms of one file. */
export const rooms = [
  'extension.ts',
  'cli.ts',
  'views',
  'panel',
  'engine.ts',
  'shared.ts',
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

export const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => path.endsWith('.ts') && statSync(path).isFile());

/** The modules that a file imports or exports from, types included, as they are written. */
export function modulesOf(file: string): string[] {
  const imports = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
  return [...imports].map(([, path]) => path);
}

export function roomOf(file: string): string {
  return file.split(sep)[1];
}

/** The file of src/ that a relative import means; null for one outside. */
export function target(file: string, path: string): string | null {
  const found = join(dirname(file), path);
  const at = [`${found}.ts`, found].find((each) => existsSync(each) && statSync(each).isFile());
  return at?.startsWith(`src${sep}`) ? at : null;
}

/** How many imports lead from each room into each other one. */
export function arrows(): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const found = new Map(rooms.map((room) => [room, new Map<string, number>()]));
  for (const file of files)
    for (const path of modulesOf(file)) {
      const to = path.startsWith('.') ? target(file, path) : null;
      const counts = found.get(roomOf(file));
      if (to && counts && roomOf(to) !== roomOf(file))
        counts.set(roomOf(to), (counts.get(roomOf(to)) ?? 0) + 1);
    }
  return found;
}
