/*
 * Writes what real Python tells of generated programs into test/python, for machines that have no python3.
 *
 *     npm run fixtures
 */
import { generate } from './build.mjs';
import { bundleTests } from './bundle-tests.mjs';
import { ensureDependencies, main, run } from './setup.mjs';

await main(async () => {
  await ensureDependencies();
  await generate();
  const bundle = await bundleTests('test/python', 'out/fixtures.mjs', { ending: '.fixtures.ts' });
  const { code } = await run(process.execPath, ['--enable-source-maps', bundle], { show: true });
  return code;
});
