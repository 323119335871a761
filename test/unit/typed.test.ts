/* What TypeScript has beside JavaScript: targets, declarations and code that runs. */
import assert from 'node:assert/strict';
import { newer, oddTypes } from './odd-types';
import { fill } from './programs';
import { check } from './truth';
import { typed } from './typed';

/** Straight-line code with a gap, in TypeScript and, without what follows a colon there, in JavaScript. */
const surroundings: readonly (readonly [before: string, after: string])[] = [
  [
    'let «a: number = 1.5»;\nvar «b = 2.25»;\nlet «x: number = 3»;\nvar «y = 0.5»;\nconst p = { a: 2, b: 3 };\nconst w = [0.5, 0.25];\nvar f = (v) => v * 2;\n',
    '«y = ‹a› * 2 + ‹b› * ‹x›»;\n«x = Math.tanh(‹y›) + f(‹a›) * p.a - w[0]»;\n',
  ],
  [
    'function run(a, b) {\nvar «x: number = ‹a› * 2»;\nvar «y = 3»;\nconst p = { a: 2 };\nlet w = [0.5];\nvar f = (v) => v * 2;\n',
    '«y = ‹a› * ‹b›»;\n«return ‹y› + ‹x› * ‹a›»;\n}\nrun(1.25, 2.5);\n',
  ],
];

describe('never a wrong number beside', function () {
  this.timeout(0);

  for (const [loader, language, lines] of [
    ['ts', 'typescript', oddTypes],
    ['js', 'javascript', newer],
  ] as const)
    for (const line of lines)
      it(`${line}, in ${language}`, () => {
        const programs = surroundings.flatMap(([before, after]) => {
          const marked = `${before}${fill(line, 'a', 'b', '(‹a› - ‹b›)')}\n${after}`;
          return typed(loader === 'ts' ? marked : marked.replaceAll(': number', ''), loader) ?? [];
        });
        // A line that no surroundings take would prove nothing.
        assert.notEqual(programs.length, 0);
        for (const program of programs) check(program);
      });
});
