/*
 * Prints how much of the forward code of the programs in test/followed shows a number, and why the rest does not.
 *
 *     npm run followed [-- --only NAME] [--quiet] [FOLDER…]
 */
import { generate } from './build.mjs';
import { bundleTests } from './bundle-tests.mjs';
import { ensureDependencies, main, run } from './setup.mjs';

await main(async (args) => {
  await ensureDependencies();
  await generate();
  const bundle = await bundleTests('test/followed', 'out/followed.mjs', { ending: '.followed.ts' });
  const { code } = await run(process.execPath, ['--enable-source-maps', bundle, ...args], { show: true });
  return code;
});
