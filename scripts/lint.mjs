/*
 * Biome, and a type check for each of the project's surroundings.
 *
 *     node scripts/lint.mjs
 */
import { existsSync } from 'node:fs';
import { generate } from './build.mjs';
import { ensureDependencies, inRoot, isStarted, main, run } from './setup.mjs';

const bin = (name, ...parts) => inRoot('node_modules', ...parts, 'bin', name);

const typeChecks = [
  { name: 'types', project: 'tsconfig.json' },
  { name: "types without VS Code's, Node's or a browser's", project: 'tsconfig.pure.json' },
  { name: 'types of the workbench tests', project: 'test/workbench/tsconfig.json' },
  { name: 'types of the panel', project: 'src/panel/tsconfig.json' },
];

/** Runs Biome. Resolves to how many checks passed and failed. */
export async function lint() {
  return tally('Biome', [bin('biome', '@biomejs', 'biome'), 'check', '--error-on-warnings', '.']);
}

/** Runs the type checks, for which the generated code has to be there. */
export async function checkTypes() {
  await generate();
  const total = { passed: 0, failed: 0 };
  for (const { name, project } of typeChecks) {
    if (!existsSync(inRoot(project))) continue;
    const { passed, failed } = await tally(name, [bin('tsc', 'typescript'), '--project', project]);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

async function tally(name, command) {
  const { code, output } = await run(process.execPath, command);
  console.log(`  ${code === 0 ? '✔' : '✘'} ${name}`);
  if (code !== 0) console.log(output.trim());
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

if (isStarted(import.meta.url)) {
  await main(async () => {
    await ensureDependencies();
    const results = [await lint(), await checkTypes()];
    return results.some(({ failed }) => failed > 0) ? 1 : 0;
  });
}
