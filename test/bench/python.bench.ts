/* How long the same circuit takes in Python and in JavaScript, and what an edit in one cell of a notebook costs. */

import type { Tree } from '@lezer/common';
import { parseWhole } from '../../src/languages/javascript/parse';
import { parseInSteps } from '../../src/languages/python/parse';
import { joinCells } from '../../src/text/cells';
import { finish } from '../../src/text/pauses';
import { analyze } from '../unit/analyze';
import { generatedFile, medians, print } from './measure';

/** The same statements in Python. */
function inPython(source: string): string {
  const lines = source.replaceAll(/^var |;$/gm, '').replaceAll('Math.', 'math.');
  return `import math\n${lines.replace(/^v0 = .*$/m, (first) => first.replaceAll(', ', '; '))}`;
}

/** How many nodes a syntax tree has. */
function nodesOf(tree: Tree): number {
  let count = 0;
  tree.iterate({ enter: () => void count++ });
  return count;
}

function twoLanguages(statements: number): void {
  const source = generatedFile(statements);
  const other = inPython(source);
  const [python, javascript] = medians(
    () => analyze(other, { language: 'python' }),
    () => analyze(source),
  );
  const gates = [analyze(other, { language: 'python' }), analyze(source)].map(({ tape }) => tape.length);
  if (gates[0] !== gates[1]) throw new Error(`not the same circuit: ${gates.join(' and ')} gates`);
  const perNode = python / nodesOf(finish(parseInSteps(other)).tree);
  const perNodeThere = javascript / nodesOf(parseWhole(source).tree);
  print({
    what: `${statements} statements: cold analysis a node of syntax, Python / JavaScript`,
    ratio: perNode / perNodeThere,
    limit: 1.2,
  });
}

const count = 30;

function notebook(language: 'python' | 'javascript', statements: number): void {
  const source = generatedFile(statements);
  const lines = (language === 'python' ? inPython(source) : source).trimEnd().split('\n');
  const each = Math.ceil(lines.length / count);
  const texts = Array.from({ length: count }, (_, k) => lines.slice(k * each, (k + 1) * each).join('\n'));
  const joined = () => joinCells(texts.map((text, number) => ({ number, run: number + 1, text })));
  const middle = texts[count >> 1];
  const at = middle.indexOf(' = ') + 3;
  const whole = joined();
  let previous = analyze(whole, { language });
  let edits = 0;
  const [cold, edit] = medians(
    () => analyze(whole, { language }),
    () => {
      texts[count >> 1] = `${middle.slice(0, at)}${edits++ % 9}.5 * ${middle.slice(at)}`;
      previous = analyze(joined(), { language, previous });
    },
  );
  print({
    what: `${count} cells of ${each} statements in ${language}: after an edit in one / cold`,
    ratio: edit / cold,
    limit: 0.2,
  });
}

console.log('Two languages, and the cells of a notebook; medians of nine.');
twoLanguages(10_000);
for (const language of ['python', 'javascript'] as const)
  for (const statements of [10_000, 900]) notebook(language, statements);
