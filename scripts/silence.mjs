/**
 * Counts the files in which gradients would show without being asked for, in folders of real code.
 *
 *     node scripts/silence.mjs FOLDER…
 *
 * Installs nothing. The figures in the documentation come from two folders with these packages
 * (`npm install --ignore-scripts`):
 *
 * application: express@4.21.2 lodash@4.17.21 lodash-es@4.17.21 react-dom@18.3.1 vscode-uri@3.0.8 yargs@17.7.2
 *   eslint@9.17.0 webpack@5.97.1 date-fns@4.1.0 chart.js@4.4.7 axios@1.7.9 rxjs@7.8.1 vue@3.5.13 jquery@3.7.1
 *   underscore@1.13.7 commander@12.1.0 fastify@5.2.0 koa@2.15.3 moment@2.30.1 immutable@5.0.3 redux@5.0.1 zod@3.24.1
 *   socket.io@4.8.1 mocha@11.0.1 chai@5.1.2 leaflet@1.9.4 ramda@0.30.1 uuid@11.0.3 debug@4.4.0
 * numeric: three@0.171.0 d3@7.9.0 matter-js@0.20.0 gl-matrix@3.4.3 simple-statistics@7.8.7 mathjs@14.0.1
 *   ml-matrix@6.12.0 cannon-es@0.20.0 numeric@1.2.6 jstat@1.9.6 fft.js@4.0.4 bezier-js@6.1.4
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from './build.mjs';
import { ensureDependencies, inRoot, main, root, Stop } from './setup.mjs';

const languages = { ts: 'typescript', mts: 'typescript', cts: 'typescript', tsx: 'typescriptreact' };

/** What a person may have written: no declarations, nothing that a tool has squeezed. */
function sources(folder) {
  const seen = new Set();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ path, name }) => join(path, name));
  return paths.sort().flatMap((path) => {
    const name = relative(folder, path);
    if (!/\.([cm]?[jt]s|[jt]sx)$/.test(name) || /\.d\.[cm]?ts$|[.-]min\./.test(name)) return [];
    const text = readFileSync(path, 'utf8');
    const squeezed = text.length > 200 * text.split('\n').length;
    if (squeezed || text.length > 1_000_000 || seen.has(text)) return [];
    seen.add(text);
    return [{ name, text }];
  });
}

function measure(folder, analyze) {
  const files = sources(folder);
  const active = [];
  const failed = [];
  let slowest = { pace: 0, name: '' };
  for (const { name, text } of files) {
    const start = performance.now();
    try {
      const { active: shows, why } = analyze(text, { language: languages[name.split('.').at(-1)] });
      if (shows) active.push(`${name}: ${why}`);
    } catch (error) {
      failed.push(`${name}: ${error}`);
    }
    // A pause of the machine's would decide for tiny files.
    const pace = (performance.now() - start) / Math.max(16, text.length / 1024);
    if (pace > slowest.pace) slowest = { pace, name };
  }
  const share = active.length === 0 ? 'none' : `1 in ${Math.round(files.length / active.length)}`;
  console.log(`${relative(root, folder)}: ${files.length} files, ${active.length} active (${share})`);
  for (const line of active) console.log(`  ${line}`);
  console.log(`  slowest: ${slowest.pace.toFixed(2)} ms a KB, ${slowest.name}`);
  for (const line of failed) console.log(`  FAILED ${line}`);
  return failed.length === 0;
}

await main(async () => {
  const folders = process.argv.slice(2);
  if (folders.length === 0) throw new Stop('Usage: node scripts/silence.mjs FOLDER…');
  await ensureDependencies();
  await generate();
  const { build } = await import('esbuild');
  const outfile = inRoot('out', 'silence-engine.mjs');
  const entryPoints = [inRoot('src', 'analysis.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' });
  const { analyze } = await import(pathToFileURL(outfile));
  return folders.map((folder) => measure(resolve(folder), analyze)).every(Boolean) ? 0 : 1;
});
