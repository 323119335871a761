/* How long it takes to follow loops and calls, against straight lines; and that what would take for ever takes no time. */

import { CONSTANT } from '../../src/gates/opcodes';
import { parseWhole } from '../../src/languages/javascript/parse';
import { analyze } from '../unit/analyze';
import { generatedFile, medians, print } from './measure';

const rounds = 10_000;
const loop = `const w = new Array(${rounds}).fill(0.3), x = new Array(${rounds}).fill(0.7), v = new Array(${rounds}).fill(0.2);
const h = [], b = 0.1;
let s = 0;
for (let i = 0; i < ${rounds}; i++) { h[i] = Math.max(0, w[i] * x[i] + b); s += v[i] * h[i]; }
`;
const calls = `function step(w, x, b) {
  const q = w * x + b;
  const h = Math.max(0, q);
  return 0.5 * h * q;
}
const w = 0.3, x = 0.7, b = 0.1;
let s = 0;
for (let i = 0; i < 1000; i++) s += step(w, x, b);
`;

/** Gates of a file: nodes that are no constants. */
function gatesOf({ tape }: ReturnType<typeof analyze>): number {
  let count = 0;
  for (let node = 0; node < tape.length; node++) if (tape.op[node] !== CONSTANT) count++;
  return count;
}

function following(): void {
  const straight = generatedFile(10_000);
  const [line, lineParse, round, roundParse, call, callParse] = medians(
    () => analyze(straight),
    () => parseWhole(straight),
    () => analyze(loop),
    () => parseWhole(loop),
    () => analyze(calls),
    () => parseWhole(calls),
  );
  const [ofLines, ofLoop, ofCalls] = [straight, loop, calls].map((source) => analyze(source));
  const perNode = (round - roundParse) / ofLoop.tape.length;
  console.log(
    ofLines.tape.length,
    gatesOf(ofLines),
    ofLoop.tape.length,
    gatesOf(ofLoop),
    ofCalls.tape.length,
    gatesOf(ofCalls),
    line,
    round,
    call,
  );
  print({
    what: 'a loop of 10,000 rounds, per node / straight lines, per node',
    ratio: perNode / ((line - lineParse) / ofLines.tape.length),
    limit: 0.5,
  });
  print({
    what: 'a call followed 1,000 times, per gate / that loop, per gate',
    ratio: (call - callParse) / gatesOf(ofCalls) / ((round - roundParse) / gatesOf(ofLoop)),
    limit: 1.5,
  });
}

following();
