/*
 * Names of members that only their own classes say, as `this.name`: in the package they are short. A name that stands
 * anywhere else in the sources, be it in a text, or in one of the libraries that are packed with them, stays as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './setup.mjs';

const libraries = ['@dagrejs', '@lezer', '@types/vscode'];

/** The names that may be short, with what they are in short, which begins as no name in the sources does. */
export function hiddenNames() {
  const known = new Set(
    textOf(
      libraries.map((name) => join('node_modules', name)),
      /\.(?:[cm]?js|d\.ts)$/,
    ).match(word),
  );
  const short = namesHiddenIn(textOf(['src'], /\.ts$/)).filter((name) => !known.has(name));
  return Object.fromEntries(short.map((name, at) => [name, `$${at.toString(36)}`]));
}

/** The names that stand in sources only where they are declared for a class alone, and behind `this` and `super`; the most frequent first. */
export function namesHiddenIn(source) {
  const declared = source.matchAll(
    /\b(?:private|protected) (?:(?:readonly|override|static|abstract|async|get|set) )*\*?([a-z]\w*)/gi,
  );
  const names = Array.from(declared, ([, name]) => name);
  const said = Array.from(source.matchAll(/\b(?:this|super)\.([a-z]\w*)/gi), ([, name]) => name);
  const [own, everywhere] = [[...names, ...said], source.match(word) ?? []].map(counted);
  return [...new Set(names)]
    .filter((name) => own.get(name) === everywhere.get(name))
    .sort((one, other) => own.get(other) - own.get(one));
}

function counted(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

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
