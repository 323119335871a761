/*
 * Measures how the verification of backward passes does on programs with one mistake each.
 *
 *     npm run mutants [-- FOLDER] [--only PROGRAM] [--show blamed,mended]
 *     npm run mutants -- --pairs N [--show found,blamed]     two mistakes at once, N pairs in each program
 *     npm run mutants -- --read N                            N explanations, for someone to read
 *
 * `--language python` writes the programs and the pairs in Python.
 */
import { generate } from './build.mjs';
import { bundleTests } from './bundle-tests.mjs';
import { ensureDependencies, main, run } from './setup.mjs';

await main(async (args) => {
  await ensureDependencies();
  await generate();
  const bundle = await bundleTests('test/mutation', 'out/mutants.mjs', { ending: '.mutants.ts' });
  const { code } = await run(process.execPath, ['--enable-source-maps', bundle, ...args], { show: true });
  return code;
});
