/*
 * `npm test`: everything, with everything that it needs set up on the way. The last line counts.
 *
 *     npm test [-- lint types unit vscode workbench] [-- --grep TEXT]
 *     npm run test:unit [-- --file NAME] [-- --update-cases]
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser.mjs';
import { buildCommandLine, generate } from './build.mjs';
import { bundleEach, bundleSuite } from './bundle-tests.mjs';
import { checkTypes, lint } from './lint.mjs';
import { packageExtension, packageForWorker } from './package.mjs';
import { ensureDependencies, inRoot, main, run, Stop } from './setup.mjs';
import { launchOptions, runSuite } from './suite.mjs';
import { createDataFolder, ensureVSCode, extensionIn, installExtension, startServer } from './vscode.mjs';

/** Calls `make` once, however often it is asked for. */
function once(make) {
  let made;
  return () => {
    made ??= make();
    return made;
  };
}

/** What is imported and not in the repository: the packages, and the code made from the gate table. */
const surroundings = once(async () => {
  await ensureDependencies();
  await generate();
});
const vsix = once(packageExtension);
const browser = once(findBrowser);

/** A data folder with the packaged extension in it. */
const installed = once(async () => {
  const file = await vsix();
  await ensureVSCode();
  const dataFolder = createDataFolder();
  await installExtension(file, dataFolder);
  return dataFolder;
});

/** Where the results of a mocha run go; what an earlier run has left there is removed. */
function resultsFile(name) {
  const file = inRoot('out', `results-${name}.json`);
  mkdirSync(inRoot('out'), { recursive: true });
  for (const old of [file, `${file}.log`]) rmSync(old, { force: true });
  return file;
}

function readResults(file) {
  if (!existsSync(file)) throw new Stop('Mocha ended without a result: see above.');
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** As many files of tests run at a time; two on a single core, too, since some wait for programs that they start. */
const jobs = Math.max(2, availableParallelism());

/** Runs mocha on bundles, in a Node of its own. Without `show`, what it says is said when it is through. */
async function mocha(name, bundles, { grep, options, show = true, env = {} }) {
  const results = resultsFile(name);
  const args = ['--enable-source-maps', inRoot('node_modules', 'mocha', 'bin', 'mocha.js'), ...bundles];
  const [compiling, reporter] = ['compile-later.cjs', 'reporter.cjs'].map((name) => inRoot('scripts', name));
  const always = ['--require', compiling, '--reporter', reporter, '--forbid-only', '--exit'];
  const filter = grep ? ['--grep', grep] : [];
  const { output } = await run(process.execPath, [...args, ...options, ...always, ...filter], {
    show,
    env: { ...env, BACKPROP_LENS_RESULTS: results },
  });
  if (output) console.log(output);
  return readResults(results);
}

/** The files of workbench tests that take longest, in seconds; the others take half a minute or less. */
const seconds = {
  'panel-pictures': 134,
  'followed-passes': 84,
  'panel-life': 60,
  verify: 49,
  notebook: 42,
  python: 42,
  commands: 41,
  inline: 41,
  narrow: 39,
  'panel-narrow': 36,
};

/** Bundles in two halves that take about as long. */
function inHalves(bundles) {
  const halves = [0, 1].map(() => ({ bundles: [], seconds: 0 }));
  const timed = bundles.map((bundle) => ({ bundle, own: seconds[basename(bundle, '.test.mjs')] ?? 20 }));
  for (const { bundle, own } of timed.toSorted((one, other) => other.own - one.own)) {
    const shorter = halves[0].seconds <= halves[1].seconds ? halves[0] : halves[1];
    shorter.bundles.push(bundle);
    shorter.seconds += own;
  }
  return halves.map((half) => half.bundles);
}

/** The files of unit tests that take more than 10 seconds, longest first: so no process waits long for the others. */
const slow = [
  'python-mutations',
  'mistaken-networks',
  'followed-over-time',
  'python-soundness',
  'soundness',
  'followed-instead',
  'followed-volumes',
  'free-styles',
  'followed-absent',
  'robust',
  'free-neurons',
  'followed-traced',
  'followed-marks',
  'followed-causes',
  'followed-lost',
  'judged',
  'drawing-layout',
  'sprinkled',
  'free-nets',
  'followed-tied',
  'followed-written',
  'followed-missing',
  'terminal-runs',
  'python-evidence',
  'free-mistakes',
  'followed-handed',
  'followed-turned',
  'judged-truth',
  'python-reading',
  'followed-edits',
  'incremental',
  'followed-blamed',
  'followed-hands',
];

function slowestFirst(bundles) {
  const rank = (bundle) => {
    const at = slow.indexOf(basename(bundle, '.test.mjs'));
    return at < 0 ? slow.length : at;
  };
  return bundles.toSorted((one, other) => rank(one) - rank(other));
}

const parts = {
  lint: { title: 'Lint', run: lint },
  types: { title: 'Types', run: checkTypes },
  unit: {
    title: 'Unit tests',
    run: async ({ grep, file, updateCases, packages }) => {
      // The package is made meanwhile, and who needs it says why there is none.
      if (packages) vsix().catch(() => {});
      const only = updateCases ? 'cases' : file;
      const [bundles] = await Promise.all([
        bundleEach('test/unit', 'out/unit', only),
        buildCommandLine('out/cli.js'),
      ]);
      const env = updateCases ? { BACKPROP_LENS_UPDATE_CASES: '1' } : {};
      // Who steps through a test in a debugger takes the time they need.
      const timeout = process.env.VSCODE_INSPECTOR_OPTIONS ? '0' : '120000';
      const parallel = bundles.length > 1 ? ['--parallel', '--jobs', String(jobs)] : [];
      return mocha('unit', slowestFirst(bundles), {
        grep,
        options: ['--timeout', timeout, ...parallel],
        env,
      });
    },
  },
  vscode: {
    title: "Tests inside VS Code's extension host",
    run: async ({ grep }) => {
      const testsPath = await bundleSuite();
      const dataFolder = await installed();
      const extension = extensionIn(dataFolder);
      const results = resultsFile('vscode');
      await runSuite({ extension, testsPath, dataFolder, browser: await browser(), results, grep });
      return readResults(results);
    },
  },
  workbench: {
    title: 'Tests of the packaged extension in the workbench',
    run: async ({ grep }) => {
      const bundles = await bundleEach('test/workbench', 'out/workbench');
      const server = await startServer({ dataFolder: await installed() });
      const workerData = createDataFolder();
      await installExtension(await packageForWorker(), workerData);
      const workerServer = await startServer({ dataFolder: workerData });
      const env = {
        BACKPROP_LENS_SERVER: server.origin,
        BACKPROP_LENS_WORKER_SERVER: workerServer.origin,
        BACKPROP_LENS_BROWSER: JSON.stringify(launchOptions(await browser())),
      };
      // A window that VS Code opens too late gets a second chance.
      const options = ['--timeout', '240000', '--retries', '1'];
      // A window waits more than it works: two halves side by side, each with a browser of its own.
      const results = await Promise.all(
        inHalves(bundles).map((half, at) =>
          mocha(`workbench-${at}`, half, { grep, options, show: at === 0, env }),
        ),
      );
      const sum = (count) => results.reduce((all, result) => all + result[count], 0);
      return { passed: sum('passed'), failed: sum('failed') };
    },
  },
};

function readArguments(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { grep: { type: 'string' }, file: { type: 'string' }, 'update-cases': { type: 'boolean' } },
    });
    const stranger = positionals.find((name) => !Object.hasOwn(parts, name));
    if (stranger)
      throw new Stop(`There is no part "${stranger}". The parts are ${Object.keys(parts).join(', ')}.`);
    const { grep, file, 'update-cases': updateCases } = values;
    const all = file || updateCases ? ['unit'] : Object.keys(parts);
    return { names: positionals.length > 0 ? positionals : all, wanted: { grep, file, updateCases } };
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(error.message);
  }
}

await main(async (args) => {
  const total = { passed: 0, failed: 0 };
  const count = async (body) => {
    try {
      const { passed, failed } = await body();
      if (passed + failed === 0) throw new Stop('No test ran.');
      total.passed += passed;
      total.failed += failed;
    } catch (error) {
      console.error(error instanceof Stop ? error.message : error);
      total.failed += 1;
    }
  };
  const { names, wanted } = readArguments(args);
  const packages = names.some((name) => name === 'vscode' || name === 'workbench');
  for (const name of names) {
    console.log(`\n${parts[name].title}`);
    await count(async () => {
      await surroundings();
      return parts[name].run({ ...wanted, packages });
    });
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
});
