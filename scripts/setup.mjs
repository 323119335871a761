/*
 * What every script stands on: where the project is, how to run a program, how to stop without leaving anything
 * behind, and how to get the project's own packages. Imports nothing but Node, since on a fresh clone there is
 * nothing else yet.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** A path inside the project. */
export const inRoot = (...parts) => join(root, ...parts);

/** Whether the module with this `import.meta.url` is the script that was started, rather than a part of another. */
export const isStarted = (url) => realpathSync(process.argv[1]) === fileURLToPath(url);

/** An error that the person at the terminal can do something about: its message is all they need to see. */
export class Stop extends Error {}

/** What has to be undone before the process ends, in the order in which it was begun. */
const begun = new Set();
let undoing;

/** Remembers `undo` for the end of the process. The function returned does it now instead. */
export function onExit(undo) {
  begun.add(undo);
  return async () => {
    if (begun.delete(undo)) await undo();
  };
}

function undoAll() {
  undoing ??= (async () => {
    for (const undo of [...begun].reverse()) await Promise.resolve(undo()).catch(() => {});
  })();
  return undoing;
}

/**
 * Runs a script's body. Whatever happens (its end, an error, Ctrl-C), everything begun is undone before the
 * process ends. `body` returns the exit code, 0 if it returns nothing.
 */
export async function main(body, { interrupted = 130 } = {}) {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) {
    console.error(
      `Node.js 20 or later is needed, and this is ${process.version}. Install a newer one and try again.`,
    );
    process.exit(1);
  }
  let signalled = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      if (signalled) return;
      signalled = true;
      await undoAll();
      process.exit(interrupted);
    });
  }
  process.chdir(root);
  let code = 1;
  try {
    code = (await body(process.argv.slice(2))) ?? 0;
  } catch (error) {
    if (!signalled) console.error(error instanceof Stop ? error.message : error);
  }
  // After a signal, the handler above ends the process when all is undone.
  await undoAll();
  if (!signalled) process.exit(code);
}

/**
 * Runs a program to its end. Resolves to its exit code and what it printed; with `show`, that goes to the terminal
 * as it comes. Ends the program when this process is told to end.
 */
export function run(command, args, { cwd = root, env = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    const stop = () =>
      new Promise((done) => {
        child.once('close', done);
        child.kill();
      });
    begun.add(stop);
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => {
      begun.delete(stop);
      reject(
        error.code === 'ENOENT' ? new Stop(`The program ${command} is needed and was not found.`) : error,
      );
    });
    child.once('close', (code) => {
      begun.delete(stop);
      // While the process is ending nobody goes on from here.
      if (!undoing) resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs npm; when it fails, says in one sentence what could not be had and, as far as npm tells, why. */
export async function npm(args, cwd, what) {
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const { code, output } = await run('npm', [...args, ...quiet, ...patience], { cwd });
  if (code === 0) return;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/.test(output)) {
    throw new Stop(
      `${what} could not be downloaded: npm does not reach its registry. Check the network (and npm's proxy setting, ` +
        'if you need one) and run the same command again.',
    );
  }
  if (output.includes('ENOSPC')) {
    throw new Stop(
      `${what} could not be stored: the disk with ${cwd} is full. Free about 1 GB and run again.`,
    );
  }
  const errors = output.split('\n').filter((line) => line.startsWith('npm error'));
  throw new Stop(`${what} could not be installed. npm says:\n${errors.slice(0, 12).join('\n') || output}`);
}

/** Whether node_modules holds what package-lock.json asks for. (File times would lie after a git checkout.) */
function dependenciesInstalled() {
  const installed = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    return path === '' || (present[path] ? present[path].version === version : optional);
  });
}

/** Installs the project's own packages, unless they are there. */
export async function ensureDependencies() {
  if (dependenciesInstalled()) return;
  console.log('Installing the packages of package-lock.json …');
  await npm(['ci'], root, "The project's packages");
}
