/* Python, as all that is above the languages knows it. */
import type { Dialect } from '../../program/dialect';
import { builtIns } from './names';
import { readPython } from './reading';

export const python: Dialect = {
  language: 'Python',
  read: readPython,
  names: builtIns,
};
