/*
 * Prints what verification says of the programs in test/judged, whose passes are known to be right, and of those without any.
 *
 *     npm run judged [-- --only PROGRAM] [--language python] [--show accused,uncertain,silent]
 *     npm run judged -- --styles [--style names] [--every N]           in other ways to write them
 *     npm run judged -- --mutants [--every N] [--seed N] [--programs] [--judged] [--show missed,blamed,kind,mended]     with one mistake each
 */
import { generate } from './build.mjs';
import { bundleTests } from './bundle-tests.mjs';
import { ensureDependencies, main, run } from './setup.mjs';

await main(async (args) => {
  await ensureDependencies();
  await generate();
  const bundle = await bundleTests('test/judged', 'out/judged.mjs', { ending: '.judged.ts' });
  const { code } = await run(process.execPath, ['--enable-source-maps', bundle, ...args], { show: true });
  return code;
});
