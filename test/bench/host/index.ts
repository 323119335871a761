/* Measures the packaged extension inside the extension host of real VS Code, which calls `run`. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { print, setOutput } from '../measure';
import { keystrokes } from './keystrokes';

export async function run(): Promise<void> {
  const results = process.env.BACKPROP_LENS_RESULTS ?? '';
  setOutput((line) => appendFileSync(`${results}.log`, `${line}\n`));
  print(await keystrokes());
  writeFileSync(results, '{}');
}
