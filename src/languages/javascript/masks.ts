/*
 * What the grammar takes for an error and the language does not. The parser gets a text in which such spellings are
 * masked: others stand there, as long, that mean the same or less. Nobody else sees that text; names, numbers and places
 * are read from the real one. A mask never makes or takes away a slash, or one quote alone, so it does no harm where it
 * meets a text, a comment or a regular expression, nor does it replace a line's end, so that no comment takes in code;
 * and what it leaves means the same where it meets other code.
 * Each search looks at every character a bounded number of times.
 */
import { maskPatterns } from './patterns';
import { unwrapTargets } from './wrapped';

interface Mask {
  /** What every place of it holds: a file without it is not searched. */
  readonly hint: string;
  readonly find: RegExp;
  /** What stands there instead. */
  readonly put: string | ((found: string, ...groups: string[]) => string);
}

const name = '[\\w$\\u00a1-\\uffff]+';
/** A text of few characters, so that no search takes the code between two texts for one. */
const quoted = '(?:\'[\\w./@*:~-]*\'|"[\\w./@*:~-]*")';
/** Type parameters, one level of them inside each other. */
const generics = '<(?:[^<>(){};]|\\{\\}|<[^<>(){};]{0,200}>){0,200}>';
/** What stands in parentheses, one level of them inside each other. */
const inner = '(?:[^()]|\\([^()]{0,200}\\)){0,500}';
const decorator = `@${name}(?:\\.${name})*(?:\\(${inner}\\))?`;

const all = (source: string, flags = '') => new RegExp(source, `g${flags}`);
const blank = (text: string) => text.replace(/\S/g, ' ');
const letters = (text: string) => text.replace(/[^\w$]/g, '_');
/** Keeps the first group and blanks the second. */
const blankSecond = (_: string, before: string, what: string) => before + blank(what);

const spellings: readonly Mask[] = [
  { hint: '\\u', find: /\\u(?:[\da-fA-F]{4}|\{[\da-fA-F]{1,8}\})/g, put: letters },
  { hint: '0X', find: /\b0X(?=[\da-fA-F])/g, put: '0x' },
  { hint: '0B', find: /\b0B(?=[01])/g, put: '0b' },
  { hint: '0O', find: /\b0O(?=[0-7])/g, put: '0o' },
  // In `010.length` the grammar takes the point for a part of the number.
  { hint: '0', find: /(0(?<![\w$.]0)[0-7]*)[0-7](?=\.[A-Za-z_$])/g, put: '$1n' },
];

const modules: readonly Mask[] = [
  {
    hint: 'type',
    find: all(
      `\\b(?:with|assert)(?<=\\b(?:from|import)\\s*(?:'[^'\\n]*'|"[^"\\n]*")\\s*(?:with|assert))\\s*\\{\\s*(?:(?:${name}|${quoted})\\s*:\\s*${quoted}\\s*,?\\s*){0,20}\\}`,
    ),
    put: blank,
  },
  {
    hint: 'import',
    find: all(`(\\bimport\\s+(?:type\\s+)?${name}\\s*,\\s*)\\*(\\s*)as(\\s+${name})[ \\t](?=\\s*from\\b)`),
    put: '$1{$2  $3}',
  },
  // With options it is a call like any other.
  {
    hint: 'import',
    find: all(`\\bimport(?=\\s*\\(\\s*(?:${quoted}|\`[^\`]{0,500}\`|[\\w$.]+(?:\\([^()]{0,500}\\))?)\\s*,)`),
    put: '_mport',
  },
  {
    hint: 'default',
    find: /\bdefault(?<=\bexport\s+default)(\s+(?:abstract\s+)?)class(?=\s*\{|\s+extends\b)/g,
    put: (_, between) => `class  ${blank(between)}_____`,
  },
];

const patterns: readonly Mask[] = [
  { hint: '=>', find: all(`\\([[{]${inner}\\)\\s*=>`), put: optionalPattern },
  {
    hint: '@',
    find: all(
      `((?=@${name})(?<!//[^\\n]{0,80})${decorator}\\s+)(export(?:\\s+default)?)(?=\\s+(?:abstract\\s+)?class\\b)`,
    ),
    put: blankSecond,
  },
  // What decorates a class that is a value is read, and not followed.
  {
    hint: '@',
    find: all(`((?:[[=(,&|]|=>|\\breturn|\\bdefault)[ \\t]*)((?:${decorator}[ \\t]+){1,20})(?=class\\b)`),
    put: (_, before, decorators) => before + decorators.replace(/\s(?=@|$)/g, '^').replaceAll('@', ' '),
  },
];

/** `({ a } = {}) =>`: the grammar takes a first pattern with a default for an assignment, unless it has a `?`. */
function optionalPattern(found: string): string {
  let depth = 0;
  for (let at = 1; at < found.length; at++) {
    if (/[[{]/.test(found[at])) depth++;
    else if (/[\]}]/.test(found[at]) && --depth === 0)
      return (
        found.slice(0, at + 1) +
        found
          .slice(at + 1)
          .replace(/^[ \t](?==)/, '?')
          .replace(/^=(?:\{\}|\[\])/, '?  ')
      );
  }
  return found;
}

/** Comments of HTML, where a module would not have them for code either. */
const scripts: readonly Mask[] = [
  { hint: '<!--', find: /<!--(?<=(?:^|[;}]\s*\n)\s*<!--)(?<=^\s*<!--)/gm, put: '//  ' },
  {
    hint: '<!--',
    find: /<!--(?<=^[^/\n]{0,200}<!--)(?=\s*[\w$]+[^\S\n]+(?!in\b|instanceof\b)\w)/gm,
    put: '//  ',
  },
  { hint: '-->', find: /^((?:[^\S\n]|\/\*[^*\n]*\*\/)*)-->/gm, put: '$1// ' },
];

const typescript: readonly Mask[] = [
  {
    hint: 'import',
    find: all(`\\bimport(\\s+type)?(?=\\s+${name}\\s*=)`),
    put: (_, kind = '') => `const${blank(kind)} `,
  },
  { hint: 'export', find: /(\bexport\s+)(type)(?=\s*\*)/g, put: blankSecond },
  { hint: 'export', find: /(\bexport\s+)(default)(?=\s+interface\s)/g, put: blankSecond },
  {
    hint: 'export',
    find: all(`\\bexport[ \\t]+as[ \\t]+namespace[ \\t]+${name}`),
    put: (found) => 'export {}'.padEnd(found.length),
  },
  {
    hint: 'export',
    find: /\bexport\s*\{[^{}]*\}/g,
    put: (found) => found.replace(/([{,]\s*)(type)(?=\s+(?!as\b)[\w$'"])/g, blankSecond),
  },
  {
    hint: 'module',
    find: all(`(\\bmodule[ \\t]+)(${quoted})(?=\\s*\\{)`),
    put: (_, before, what) => before + letters(what),
  },
  {
    hint: 'module',
    find: all(`\\bmodule([ \\t]+)(${quoted})(?=\\s*(?:;|\\n|$))`),
    put: (_, apart, what) => `let   ${apart}${letters(what)}`,
  },
  {
    hint: 'enum',
    find: all(`\\benum\\s+${name}\\s*\\{[^{}]*\\}`),
    put: (found) =>
      found.replace(all(`([{,]\\s*)(${quoted})(?=\\s*[,=}])`), (_, before, key) => before + letters(key)),
  },
];

const types: readonly Mask[] = [
  // A `!` behind a name, where an assertion is not expected.
  {
    hint: '!',
    find: /!(?<=[\w$)\]]!)!*(?!=)(?=\s*[,\])}:]|\s+(?:of|in)\s|\s*(?:[-+%^/]|\*\*?|<<|>>>?|&&?|\|\|?|\?\??)?=(?![=>]))/g,
    put: blank,
  },
  { hint: 'abstract', find: /\babstract(?=[ \t]+new\b)/g, put: blank },
  { hint: 'typeof', find: /\btypeof(?=\s+import\s*\()/g, put: blank },
  {
    hint: ' is ',
    find: all(`(\\)\\s*(?::|=>)\\s*)((?:asserts[ \\t]+)?${name}[ \\t]+is)\\b`),
    put: blankSecond,
  },
  // It stands before parameters, too.
  {
    hint: 'override',
    find: /(\b(?:public|private|protected)\s+)(override)(?=\s+[\w$])/g,
    put: blankSecond,
  },
  { hint: 'asserts', find: all(`(=>\\s*asserts[ \\t]+)(${name})`), put: blankSecond },
  {
    hint: 'catch',
    find: /(\bcatch\s*\([^()?]{0,500}?)(:\s*(?:any|unknown)\s*)(?=\))/g,
    put: blankSecond,
  },
  {
    hint: '[',
    find: all(`(\\[\\s*)${name}\\s*:[^\\]\\n]{0,120}(?=\\]\\s*\\??\\s*:)`),
    put: (found, before) => `${before}0`.padEnd(found.length),
  },
  { hint: '#', find: all(`\\?(?<=#${name}\\?)(?=\\s*:)`), put: ' ' },
  {
    hint: '?',
    find: all(
      `\\?(?<=[\\w$\\]]\\?)(?=\\s*(?:${generics})?\\(\\s*(?:\\)|\\.\\.\\.|${name}\\s*\\??:))(?!\\s*(?:${generics})?\\(${inner}\\)\\s*(?::[^=;{}]{0,200})?=>)`,
    ),
    put: ' ',
  },
  { hint: '<', find: all(`(\\b(?:new|async)\\s*)(${generics})(?=\\s*\\()`), put: blankSecond },
];

/** Where there is no JSX, `<` at the start of a statement or a member begins types. */
const withoutJsx: readonly Mask[] = [
  { hint: '<', find: all(`([{;,]\\s*)(${generics})(?=\\s*\\()`), put: blankSecond },
];

/** `<A<number> v={1} />` */
const withJsx: readonly Mask[] = [
  { hint: '<', find: all(`(<${name}(?:\\.${name})*)(<[^<>(){};]{0,200}>)(?=[\\s/>])`), put: blankSecond },
];

const always = [...spellings, ...modules, ...patterns];
const inJavaScript = [...always, ...scripts];
const typed = [...always, ...typescript, ...types];
const inTypeScript = [...typed, ...withoutJsx];
const inTypeScriptWithJsx = [...typed, ...withJsx];

/** The text for the parser: every character keeps its place. */
export function masked(text: string, isTyped: boolean, hasJsx: boolean): string {
  const masks = !isTyped ? inJavaScript : hasJsx ? inTypeScriptWithJsx : inTypeScript;
  let result = text;
  for (const { hint, find, put } of masks)
    if (result.includes(hint))
      // The same call twice, as its type wants it.
      result = typeof put === 'string' ? result.replace(find, put) : result.replace(find, put);
  return maskPatterns(unwrapTargets(result), isTyped);
}
