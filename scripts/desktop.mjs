/*
 * `npm run test:desktop`: the suite of test/vscode in desktop VS Code, which @vscode/test-electron downloads.
 * (`npm test` runs the same suite without that download.)
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { bundleSuite } from './bundle-tests.mjs';
import { ensureDependencies, main, onExit, root, Stop } from './setup.mjs';

async function download() {
  const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
  try {
    return await downloadAndUnzipVSCode({ reporter: new SilentReporter() });
  } catch {
    throw new Stop(
      'Desktop VS Code could not be downloaded, probably because the network is closed; ' +
        '`npm test` runs the same tests in a VS Code that comes from npm packages.',
    );
  }
}

await main(async () => {
  await ensureDependencies();
  await build({ production: true });
  const extensionTestsPath = await bundleSuite();
  const vscodeExecutablePath = await download();
  const { runTests, TestRunFailedError } = await import('@vscode/test-electron');
  const folder = mkdtempSync(join(tmpdir(), 'lens-desktop-'));
  onExit(() => rmSync(folder, { recursive: true, force: true }));
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath,
      launchArgs: [
        folder,
        '--disable-extensions',
        '--disable-workspace-trust',
        `--user-data-dir=${join(folder, 'data')}`,
      ],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) throw new Stop('Tests failed in desktop VS Code: see above.');
    throw error;
  }
});
