/* Runs the suite inside VS Code's extension host: VS Code calls `run`. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

export async function run(): Promise<void> {
  const results = process.env.BACKPROP_LENS_RESULTS;
  if (results) {
    // The extension host has no terminal: the report goes to a file, which scripts/suite.mjs shows.
    Mocha.reporters.Base.consoleLog = (...args) => appendFileSync(`${results}.log`, `${format(...args)}\n`);
  }
  const mocha = new Mocha({ timeout: 120_000, forbidOnly: true, retries: 1 });
  const grep = process.env.BACKPROP_LENS_GREP;
  if (grep) mocha.grep(grep);
  mocha.addFile(join(__dirname, 'tests.js'));
  const { passes, failures } = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats as Mocha.Stats));
  });
  if (results) writeFileSync(results, JSON.stringify({ passed: passes, failed: failures }));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
