/* What a character costs in files of all kinds, beside one of a plain file: none may make reading slow by its size. */

import type { JavaScript } from '../../src/languages/javascript/parse';
import { analyzeInSteps } from '../unit/analyze';
import { generatedFile, print } from './measure';

/** As many lines, made from their numbers. */
const lines = (count: number, line: (k: number) => string) =>
  Array.from({ length: count }, (_, k) => line(k)).join('\n');

const words = (count: number) => 'the slope of a = b * c, and so on; '.repeat(count);

const record = (k: number) =>
  `{ "id": ${k}, "at": [${k}.25, -${k}, ${k}e3], "of": { "name": "text ${k}", "next": null, "on": true } },`;

interface Kind {
  readonly what: string;
  /** How many of what the file is made of. */
  readonly count: number;
  readonly source: (count: number) => string;
  readonly language?: JavaScript;
}

const kinds: readonly Kind[] = [
  {
    what: '50,000 functions',
    count: 50_000,
    source: (n) => lines(n, (k) => `function f${k}(a) { return a * ${k}; }`),
  },
  {
    what: '50,000 closures in one function',
    count: 50_000,
    source: (n) => `function f(a) {\n${lines(n, (k) => `on(() => a + ${k});`)}\n}`,
  },
  {
    what: '20,000 classes',
    count: 20_000,
    source: (n) => lines(n, (k) => `class C${k} { x = 1; m(a) { return a * this.x; } }`),
  },
  {
    what: '20,000 methods of one class',
    count: 20_000,
    source: (n) => `class C {\n${lines(n, (k) => `m${k}(a) { return a * ${k}; }`)}\n}`,
  },
  {
    what: 'a comment of 5 MB',
    count: 145_000,
    source: (n) => `var a = 2;\n/* ${words(n)} */\nvar y = a * 3;`,
  },
  {
    what: '100,000 lines of comment',
    count: 100_000,
    source: (n) => lines(n, (k) => `// in line ${k} a = b * c`),
  },
  {
    what: '20,000 comments that speak to the lens',
    count: 20_000,
    source: (n) => lines(n, (k) => `// @input v${k} = ${k}\nv${k} * 2;`),
  },
  {
    what: '200,000 nested parentheses',
    count: 200_000,
    source: (n) => `var y = ${'('.repeat(n)}a${')'.repeat(n)};`,
  },
  {
    what: '20,000 nested blocks',
    count: 20_000,
    source: (n) => `var a = 2;\n${'{ let b = a; '.repeat(n)}${'}'.repeat(n)}\nvar y = a;`,
  },
  {
    what: '5,000 nested functions',
    count: 5000,
    source: (n) => `${'function f(a) { var b = a * 2; '.repeat(n)}${'}'.repeat(n)}`,
  },
  {
    what: 'an array of 500,000 numbers',
    count: 500_000,
    source: (n) => `const w = [${lines(n, (k) => `${k}.5,`)}];\nvar y = w[3] * 2;`,
  },
  {
    what: '11 MB of JSON',
    count: 110_000,
    source: (n) => `const data = [\n${lines(n, record)}\n];\nvar y = data[0].id * 2;`,
  },
  {
    what: '100,000 short lines without a circuit',
    count: 100_000,
    source: (n) => lines(n, (k) => `log(${k % 10});`),
  },
  { what: '50,000 lines a = f(a)', count: 50_000, source: (n) => lines(n, () => 'a = f(a);') },
  {
    what: '50,000 lines a = f(a), of a function of the file',
    count: 50_000,
    source: (n) => `const f = (v) => v * 0.9;\n${lines(n, () => 'a = f(a);')}`,
  },
  {
    what: '50,000 branches',
    count: 50_000,
    source: (n) => `var a = 1;\n${lines(n, (k) => `if (a > ${k}) b${k} = a;`)}\nvar y = b3 * a;`,
  },
  {
    what: '30,000 lines that are not quite a pass',
    count: 30_000,
    source: (n) => `var x = a * b;\n${lines(n, (k) => `var dx${k} = x * dx;`)}`,
  },
  {
    what: '30,000 lines that add to one gradient',
    count: 30_000,
    source: (n) => `var y = a * b;\nvar dy = 1;\n${lines(n, () => 'da += b * dy;')}`,
  },
  {
    what: '10,000 functions, and as many calls of others',
    count: 10_000,
    source: (n) => lines(n, (k) => `function first${k}(v) { return v; }\nvar u${k} = second${k}(a);`),
  },
  {
    what: 'a line of 2 MB',
    count: 160_000,
    source: (n) => `var a=1;${lines(n, (k) => `b${k % 99}=a*${k};`).replaceAll('\n', '')}`,
  },
  {
    what: 'a sum of 100,000 terms',
    count: 100_000,
    source: (n) => `var y = ${lines(n, (k) => `a * ${k} +`)} 1;`,
  },
  {
    what: 'a string of 5 MB',
    count: 145_000,
    source: (n) => `var a = 2;\nvar s = '${words(n)}';\nvar y = a * 3;`,
  },
  {
    what: 'a template of 2 MB',
    count: 50_000,
    source: (n) => `var s = \`${lines(n, (k) => `row ${k} is worth \${a * ${k}}, they say`)}\`;`,
  },
  {
    what: '20,000 interfaces',
    count: 20_000,
    source: (n) => lines(n, (k) => `interface I${k} { a: number; m(v: I${k}): void; }`),
    language: 'typescript',
  },
  {
    what: '50,000 elements of JSX',
    count: 50_000,
    source: (n) => `const y = <p>\n${lines(n, (k) => `<b x={a * ${k}}>text</b>`)}\n</p>;`,
    language: 'javascriptreact',
  },
];

const limit = 3;
const plain = generatedFile(10_000);

/** Milliseconds for each character of a cold analysis, which is given up after `patience`: then it is at least that. */
function costOf(source: string, language: JavaScript, patience = Number.POSITIVE_INFINITY): number {
  const start = performance.now();
  const steps = analyzeInSteps(source, { language });
  while (!steps.next().done && performance.now() - start < patience);
  return (performance.now() - start) / source.length;
}

/** The better of two, beside the better of two of the plain file. */
function ratioOf(source: string, language: JavaScript): number {
  const costs = [0, 1].map(() => {
    const usual = costOf(plain, 'javascript');
    return { usual, own: costOf(source, language, 2 * limit * usual * source.length) };
  });
  return Math.min(...costs.map(({ own }) => own)) / Math.min(...costs.map(({ usual }) => usual));
}

console.log('What a character costs / one in a plain file of 10,000 lines; the better of two.');
costOf(plain, 'javascript');
for (const { what, count, source, language = 'javascript' } of kinds) {
  // What costs too much in a tenth of the file, in a hundred times less time where each knows all others, is said there.
  const tenth = ratioOf(source(count / 10), language);
  if (tenth > limit) print({ what: `a tenth of this: ${what}`, ratio: tenth, limit });
  else print({ what, ratio: ratioOf(source(count), language), limit });
}
