/* JavaScript and TypeScript, as all that is above the languages knows them. */

import type { Dialect } from '../../program/dialect';
import { library } from './library';
import { cellCode } from './magics';
import { builtIns } from './names';
import type { JavaScript } from './parse';
import { readScript } from './reading';
import { structures } from './structures';
import { usualCode } from './usual';
import { writing } from './writing';

/** The dialect of one of the editor's languages; they differ only in what the parser takes for syntax. */
export function javascript(language: JavaScript): Dialect {
  return {
    language: 'JavaScript',
    read: (source, previous) => readScript(source, language, previous),
    cellCode,
    names: builtIns,
    library,
    structures,
    usualCode,
    writing: () => writing,
  };
}
