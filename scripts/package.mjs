/*
 * Packages the extension as dist/backprop-lens.vsix, and looks into the package for what must not be there.
 *
 *     node scripts/package.mjs
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from './build.mjs';
import { ensureDependencies, inRoot, isStarted, main, root, run, Stop } from './setup.mjs';
import { membersOf, pack } from './zip.mjs';

/** 480 KB, as vsce counts them. */
const limit = 480 * 1024;

export const vsix = inRoot('dist', 'backprop-lens.vsix');

/** Everything that a package may hold. */
const allowed =
  /^(\[Content_Types\]\.xml|extension\.vsixmanifest|extension\/(package\.json|readme\.md|LICENSE(\.\w+)?|dist\/((extension|engine|python|panel)\.js|panel\.css)|examples\/[\w.-]+|media\/([\w-]+\/)?[\w.-]+))$/i;

/** Runs vsce quietly: it has much to say, and only a failure is of interest. */
async function vsce(args, cwd) {
  const { code, output } = await run(
    process.execPath,
    [inRoot('node_modules', '@vscode', 'vsce', 'vsce'), ...args],
    { cwd },
  );
  if (code !== 0) throw new Stop(`vsce ${args[0]} failed:\n${output.trim()}`);
  return output;
}

async function createVSIX(cwd, file) {
  mkdirSync(dirname(file), { recursive: true });
  // There is no repository to link to yet, and nothing to install: esbuild has put all that runs into dist/.
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await vsce(['package', ...flags, '--out', file], cwd);
}

/** Packages what is to be packaged from a folder of its own, with the manifest as `change` makes it. */
async function createFrom(folder, change, file) {
  rmSync(folder, { recursive: true, force: true });
  const files = (await vsce(['ls', '--no-dependencies'], root)).trim().split('\n');
  for (const each of files) cpSync(inRoot(each), join(folder, each));
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  // What builds and tests is nothing that runs.
  delete manifest.scripts;
  delete manifest.devDependencies;
  change(manifest);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'README.md'), forUsers(readFileSync(inRoot('README.md'), 'utf8')));
  await createVSIX(folder, file);
}

/**
 * What a README says to those who have the package, and not a clone: all but what stands between marks. That is how to build it,
 * pictures and links to files, which the package has not; what hovers say where it comes up; and what VS Code lists itself.
 */
const forUsers = (readme) => readme.replace(/<!-- repository -->[\s\S]*?<!-- \/repository -->\n*/g, '');

/** Builds for production and packages. Returns the path of the VSIX. */
export async function packageExtension() {
  await build({ production: true });
  await createFrom(inRoot('out', 'package'), () => {}, vsix);
  await pack(vsix);
  const bytes = readFileSync(vsix);
  const names = membersOf(bytes).map(({ name }) => name);
  const strangers = names.filter((name) => !allowed.test(name));
  if (strangers.length > 0) {
    throw new Stop(`The package holds files that do not run: ${strangers.join(', ')}. See .vscodeignore.`);
  }
  for (const file of ['extension', 'engine', 'python'])
    if (!names.includes(`extension/dist/${file}.js`)) throw new Stop(`The package lacks dist/${file}.js.`);
  const kB = (bytes.length / 1000).toFixed(1);
  if (bytes.length > limit) throw new Stop(`The package has ${kB} kB, over the limit of ${limit / 1000} kB.`);
  console.log(`dist/backprop-lens.vsix: ${kB} kB, ${names.length} files`);
  return vsix;
}

/**
 * Packages the same files again without `main`, so that VS Code can only run them in its worker host, as it does on
 * the web. Call after `packageExtension`. Returns the path of that VSIX.
 */
export async function packageForWorker() {
  const file = inRoot('out', 'backprop-lens-worker.vsix');
  await createFrom(inRoot('out', 'worker'), (manifest) => delete manifest.main, file);
  return file;
}

if (isStarted(import.meta.url)) {
  await main(async () => {
    await ensureDependencies();
    await packageExtension();
  });
}
