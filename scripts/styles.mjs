/*
 * Measures how the verification of backward passes does on correct programs in all styles, and on mutants of them.
 *
 *     npm run styles [-- --only STYLE] [--program NAME] [--sample N] [--show accused,uncertain,unrecognised]
 *     npm run styles -- --mutants [--every N] [--show missed,blamed,explained,mended]
 */
import { generate } from './build.mjs';
import { bundleTests } from './bundle-tests.mjs';
import { ensureDependencies, main, run } from './setup.mjs';

await main(async (args) => {
  await ensureDependencies();
  await generate();
  const bundle = await bundleTests('test/mutation', 'out/styles.mjs', { ending: '.styles.ts' });
  const { code } = await run(process.execPath, ['--enable-source-maps', bundle, ...args], { show: true });
  return code;
});
