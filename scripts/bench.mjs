/**
 * Runs the measurements in test/bench, one after the other, in plain Node.
 *
 *     npm run bench
 */
import { generate } from './build.mjs';
import { bundleTests } from './bundle-tests.mjs';
import { ensureDependencies, main, run } from './setup.mjs';

await main(async () => {
  await ensureDependencies();
  await generate();
  const bundle = await bundleTests('test/bench', 'out/bench.mjs', { ending: '.bench.ts' });
  const { code } = await run(process.execPath, ['--enable-source-maps', '--expose-gc', bundle], {
    show: true,
  });
  return code;
});
