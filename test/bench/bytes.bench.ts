/* How much is loaded until a JavaScript file shows its numbers, against the time before there was Python. */
import { statSync } from 'node:fs';
import { print } from './measure';

/** What the files for production had then. */
const before = 71_783 + 416_512;

const now = ['extension', 'engine'].reduce((sum, name) => sum + statSync(`dist/${name}.js`).size, 0);
console.log('Bytes of the extension and its engine, which are loaded for JavaScript.');
print({
  what: 'activation and a JavaScript file: bytes loaded / before Python',
  ratio: now / before,
  limit: 1.05,
});
