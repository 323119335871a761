/*
 * `npm start`: packages the extension, installs the package in a real VS Code with a data folder of its own, and
 * opens examples/ there. Ctrl-C ends it and leaves nothing behind.
 *
 *     npm start [-- --port 8427] [-- --no-open]
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { packageExtension } from './package.mjs';
import { ensureDependencies, inRoot, main, Stop } from './setup.mjs';
import { createDataFolder, ensureVSCode, installExtension, startServer } from './vscode.mjs';

function readPort(args) {
  const at = args.findIndex((arg) => /^--port(=|$)/.test(arg));
  if (at < 0) return 8427;
  const text = args[at].split('=')[1] ?? args[at + 1];
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new Stop(`--port needs a number from 0 to 65535, and got ${text ?? 'nothing'}.`);
}

/** The address that opens examples/ with its first file shown. */
function address(origin) {
  const folder = inRoot('examples');
  const first = existsSync(folder) && readdirSync(folder).find((name) => /\.[jt]sx?$/.test(name));
  const url = `${origin}/?folder=${encodeURI(folder)}`;
  if (!first) return url;
  const file = `vscode-remote://${new URL(origin).host}${encodeURI(inRoot('examples', first))}`;
  return `${url}&payload=${encodeURIComponent(JSON.stringify([['openFile', file]]))}`;
}

/** Opens the address where there is a desktop to open it on. The address is printed either way. */
function openBrowser(url) {
  const desktop = process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!desktop) return;
  const opener = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [url], {
    stdio: 'ignore',
    detached: true,
  });
  opener.on('error', () => {});
  opener.unref();
}

await main(
  async (args) => {
    const port = readPort(args);
    await ensureDependencies();
    const vsix = await packageExtension();
    await ensureVSCode();
    const dataFolder = createDataFolder();
    await installExtension(vsix, dataFolder);
    const server = await startServer({ port, dataFolder });
    const url = address(server.origin);
    console.log(`\nVS Code with Backprop Lens is at\n\n    ${url}\n\nCtrl-C stops it.`);
    if (!args.includes('--no-open')) openBrowser(url);
    await server.closed;
    throw new Stop("VS Code's server has ended by itself.");
  },
  { interrupted: 0 },
);
