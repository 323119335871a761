/*
 * Names of members that only their own classes say, as `this.name`: in the package they are short. A name that stands
 * anywhere else in the sources, be it in a text, or in one of the libraries that are packed with them, stays as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './setup.mjs';

const libraries = ['@dagrejs', '@lezer', '@types/vscode'];

/** The names that may be short, with what they are in short, which is no other name. */
export function hiddenNames() {
  const libraryText = textOf(
    libraries.map((name) => join('node_modules', name)),
    /\.(?:[cm]?js|d\.ts)$/,
  );
  const source = textOf(['src'], /\.ts$/);
  const known = new Set(libraryText.match(word));
  const taken = new Set([...known, ...source.match(word)]);
  const free = shortNames(taken);
  const short = namesHiddenIn(source).filter((name) => !known.has(name));
  return Object.fromEntries(short.map((name) => [name, free.next().value]));
}

/** Names of one letter, and then of two and three, that are not taken. */
function* shortNames(taken) {
  const letters = [...'etnrisoualdcfpmhgvybwkxqjzETNRISOUALDCFPMHGVYBWKXQJZ'];
  for (let names = letters; ; names = names.flatMap((name) => letters.map((letter) => name + letter)))
    yield* names.filter((name) => !taken.has(name));
}

/** The names that are declared in sources for a class alone, and of no other member, key or text; the most frequent first. */
export function namesHiddenIn(source) {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
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

/** All that the files of some folders say. */
function textOf(folders, ending) {
  return folders
    .flatMap((folder) =>
      readdirSync(inRoot(folder), { recursive: true })
        .filter((name) => ending.test(name))
        .map((name) => readFileSync(join(inRoot(folder), name), 'utf8')),
    )
    .join('\n');
}
