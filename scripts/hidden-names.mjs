/*
 * Names that are short in the package: those of members that only their own classes say, as `this.name`, and of members
 * that only the inner rooms of the engine say. A name that is anywhere else in the sources that of a member or a text, or in
 * one of the libraries that are packed with them, or in the language's, stays as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './setup.mjs';

const libraries = ['@dagrejs', '@lezer', '@types/vscode'];

/** Rooms of which nothing goes out with its names: not into JSON, into a page or into what VS Code keeps. */
const innerRooms =
  '(?:verification|program|circuits|tape|recognition|languages|text|writing|analysis|gates|drawing|wording/(?!report|sarif))';

/** Frequent names of the inner rooms that the others say too, of the same things, and nobody as a text. */
const alsoBeyond =
  'analysis judged gradientOf library groups indices judgement wiring measured isAssumed sentence versions isConstant isUnknown lineOf nameOf memberOf versionAt forwardEnd withinAssumed isShown'.split(
    ' ',
  );

/** The names that may be short, with what they are in short, which is no other name. */
export function hiddenNames() {
  const libraryText = textOf(
    libraries.map((name) => join('node_modules', name)),
    /\.(?:[cm]?js|d\.ts)$/,
  );
  const languageText = textOf(languageFolders(), /^lib[\\/]lib\.es.*\.d\.ts$/);
  const inside = textOf(['src'], new RegExp(`^${innerRooms}\\b.*\\.ts$`));
  const outside = textOf(['src'], new RegExp(`^(?!${innerRooms}\\b).*\\.ts$`));
  const pageText = textOf(languageFolders(), /^lib[\\/]lib\.dom.*\.d\.ts$/);
  const source = `${inside}\n${outside}`;
  // What declarations say in comments nothing is called.
  const declarations = withoutComments(`${libraryText}\n${languageText}`);
  // What one bundle gives to another as a whole that one asks for by its name.
  const given = Array.from(source.matchAll(/^export \* as (\w+)/gm), ([, name]) => name);
  const known = new Set([...membersIn(declarations), ...given]);
  const taken = new Set([...known, ...source.match(word)]);
  const free = shortNames(taken);
  const others = withoutCalls(outside, new Set([...pageText.match(word), ...exportedBy(source)]));
  const all = new Set([...namesHiddenIn(source), ...namesInside(inside, others), ...alsoBeyond]);
  const short = [...all].filter((name) => !known.has(name));
  return Object.fromEntries(short.map((name) => [name, free.next().value]));
}

/** Names of one letter, and then of two and three, that are not taken. */
function* shortNames(taken) {
  const letters = [...'etnrisoualdcfpmhgvybwkxqjzETNRISOUALDCFPMHGVYBWKXQJZ'];
  for (let names = letters; ; names = names.flatMap((name) => letters.map((letter) => name + letter)))
    yield* names.filter((name) => !taken.has(name));
}

/** The names of members that sources declare, where neither the others say them nor any text. */
export function namesInside(inside, outside) {
  const code = withoutComments(inside);
  // A text that seems to go on ends with its file.
  const texts = code.split(endOfFile).flatMap((file) =>
    Array.from(file.matchAll(text), ({ 0: all, 1: one, 2: other, index }) => {
      const said = one ?? other;
      // By a sentence nothing is asked for, but by each word of a list.
      const isList = /^\s*\.split\(/.test(file.slice(index + all.length).slice(0, 60));
      return isList || !/\s/.test(said) ? said.replace(hole, ' ') : '';
    }),
  );
  const known = new Set([...membersIn(withoutComments(outside)), ...(texts.join('\n').match(word) ?? [])]);
  const names = new Set(Array.from(code.matchAll(member), ([, name]) => name));
  return [...names].filter((name) => !known.has(name));
}

/** What sources may have as members: all but names that stand alone, as those of variables do. */
const membersIn = (source) =>
  Array.from(
    source.matchAll(
      /(?<=[.{,;'"`]\s*|\b(?:readonly|get|set|async|static) )[a-z_$][\w$]*|[a-z_$][\w$]*(?=\s*\??:|['"`])|(?<=^\s*)[a-z_$][\w$]*(?=[(<?])/gim,
    ),
    ([name]) => name,
  );

/** Where the compiler for this machine has what the language and its pages declare. */
function languageFolders() {
  const folder = join('node_modules', '@typescript');
  const names = readdirSync(inRoot(folder)).filter((name) => name.startsWith('typescript-'));
  return names.map((name) => join(folder, name));
}

/** Sources without the names of the methods that they only call, but for those that pages or other bundles have, too. */
const withoutCalls = (source, shared) =>
  source.replace(/(?<=\.)(\w+)(?=\()/g, (name) => (shared.has(name) ? name : ''));

const exportedBy = (source) =>
  Array.from(source.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm), ([, name]) => name);

/** Sources without comments, and without the texts of which nothing is left when they run: where they import from, and in types. */
const withoutComments = (source) =>
  source
    .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
    .replace(/^((?:import|export)\b[^;'\n]*|\}) from '[^'\n]*';$/gm, '$1;')
    .replace(/\b(?:Pick|Omit)<\w+, (?:'\w+'(?: \| )?)+>|(?<=\b[A-Z]\w*)\['\w+'\]/g, '');

/** A text, and what of a template is none. */
const text = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
const hole = /\$\{[^}]*\}/g;

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
  return folders
    .flatMap((folder) =>
      readdirSync(inRoot(folder), { recursive: true })
        .filter((name) => kind.test(name))
        .map((name) => readFileSync(join(inRoot(folder), name), 'utf8')),
    )
    .join(endOfFile);
}

const endOfFile = '\n\0\n';
