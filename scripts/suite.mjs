/* Runs the mocha suite of test/vscode inside the extension host of real VS Code, from a browser without a window. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { onExit, root, Stop } from './setup.mjs';
import { startServer } from './vscode.mjs';

/** For a Chromium that only ever sees 127.0.0.1. As root it has no sandbox to offer. */
const browserArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How Playwright starts the browser at this path. */
export function launchOptions(executablePath) {
  return { executablePath, args: browserArguments };
}

/** Long enough for a slow machine, short enough to notice that something hangs. */
const patience = 900_000;

/**
 * Runs the suite at `testsPath` against the unpacked extension at `extension`. The suite writes its counts to
 * `results` and its report to `results` + '.log'.
 */
export async function runSuite({ extension, testsPath, dataFolder, browser, results, grep }) {
  const folder = mkdtempSync(join(tmpdir(), 'lens-suite-'));
  onExit(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'circuits'));
  const env = {
    BACKPROP_LENS_RESULTS: results,
    BACKPROP_LENS_GREP: grep ?? '',
  };
  const server = await startServer({ dataFolder, args: ['--enable-smoke-test-driver'], env });

  const { chromium } = await import('playwright-core');
  const chrome = await chromium.launch(launchOptions(browser));
  const closeBrowser = onExit(() => chrome.close());
  const page = await chrome.newPage();
  const said = [];
  let finish;
  // What VS Code calls on the page of a test run.
  await page.exposeFunction('codeAutomationLog', (type, args) => said.push(`${type}: ${args.join(' ')}`));
  await page.exposeFunction('codeAutomationExit', (code) => finish(code));

  const remote = (path) => `vscode-remote://${new URL(server.origin).host}${encodeURI(path)}`;
  const payload = JSON.stringify([
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(testsPath)],
    ['skipWelcome', 'true'],
  ]);
  const where = encodeURI(join(folder, 'circuits'));
  const finished = new Promise((resolve) => {
    finish = resolve;
  });
  await page.goto(`${server.origin}/?folder=${where}&payload=${encodeURIComponent(payload)}`, {
    timeout: patience,
  });
  const late = setTimeout(() => finish('late'), patience);
  const code = await finished;
  clearTimeout(late);
  await closeBrowser();
  await server.stop();

  const log = `${results}.log`;
  if (existsSync(log))
    process.stdout.write(inSources(readFileSync(log, 'utf8'), join(dirname(testsPath), 'tests.js')));
  if (existsSync(results)) return;
  const why = code === 'late' ? `did not finish in ${patience / 1000} seconds` : 'ended without a result';
  throw new Stop(`The suite inside VS Code ${why}. The last it said:\n${said.slice(-20).join('\n')}`);
}

/** Puts the tests' own files and lines into a report. (The extension host has its own way with stack traces.) */
function inSources(report, bundle) {
  if (!existsSync(bundle)) return report;
  const [, encoded] =
    /sourceMappingURL=data:application\/json;base64,(.+)/.exec(readFileSync(bundle, 'utf8')) ?? [];
  if (!encoded) return report;
  const map = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString()));
  return report.replace(/[^\s()]*\btests\.js:(\d+):(\d+)/g, (place, line, column) => {
    const { originalSource, originalLine, originalColumn } = map.findEntry(
      Number(line) - 1,
      Number(column) - 1,
    );
    if (originalSource === undefined) return place;
    const file = relative(root, join(dirname(bundle), originalSource));
    return `${file}:${originalLine + 1}:${originalColumn + 1}`;
  });
}
