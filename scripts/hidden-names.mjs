/*
 * Names that are short in the package: those of members that only their own classes say, as `this.name`, and of members
 * that only the inner rooms of the engine say, or the libraries that are packed with them. A name that stands anywhere else in
 * the sources, be it in a text, or in the language's or in VS Code's API, stays as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inRoot, Stop } from './setup.mjs';

/** Packages are there only once they are installed, and this file is read before that. */
const required = createRequire(import.meta.url);

/** What is called by its names, and what is packed with them: the parser, and what draws graphs. */
const called = ['@types/vscode'];
const packed = ['@lezer', '@dagrejs'];

/** Rooms of which nothing goes out with its names: not into JSON, into a page or into what VS Code keeps. */
const innerRooms =
  '(?:verification|program|circuits|tape|recognition|languages|text|writing|analysis|gates|wording/(?!report|sarif))';

/** The names that may be short, with what they are in short, which is no other name. */
export function hiddenNames() {
  const [calling, packing] = [called, packed].map((names) => names.map((name) => join('node_modules', name)));
  // What declarations say of themselves is a book, of words that people use for anything.
  const declarations = [
    textOf(calling, /\.d\.ts$/),
    textOf([join('node_modules', '@typescript')], /^\S+.lib.lib\.es.*\.d\.ts$/),
  ].map(withoutComments);
  const inside = textOf(['src'], new RegExp(`^${innerRooms}\\b.*\\.ts$`));
  const outside = textOf(['src'], new RegExp(`^(?!${innerRooms}\\b).*\\.ts$`));
  const libraries = textOf(packing, /^\w+.dist.(?:index|dagre\.esm)\.js$/);
  const source = `${inside}\n${outside}`;
  const shared = [...sharedBy('src/analysis/shared.ts'), ...sharedBy('src/languages/shared.ts')];
  const known = new Set([...declarations, ...shared].join('\n').match(word));
  const taken = new Set([...known, ...source.match(word), ...libraries.match(word)]);
  const free = shortNames(taken);
  const inLibraries = new Set(libraries.match(word));
  const own = namesHiddenIn(source).filter((name) => !inLibraries.has(name));
  const all = new Set([...own, ...namesInside(inside, outside, libraries)]);
  const short = [...all].filter((name) => !known.has(name));
  return Object.fromEntries(short.map((name) => [name, free.next().value]));
}

/** By what names other parts of the package find the modules that a file shares with them, and what these give. */
function sharedBy(file) {
  const modules = [...readFileSync(inRoot(file), 'utf8').matchAll(/^export \* as (\w+) from '(.+)'/gm)];
  const given = /^export (?:const|(?:async )?function\*?|(?:abstract )?class) (\w+)/gm;
  return modules.flatMap(([, name, path]) => {
    const source = readFileSync(inRoot(dirname(file), `${path}.ts`), 'utf8');
    return ['parsing', 'shared', 'page', name, ...Array.from(source.matchAll(given), ([, each]) => each)];
  });
}

/** Names of one letter, and then of two and three, that are not taken. */
function* shortNames(taken) {
  const letters = [...'etnrisoualdcfpmhgvybwkxqjzETNRISOUALDCFPMHGVYBWKXQJZ'];
  for (let names = letters; ; names = names.flatMap((name) => letters.map((letter) => name + letter)))
    yield* names.filter((name) => !taken.has(name));
}

/** The names of members that sources declare, or libraries have, where neither the others say them nor any text. */
export function namesInside(inside, outside, libraries = '') {
  const texts = [...scriptsOf(inside), ...scriptsOf(libraries)].flatMap(textsIn);
  const others = scriptsOf(outside).flatMap((file) => [...textsIn(file), ...membersIn(file)]);
  const known = new Set([...others, ...texts].join('\n').match(word));
  const declared = withoutComments([inside, libraries].join(endOfFile)).matchAll(member);
  const used = scriptsOf(libraries).flatMap((file) => [...file.matchAll(read)]);
  const names = new Set([...declared, ...used].map(([, name]) => name));
  return [...names].filter((name) => !known.has(name));
}

/** What of files runs: no comment, no type, and not where anything is imported from. */
function scriptsOf(files) {
  const { transformSync } = required('esbuild');
  return files
    .split(endOfFile)
    .map((file) =>
      transformSync(file, { loader: 'ts' }).code.replace(/^(?:import|export)\b[^;]*?\bfrom "[^"]*";$/gm, ''),
    );
}

const treeOf = (script) => required('@lezer/javascript').parser.parse(script);

/** The texts that stand in a script, templates but for what is computed in them. */
function textsIn(script) {
  const found = [];
  treeOf(script).iterate({
    enter: ({ name, from, to, node }) => {
      if (name === 'String') found.push(script.slice(from, to));
      if (name !== 'TemplateString') return;
      let at = from;
      for (const { from: hole, to: after } of node.getChildren('Interpolation')) {
        found.push(script.slice(at, hole));
        at = after;
      }
      found.push(script.slice(at, to));
    },
  });
  return found;
}

/** The names of members that a script has, reads, or takes apart. */
function membersIn(script) {
  const found = [];
  const within = /^(?:Pattern)?Property$/;
  treeOf(script).iterate({
    enter: ({ name, from, to, node }) => {
      const isShort = /^Variable(?:Name|Definition)$/.test(name) && within.test(node.parent.name);
      if (isShort || /^Property(?:Name|Definition)$/.test(name)) found.push(script.slice(from, to));
    },
  });
  return found;
}

const withoutComments = (source) => source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

/** A member that is read. */
const read = /\.([a-z_]\w{3,})/g;

/** A member of a class or a type, as far as its line tells. */
const member = /(?:^|[{;(])\s*(?:(?:readonly|static|get|set|override|async) )*([a-z]\w{3,})\??[:(<]/gm;

/** The names that are declared in sources for a class alone, and of no other member, key or text; the most frequent first. */
export function namesHiddenIn(source) {
  const code = withoutComments(source);
  const names = new Map(Array.from(code.matchAll(declared), ([, name]) => [name, 0]));
  const members = code.replace(declared, '($1');
  for (const { 0: name, index } of members.matchAll(word)) {
    if (!names.has(name)) continue;
    const before = members.slice(Math.max(0, index - 40), index);
    const after = members.slice(index + name.length, index + name.length + 20);
    if (/\b(?:this|super)\??\.$/.test(before)) names.set(name, names.get(name) + 1);
    else if (isMember(before, after)) names.delete(name);
  }
  return [...names.keys()].sort((one, other) => names.get(other) - names.get(one));
}

/** Whether what stands between two texts is a member or a key, as far as they tell, or stands in a text. */
function isMember(before, after) {
  if (/\.$|['"`#]$|\b(?:readonly|static|abstract|override|get|set|async|public) \*?$/.test(before))
    return true;
  return /[{,;}\n\]*]\s*\*?$/.test(before) && /^\s*[:,}(?=<]/.test(after);
}

/** A member that is declared for a class alone. */
const declared =
  /\b(?:private|protected) (?:(?:readonly|override|static|abstract|async|get|set) )*\*?([a-z]\w*)/gi;

const word = /[a-z_$][\w$]*/gi;

/** All that the files of some folders say whose names are of a kind. */
function textOf(folders, kind) {
  const texts = folders.flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true })
      .filter((name) => kind.test(name))
      .map((name) => readFileSync(join(inRoot(folder), name), 'utf8')),
  );
  // Where nothing is known of a library, its names would be made short.
  if (texts.length === 0) throw new Stop(`There are no files like ${kind} in ${folders.join(' and ')}.`);
  return texts.join(endOfFile);
}

const endOfFile = '\n\0\n';
