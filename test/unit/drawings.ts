/* Circuits to draw, for tests of the drawing. */

import type { Analysis, Circuit } from '../../src/analysis/model';
import { graphOf } from '../../src/drawing/graph';
import type { Graph } from '../../src/drawing/model';
import type { Level } from '../../src/drawing/part';
import { analyze } from './analyze';

/** Ten circuits: what a line may be, in the shapes in which people write it. */
export const circuits: Readonly<Record<string, string>> = {
  'two gates': `
    var a = -2;
    var b = 5;
    var c = -4;
    var q = a + b;
    var f = q * c;`,
  'a neuron': `
    var a = 1;
    var b = 2;
    var c = -3;
    var x = -1;
    var y = 3;
    var q = a * x + b * y + c;
    var f = 1 / (1 + Math.exp(-q));`,
  'a softmax': `
    var cat = 1.2;
    var fox = 0.4;
    var owl = -0.7;
    var eCat = Math.exp(cat);
    var eFox = Math.exp(fox);
    var eOwl = Math.exp(owl);
    var total = eCat + eFox + eOwl;
    var pFox = eFox / total;
    var loss = -Math.log(pFox);`,
  switches: `
    var a = 3;
    var b = -2;
    var m = Math.max(a, b, 1);
    var r = Math.max(b * 2, 0);
    var s = a > b ? m : r;
    var t = s && b;
    var out = s * t + Math.min(a, b);`,
  'a square of a sum': `
    var u = 1.5;
    var v = u * u;
    var w = Math.pow(v + u, 2);
    var z = w ** 0.5 - v ** u;`,
  'one input many times': `
    var a = 0.5;
    var b = a + a + a * a;
    var c = b * a - b / a;`,
  'copies and constants': `
    var rate = 2 * 3;
    var a = 1.25;
    var copy = a;
    var scaled = rate * copy + Math.PI;
    var out = -scaled;`,
  'two loose ends': `
    var a = 2;
    var b = 3;
    var unused = a * 7;
    var out = a - b;`,
  'not a number': `
    var a = -1;
    var b = Math.log(a);
    var c = Math.sqrt(0 * a);
    var out = b + c / 0;`,
  'a chain': `
    var x0 = 0.3;
    var x1 = Math.tanh(x0 * 2 - 1);
    var x2 = Math.sin(x1) * Math.cos(x0);
    var x3 = Math.abs(x2 - 4) + Math.hypot(x1, x2);`,
};

export const levels: readonly Level[] = ['gates', 'statements'];

export function draw(source: string, level: Level): { analysis: Analysis; circuit: Circuit; graph: Graph } {
  const analysis = analyze(source);
  const [circuit] = analysis.circuits;
  return { analysis, circuit, graph: graphOf(analysis, circuit, { level }) };
}
