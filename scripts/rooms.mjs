/*
 * Prints the arrows between the rooms of src/: which imports from which, and in how many places. Types count.
 *
 *     node scripts/rooms.mjs
 */
import { pathToFileURL } from 'node:url';
import { ensureDependencies, inRoot, main } from './setup.mjs';

await main(async () => {
  await ensureDependencies();
  const { build } = await import('esbuild');
  const outfile = inRoot('out', 'rooms.mjs');
  const entryPoints = [inRoot('test', 'unit', 'rooms.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' });
  const { arrows, rooms } = await import(pathToFileURL(outfile));
  for (const [room, into] of arrows()) {
    const below = [...into].sort(([one], [other]) => rooms.indexOf(one) - rooms.indexOf(other));
    console.log(`${room} → ${below.map(([name, count]) => `${name} ${count}`).join(', ') || 'nothing'}`);
  }
  return 0;
});
