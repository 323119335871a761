/*
 * Builds what runs into dist/: the extension for Node and for a browser, the engine that Node's and the panel's page share,
 * the languages that it loads when it meets them, the command-line tool and that page with its styles.
 *
 *     node scripts/build.mjs [--production] [--watch]
 */

import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { hiddenNames } from './hidden-names.mjs';
import { ensureDependencies, inRoot, isStarted, main, onExit, root, run, Stop } from './setup.mjs';

/** Writes the code that is generated from the gate table. */
export async function generate() {
  if (!existsSync(inRoot('scripts', 'generate.mjs'))) return;
  const { code, output } = await run(process.execPath, [inRoot('scripts', 'generate.mjs')]);
  if (code !== 0) throw new Stop(`scripts/generate.mjs failed:\n${output}`);
}

/** What the engine is called in a page, where scripts have nothing but global names in common. */
const engineName = 'backpropLensEngine';

/** What Python is called in a page. */
const pythonName = 'backpropLensPython';

/**
 * Leaves Python in a file of its own beside the engine's, which is loaded with the first file in Python: Node requires it,
 * and a page gets a script with the word that lets its others run.
 */
const pythonApart = {
  name: 'Python apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/python\/dialect$/ }, () => ({ path: 'python', namespace: 'apart' }));
    onLoad({ filter: /.*/, namespace: 'apart' }, () => ({
      contents: `
        const inPage = () => new Promise((resolve, reject) => {
          const engine = document.querySelector('script[src*="engine.js"]');
          const script = document.createElement('script');
          script.nonce = engine.nonce;
          script.src = engine.src.replace('engine.js', 'python.js');
          script.onload = () => resolve(${pythonName}.python);
          script.onerror = () => reject(new Error('Python could not be loaded'));
          document.head.append(script);
        });
        export const python = typeof document === 'object' ? inPage() : require('./python.js').python;`,
    }));
    onResolve({ filter: /^\.\/python\.js$/ }, () => ({ path: './python.js', external: true }));
  },
};

/**
 * Leaves the engine in a file of its own, which is read when it is needed: VS Code starts without the parser. Node requires
 * it. In a browser an extension is one file: there the engine and Python are read as VS Code reads any file, and run as it
 * runs ours. They ask each other by `require`, as in Node. An import() that meets a `then` waits for it.
 */
const engineApart = {
  name: 'engine apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/engine$/ }, () => ({ path: 'engine', namespace: 'apart' }));
    onResolve({ filter: /^\.\/engine\.js$/ }, () => ({ path: './engine.js', external: true }));
    onLoad({ filter: /.*/, namespace: 'apart' }, () => {
      const { publisher, name } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
      return {
        resolveDir: root,
        contents: `
          import { extensions, Uri, workspace } from 'vscode';
          import held from 'held';
          const required = () => {
            try {
              return require('./engine.js');
            } catch {
              return null;
            }
          };
          const { extensionUri } = extensions.getExtension('${publisher}.${name}');
          const fetched = async (file, require) => {
            const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', file));
            const module = { exports: {} };
            new Function('module', 'require', new TextDecoder().decode(bytes))(module, require);
            return module.exports;
          };
          const python = (engine) => fetched('python.js', () => engine).then(({ python }) => python);
          const hold = (engine) => (held.engine = engine);
          const own = required();
          if (own) hold(own);
          const engine = own ? Promise.resolve(own) : fetched('engine.js', () => ({ python: engine.then(python) })).then(hold);
          export const then = engine.then.bind(engine);`,
      };
    });
  },
};

/**
 * Takes the engine's parser, and the modules that a language shares with it, from the engine, which is there before any other
 * language: two copies of a class would be two classes.
 */
const sharedWithEngine = {
  name: 'shared with the engine',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@lezer\/(common|lr)$/ }, () => ({ path: 'parsing', namespace: 'engine' }));
    onResolve({ filter: /^\.\.?\// }, ({ path, importer, resolveDir }) => {
      const isOwn = resolve(resolveDir, path).startsWith(inRoot('src', 'languages', 'python'));
      return isOwn || !importer.startsWith(inRoot('src'))
        ? undefined
        : { path: `shared.${basename(path)}`, namespace: 'engine' };
    });
    onLoad({ filter: /.*/, namespace: 'engine' }, ({ path }) => ({
      contents: `
        const engine = typeof document === 'object' ? ${engineName} : require('./engine.js');
        module.exports = engine.${path};`,
    }));
    onResolve({ filter: /^\.\/engine\.js$/ }, () => ({ path: './engine.js', external: true }));
  },
};

/** What the engine gives to those that load it: the files that src/shared.ts names. */
function sharedFiles() {
  const shared = readFileSync(inRoot('src', 'shared.ts'), 'utf8');
  return [...shared.matchAll(/as (\w+) from '(.+)'/g)].map(([, name, path]) => ({
    name,
    file: inRoot('src', `${path}.ts`),
  }));
}

const fileOf = (resolveDir, path) => `${resolve(resolveDir, path)}.ts`;

/** Takes the engine, and what the page shares with it, from the script that the page loads before its own. */
const engineBefore = {
  name: 'engine before',
  setup({ onResolve, onLoad }) {
    const files = sharedFiles();
    onResolve({ filter: /^\.\.\/engine$/ }, () => ({ path: engineName, namespace: 'global' }));
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const found = files.find(({ file }) => file === fileOf(resolveDir, path));
      return found && { path: `${engineName}.common.${found.name}`, namespace: 'global' };
    });
    onLoad({ filter: /.*/, namespace: 'global' }, ({ path }) => ({ contents: `module.exports = ${path};` }));
  },
};

/**
 * Takes what the extension shares with the engine from that, once it is there: what is read before is `undefined`. Each name
 * is asked for when it is used.
 */
const sharedLater = {
  name: 'shared later',
  setup({ onResolve, onLoad }) {
    const files = sharedFiles();
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const found = files.find(({ file }) => file === fileOf(resolveDir, path));
      return found && { path: found.name, namespace: 'later', pluginData: found.file };
    });
    onResolve({ filter: /^held$/ }, () => ({ path: 'held', namespace: 'held' }));
    onLoad({ filter: /.*/, namespace: 'held' }, () => ({
      contents: `
        exports.give = (to, file, names) => {
          for (const name of names)
            Object.defineProperty(to, name, { enumerable: true, get: () => exports.engine.common[file][name] });
        };`,
    }));
    onLoad({ filter: /.*/, namespace: 'later' }, ({ path, pluginData: file }) => {
      const declared = /^export (?:async )?(?:function\*?|const|class) (\w+)/gm;
      const names = Array.from(readFileSync(file, 'utf8').matchAll(declared), ([, name]) => name);
      return { contents: `require('held').give(exports, '${path}', ${JSON.stringify(names)});` };
    });
  },
};

/**
 * Lets all files share one import of VS Code's API. Else each makes a copy of it, of some 500 members, and that took longer
 * than everything else that the extension does when it starts.
 */
const oneAPI = {
  name: 'one API',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'api' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'api' },
    );
    onLoad({ filter: /.*/, namespace: 'api' }, () => ({ contents: "export * from 'vscode';" }));
  },
};

/** Leaves out what grammars say of colours, by which nobody here paints, and what parsers say of themselves, which nobody hears. */
const withoutSayings = {
  name: 'without sayings',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@lezer\/highlight$/ }, () => ({ path: 'highlight', namespace: 'colours' }));
    onLoad({ filter: /.*/, namespace: 'colours' }, () => ({
      contents: 'export const tags = null, styleTags = () => () => null;',
    }));
    onLoad({ filter: /@lezer.(?:javascript|python).dist.index\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/styleTags\(\{.*?^\}\)/ms, 'styleTags()'),
    }));
    onLoad({ filter: /@lezer.lr.dist.index\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^const verbose = .*$/m, 'const verbose = false;'),
    }));
  },
};

/** Steps of the library that lays out drawings for what no drawing of ours has: clusters, labels on wires, and wires back to where they begin. */
const unaskedSteps =
  'removeSelfEdges|injectEdgeLabelProxies|assignRankMinMax|removeEdgeLabelProxies|parentDummyChains|addBorderSegments|insertSelfEdges|removeBorderNodes|fixupEdgeLabelCoords';

/** What it does with clusters beside that; with cycles, if asked to; and where it goes on from an earlier layout. */
const unasked = [
  [
    /(function \w+\(e,n,t\)\{)var y;let r=e\.nodes\(\)\.filter\(.*?let m=(\w+)\(e\),L=(\w+)\(m,n,t,.*?,L\),(\w+)\(e,m\).*?delete p\._dagreClusterSubgraph\}\}\)\}/s,
    '$1let m=$2(e);$3(m,n,t,null);$4(e,m)}',
  ],
  [/e\.graph\(\)\.acyclicer==="greedy"\?/, 'false?'],
  [new RegExp(`n\\("    (?:${unaskedSteps})",\\(\\)=>\\w+\\(e\\)\\),`, 'g'), ''],
  [/,n\(" {4}positionSelfEdges",\(\)=>\w+\(e\)\)/, ''],
  [/JSON\.parse\(JSON\.stringify\(e\._nodes\)\)/, 'null'],
  [
    /function s\(l\)\{var u;Object\.hasOwn\(o,l\).*?let a=i;return n&&typeof n\.node=="function"&&\(a=s\),/s,
    'let a=i;return ',
  ],
  [
    /(s!==n&&e\.setEdge\(n,s,\{weight:0,minlen:t\}\);return\})let \w+=\w+\(e,"_bt"\).*?\}(?=function \w+\(e\)\{let n=\{\};function t\(r,o\))/s,
    '$1}',
  ],
  [
    /function r\(a\)\{var l;return\(\(l=e\.node\(a\)\)==null\?void 0:l\.dummy\)==="border"\}.*?return n\.length&&n\.reduce\(s\),(?=t\}function)/s,
    'return ',
  ],
  [/case"tight-tree":\w+\(e\);break;case"longest-path":\w+\(e\);break;/, ''],
];

function withoutUnasked(library) {
  return unasked.reduce((code, [what, instead]) => {
    if (!what.test(code))
      throw new Stop('The library that lays out drawings is another one: see scripts/build.mjs.');
    return code.replace(what, instead);
  }, library);
}

/**
 * Lets parts of the library that lays out drawings be left out that nobody asks for: where it gathers parts in an object only to
 * take some out again, these are taken as they are, and gathering does nothing else.
 */
const withoutUnused = {
  name: 'without unused',
  setup({ onLoad }) {
    onLoad({ filter: /@dagrejs.dagre.dist.*\.js$/ }, ({ path }) => {
      const gathered = new Map();
      const gathers = /\b\w+\((\w+),\{((?:\w+:\(\)=>[\w$]+,?)+)\}\)/g;
      const pure = withoutUnasked(readFileSync(path, 'utf8')).replace(gathers, (all, holder, parts) => {
        gathered.set(holder, new Map(parts.split(',').map((part) => part.split(':()=>'))));
        return `/* @__PURE__ */ ${all}`;
      });
      const taken = (part, holder) => {
        const [name, own] = part.split(':');
        return `${own}=${gathered.get(holder).get(name)}`;
      };
      const contents = pure.replace(/\bvar\{([\w:,]+)\}=(\w+)\b/g, (all, parts, holder) =>
        gathered.has(holder) ? `var ${parts.split(',').map((part) => taken(part, holder))}` : all,
      );
      return { contents };
    });
  },
};

const commonTo = (production) => ({
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  ...(production ? withShort(hiddenNames()) : {}),
});

/** Members that only their own classes know have short names in the package. */
const withShort = (names) => ({
  mangleProps: new RegExp(`^(?:${Object.keys(names).join('|')})$`),
  mangleCache: names,
});

const commandLine = (production, outfile = 'dist/cli.js') => ({
  ...commonTo(production),
  entryPoints: ['src/cli.ts'],
  outfile,
  platform: 'node',
  format: 'cjs',
  plugins: [withoutSayings],
  banner: { js: '#!/usr/bin/env node' },
});

/** Builds the command-line tool alone, for its tests. */
export async function buildCommandLine(outfile) {
  const { build: bundle } = await import('esbuild');
  await bundle(commandLine(false, outfile));
}

function bundles(production) {
  const common = commonTo(production);
  // Written for a browser, which has none of Node's modules: that keeps all of it honest.
  const extension = { ...common, platform: 'browser', format: 'cjs', plugins: [oneAPI, withoutSayings] };
  return [
    {
      ...extension,
      entryPoints: ['src/extension.ts'],
      outfile: 'dist/extension.js',
      plugins: [oneAPI, engineApart, sharedLater, withoutSayings],
      supported: { 'dynamic-import': false },
    },
    {
      ...common,
      entryPoints: ['src/engine.ts'],
      outfile: 'dist/engine.js',
      platform: 'browser',
      format: 'iife',
      globalName: engineName,
      plugins: [pythonApart, withoutSayings],
      footer: { js: `if (typeof module === 'object') module.exports = ${engineName};` },
    },
    {
      ...common,
      entryPoints: ['src/languages/python/dialect.ts'],
      outfile: 'dist/python.js',
      platform: 'browser',
      format: 'iife',
      globalName: pythonName,
      plugins: [sharedWithEngine, withoutSayings],
      footer: { js: `if (typeof module === 'object') module.exports = ${pythonName};` },
    },
    commandLine(production),
    {
      ...common,
      entryPoints: ['src/panel/main.ts'],
      outfile: 'dist/panel.js',
      platform: 'browser',
      format: 'iife',
      plugins: [engineBefore, withoutUnused],
    },
  ].filter(({ entryPoints: [entry] }) => existsSync(inRoot(entry)));
}

/** Makes a file that esbuild has made small smaller once more: the package may have so many bytes and no more. */
async function pressed(file) {
  const { minify } = await import('terser');
  // No getter here does anything but give something.
  const compress = { passes: 4, pure_getters: true, unsafe_arrows: true };
  // What the engine and its languages have at their tops the panel's page reads by name; the extension's nobody does.
  const toplevel = file.endsWith('extension.js');
  const { code } = await minify(readFileSync(file, 'utf8'), { ecma: 2022, compress, toplevel });
  writeFileSync(file, code);
}

/** Builds everything once. */
export async function build({ production = false } = {}) {
  await generate();
  const { build: bundle } = await import('esbuild');
  for (const file of ['extension.js', 'engine.js', 'python.js', 'cli.js', 'panel.js', 'panel.css']) {
    rmSync(inRoot('dist', file), { force: true });
    rmSync(inRoot('dist', `${file}.map`), { force: true });
  }
  try {
    await Promise.all(bundles(production).map((options) => bundle(options)));
    const packed = ['extension', 'engine', 'python', 'panel'].map((name) => inRoot('dist', `${name}.js`));
    if (production) for (const file of packed.filter((each) => existsSync(each))) await pressed(file);
  } catch (error) {
    // esbuild has already printed what is wrong, and where.
    throw error.errors ? new Stop('The build failed: see the errors above.') : error;
  }
  if (existsSync(inRoot('dist', 'cli.js'))) chmodSync(inRoot('dist', 'cli.js'), 0o755);
}

async function watch() {
  await generate();
  const { context } = await import('esbuild');
  for (const options of bundles(false)) {
    // VS Code's background task waits for these two lines (.vscode/tasks.json).
    const announce = {
      name: 'announce',
      setup({ onStart, onEnd }) {
        onStart(() => console.log(`[watch] building ${options.outfile}`));
        onEnd(({ errors }) => console.log(`[watch] finished ${options.outfile}, ${errors.length} errors`));
      },
    };
    const watched = await context({ ...options, plugins: [...(options.plugins ?? []), announce] });
    onExit(() => watched.dispose());
    await watched.watch();
  }
  await new Promise(() => {});
}

if (isStarted(import.meta.url)) {
  await main(
    async (args) => {
      await ensureDependencies();
      if (args.includes('--watch')) await watch();
      else await build({ production: args.includes('--production') });
    },
    { interrupted: 0 },
  );
}
