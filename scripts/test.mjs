/**
 * `npm test`: everything, with everything that it needs set up on the way. The last line counts.
 *
 *     npm test [-- lint types unit vscode workbench] [-- --grep TEXT]
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.mjs';
import { buildCommandLine, generate } from './build.mjs';
import { bundleSuite, bundleTests } from './bundle-tests.mjs';
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

/** Runs mocha on a bundle, in a Node of its own. */
async function mocha(name, bundle, { grep, timeout, env = {} }) {
  const results = resultsFile(name);
  const args = ['--enable-source-maps', inRoot('node_modules', 'mocha', 'bin', 'mocha.js'), bundle];
  const options = [
    '--reporter',
    inRoot('scripts', 'reporter.cjs'),
    '--forbid-only',
    '--exit',
    '--timeout',
    timeout,
    // A window that VS Code opens too late gets a second chance.
    ...(name === 'workbench' ? ['--retries', '1'] : []),
  ];
  const filter = grep ? ['--grep', grep] : [];
  await run(process.execPath, [...args, ...options, ...filter], {
    show: true,
    env: { ...env, BACKPROP_LENS_RESULTS: results },
  });
  return readResults(results);
}

const parts = {
  lint: { title: 'Lint', run: lint },
  types: { title: 'Types', run: checkTypes },
  unit: {
    title: 'Unit tests',
    run: async (grep) => {
      await buildCommandLine('out/cli.js');
      return mocha('unit', await bundleTests('test/unit', 'out/unit.mjs'), { grep, timeout: '120000' });
    },
  },
  vscode: {
    title: "Tests inside VS Code's extension host",
    run: async (grep) => {
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
    run: async (grep) => {
      const bundle = await bundleTests('test/workbench', 'out/workbench.mjs');
      const server = await startServer({ dataFolder: await installed() });
      const workerData = createDataFolder();
      await installExtension(await packageForWorker(), workerData);
      const workerServer = await startServer({ dataFolder: workerData });
      const env = {
        BACKPROP_LENS_SERVER: server.origin,
        BACKPROP_LENS_WORKER_SERVER: workerServer.origin,
        BACKPROP_LENS_BROWSER: JSON.stringify(launchOptions(await browser())),
      };
      return mocha('workbench', bundle, { grep, timeout: '240000', env });
    },
  },
};

function readArguments(args) {
  const at = args.findIndex((arg) => /^--grep(=|$)/.test(arg));
  const joined = at >= 0 && args[at].includes('=');
  const grep = at < 0 ? undefined : joined ? args[at].slice('--grep='.length) : args[at + 1];
  const rest = at < 0 ? args : args.filter((_, i) => i !== at && (joined || i !== at + 1));
  const stranger = rest.find((name) => !Object.hasOwn(parts, name));
  if (stranger)
    throw new Stop(`There is no part "${stranger}". The parts are ${Object.keys(parts).join(', ')}.`);
  return { names: rest.length > 0 ? rest : Object.keys(parts), grep };
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
  const { names, grep } = readArguments(args);
  for (const name of names) {
    console.log(`\n${parts[name].title}`);
    await count(async () => {
      await surroundings();
      return parts[name].run(grep);
    });
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
});
