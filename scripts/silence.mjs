/*
 * Counts the files of real packages in which gradients would show without being asked for, and what would be listed
 * as a problem there. The packages are installed into the user's cache folder, for this check alone.
 *
 *     node scripts/silence.mjs [FOLDER…]
 *
 * With folders, it measures those instead.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from './build.mjs';
import { ensureDependencies, inRoot, main, npm } from './setup.mjs';
import { cache } from './vscode.mjs';

/** What is installed, and at most one in how many files may show anything. */
const samples = [
  {
    name: 'application',
    rarest: 1000,
    packages: `axios@1.7.9 chai@5.1.2 chart.js@4.4.7 commander@12.1.0 date-fns@4.1.0 debug@4.4.0 eslint@9.17.0
      express@4.21.2 fastify@5.2.0 immutable@5.0.3 jquery@3.7.1 koa@2.15.3 leaflet@1.9.4 lodash@4.17.21
      lodash-es@4.17.21 mocha@11.0.1 moment@2.30.1 ramda@0.30.1 react-dom@18.3.1 redux@5.0.1 rxjs@7.8.1
      socket.io@4.8.1 underscore@1.13.7 uuid@11.0.3 vscode-uri@3.0.8 vue@3.5.13 webpack@5.97.1 yargs@17.7.2
      zod@3.24.1`,
  },
  {
    name: 'numeric',
    rarest: 50,
    packages: `bezier-js@6.1.4 cannon-es@0.20.0 d3@7.9.0 fft.js@4.0.4 gl-matrix@3.4.3 jstat@1.9.6 mathjs@14.0.1
      matter-js@0.20.0 ml-matrix@6.12.0 numeric@1.2.6 simple-statistics@7.8.7 three@0.171.0`,
  },
];

/** Installs a sample, unless it is there. Returns its folder. */
async function install({ name, packages }) {
  const folder = join(cache, 'silence', name);
  const wanted = packages.split(/\s+/);
  const file = join(folder, 'package.json');
  const dependencies = Object.fromEntries(wanted.map((each) => each.split(/(?<=.)@/)));
  const manifest = JSON.stringify({ private: true, dependencies }, null, 2);
  const complete = join(folder, 'node_modules', '.package-lock.json');
  if (existsSync(complete) && readFileSync(file, 'utf8') === manifest) return folder;
  console.log(`Installing ${wanted.length} packages of ${name} code in ${folder} (once) …`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, manifest);
  await npm(['install'], folder, `The ${name} code`);
  return folder;
}

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

/** What the editor would show of one text without being asked. */
async function sight({ analyze, loadDialect, languageByEnding, verify }, { name, text }) {
  const analysis = analyze(text, { dialect: await loadDialect(languageByEnding(name)) });
  const verdicts = verify(analysis).flatMap((verification) => verification.verdicts);
  const wrong = verdicts.filter(({ judgement }) => judgement === 'wrong');
  const problems = analysis.active ? wrong.map(({ name, line }) => `${name} on line ${line}`) : [];
  return { active: analysis.active, why: analysis.why, problems };
}

/** Measures a folder, and says whether what is asked of it holds. */
async function measure({ name, folder, rarest = 1 }, engine) {
  const files = sources(folder);
  const active = [];
  const failed = [];
  let slowest = { pace: 0 };
  for (const file of files) {
    const start = performance.now();
    try {
      const { active: shows, why, problems } = await sight(engine, file);
      if (shows) active.push([`${file.name}: ${why}`, ...problems].join('; wrong: '));
    } catch (error) {
      failed.push(`${file.name}: ${error}`);
    }
    // A pause of the machine's would decide for tiny files.
    const pace = (performance.now() - start) / Math.max(16, file.text.length / 1024);
    if (pace > slowest.pace) slowest = { pace, name: file.name };
  }
  const share = active.length === 0 ? 'none' : `1 in ${Math.round(files.length / active.length)}`;
  console.log(`${name}: ${files.length} files, ${active.length} show something (${share})`);
  for (const line of active) console.log(`  ${line}`);
  console.log(`  slowest: ${slowest.pace.toFixed(2)} ms a KB, ${slowest.name}`);
  for (const line of failed) console.log(`  FAILED ${line}`);
  return failed.length === 0 && active.length * rarest <= files.length;
}

/** The analysis and the verification, bundled for Node. */
async function loadEngine() {
  await generate();
  const { build } = await import('esbuild');
  const outfile = inRoot('out', 'silence-engine.mjs');
  const contents = `
    export { analyze } from './analysis/analyze';
    export { languageByEnding, loadDialect } from './languages/languages';
    export { verify } from './verification/verify';`;
  const stdin = { contents, resolveDir: inRoot('src'), loader: 'ts' };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' });
  return import(pathToFileURL(outfile));
}

await main(async (args) => {
  await ensureDependencies();
  const folders = args.map((folder) => ({ name: folder, folder: resolve(folder) }));
  if (folders.length === 0) {
    for (const sample of samples) folders.push({ ...sample, folder: await install(sample) });
  }
  const engine = await loadEngine();
  const all = [];
  for (const folder of folders) all.push(await measure(folder, engine));
  return all.every(Boolean) ? 0 : 1;
});
