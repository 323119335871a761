/* Python, as all that is above the languages knows it. */
import type { Dialect } from '../../program/dialect';
import { library } from './library';
import { cellCode } from './magics';
import { builtIns } from './names';
import { readPython } from './reading';
import { structures } from './structures';
import { writingOf } from './writing';

export const python: Dialect = {
  language: 'Python',
  read: readPython,
  cellCode,
  names: builtIns,
  library,
  structures,
  writing: writingOf,
};
