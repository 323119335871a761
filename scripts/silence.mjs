/*
 * Counts the files of real packages in which gradients would show without being asked for, and what would be listed
 * as a problem there. JavaScript's are installed into the user's cache folder, for this check alone; of Python it takes what
 * comes with the python3 that is there, and what is installed for it.
 *
 *     node scripts/silence.mjs [--only js|py] [FOLDER…]
 *
 * With folders, it measures those instead.
 */
import { execFileSync } from 'node:child_process';
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

/** Python's packages, or modules of its own, whose code is numeric. */
const numericPython =
  /(^|[\\/])(numpy|scipy|sympy|mpmath|networkx|pandas|sklearn|statsmodels|matplotlib|torch|jax|statistics|fractions|random|colorsys|turtle|turtledemo)([\\/.]|$)/;

/** Where Python's code stands on this machine. */
function pythonFolders() {
  const asked =
    'import json, site, sysconfig; print(json.dumps([sysconfig.get_path("stdlib"), *site.getsitepackages()]))';
  const own = JSON.parse(execFileSync('python3', ['-c', asked], { encoding: 'utf8' }));
  const all = [...own, '/usr/lib/python3/dist-packages'].filter((folder) => existsSync(folder));
  // What is installed may stand within the library.
  return all.filter((folder) => !all.some((other) => folder !== other && folder.startsWith(`${other}/`)));
}

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
function sources(folders, isWanted) {
  const seen = new Set();
  return folders.flatMap((folder) => {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map(({ path, name }) => join(path, name));
    return paths.sort().flatMap((path) => {
      const name = relative(folder, path);
      if (!isWanted(name)) return [];
      const text = readFileSync(path, 'utf8');
      const squeezed = text.length > 200 * text.split('\n').length;
      if (squeezed || text.length > 1_000_000 || seen.has(text)) return [];
      seen.add(text);
      return [{ name, text }];
    });
  });
}

const isJavaScript = (name) => /\.([cm]?[jt]s|[jt]sx)$/.test(name) && !/\.d\.[cm]?ts$|[.-]min\./.test(name);
const isPython = (name) => name.endsWith('.py');

/** What the editor would show of one text without being asked. */
async function sight({ activityOf, analyze, loadDialect, languageByEnding, verify }, { name, text }) {
  const analysis = analyze(text, { dialect: await loadDialect(languageByEnding(name)) });
  const verifications = verify(analysis);
  const { active, why } = activityOf(analysis, verifications);
  const verdicts = verifications.flatMap((verification) => verification.verdicts);
  const wrong = verdicts.filter(({ judgement }) => judgement === 'wrong');
  const problems = active ? wrong.map(({ name, line }) => `${name} on line ${line}`) : [];
  return { active, why, problems };
}

/** Measures folders, and says whether what is asked of them holds. */
async function measure({ name, folders, isWanted, rarest = 1 }, engine) {
  const files = sources(folders, isWanted);
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
    export { activityOf } from './verification/activity';
    export { verify } from './verification/verify';`;
  const stdin = { contents, resolveDir: inRoot('src'), loader: 'ts' };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' });
  return import(pathToFileURL(outfile));
}

/** What is measured where no folder is given. */
async function usual(only) {
  const all = [];
  if (only !== 'py')
    for (const sample of samples)
      all.push({ ...sample, folders: [await install(sample)], isWanted: isJavaScript });
  if (only !== 'js') {
    const folders = pythonFolders();
    const isNumeric = (name) => numericPython.test(name);
    all.push(
      {
        name: 'application, Python',
        folders,
        rarest: 1000,
        isWanted: (name) => isPython(name) && !isNumeric(name),
      },
      {
        name: 'numeric, Python',
        folders,
        rarest: 100,
        isWanted: (name) => isPython(name) && isNumeric(name),
      },
    );
  }
  return all;
}

await main(async (args) => {
  await ensureDependencies();
  const at = args.indexOf('--only');
  const only = at < 0 ? undefined : args[at + 1];
  const given = args.filter((_, k) => at < 0 || (k !== at && k !== at + 1));
  const isWanted = (name) => (only !== 'py' && isJavaScript(name)) || (only !== 'js' && isPython(name));
  const wanted =
    given.length > 0
      ? given.map((folder) => ({ name: folder, folders: [resolve(folder)], isWanted }))
      : await usual(only);
  const engine = await loadEngine();
  let holds = true;
  for (const each of wanted) holds = (await measure(each, engine)) && holds;
  return holds ? 0 : 1;
});
