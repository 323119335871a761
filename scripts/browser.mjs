/* Finds a Chrome or Chromium to drive, or installs Debian's. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, Stop } from './setup.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/opt/google/chrome/chrome',
];

function find() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Stop(`CHROME_PATH names ${chosen}, and there is no such file.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...elsewhere].find((path) => existsSync(path));
}

const advice =
  'The workbench tests need Chrome or Chromium, and none was found. Install one (on Debian: apt-get install chromium) ' +
  'or set CHROME_PATH to its program, and run again.';

/** The path of a Chrome or Chromium program. */
export async function findBrowser() {
  const found = find();
  if (found) return found;
  const root = process.getuid?.() === 0;
  if (!root || !existsSync('/usr/bin/apt-get')) throw new Stop(advice);
  console.log("Installing Debian's chromium for the workbench tests …");
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // An update that fails half-way (one mirror of several) may still be enough for the install.
  await run('apt-get', ['update'], { env });
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    env,
  });
  const installed = code === 0 ? find() : undefined;
  if (installed) return installed;
  const reason = output.split('\n').find((line) => line.startsWith('E:')) ?? '';
  throw new Stop(`${advice} Installing it with apt-get failed${reason && ` (${reason})`}.`);
}
