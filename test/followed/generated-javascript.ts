/*
 * Generated programs in JavaScript with all that is followed: loops, arrays, records, closures, classes, calls. In a
 * template N is a number's name, W and V arrays, P a record, E an expression, C a condition, I an index, K a small
 * count, J the loop's own variable, B a body.
 */
import fc from 'fast-check';
import { inner, leaves, lines as plain } from './lines-javascript';
import { FollowedScript } from './script';
import { filled, type Grammar, needed, programLines, type Words } from './templates';

const name = fc.constantFrom('a', 'b', 'c', 'x', 'y', 's');
const names: Words = {
  N: name,
  M: name,
  W: fc.constantFrom('w', 'v', 'u', 'p.w'),
  V: fc.constantFrom('w', 'v', 'u', 't'),
  P: fc.constantFrom('p', 'q'),
  K: fc.constantFrom('2', '3', '4', 'w.length', 'n'),
};

const index = filled(
  [
    '0',
    '1',
    '2',
    'i',
    'j',
    'i',
    'i + 1',
    'W.length - 1',
    "'1'",
    '-1',
    '1.5',
    '5',
    '(i + j) % 3',
    'n - 1',
    '-0',
  ],
  names,
);
const conditions = [
  'N > 0',
  'E > N',
  'W[I] < E',
  'N >= M && E < 2',
  '!(N > M)',
  'i % 2 === 0',
  'W.length > 2',
  'N',
];
const grammar: Grammar = {
  lines: plain,
  inLoops: [
    'if (C) break;',
    'if (C) continue;',
    'if (C) { N = E; continue; }',
    'fs.push(() => i * N);',
    'if (i > 3) W.push(E);',
  ],
  inFunctions: ['if (C) return E;', 'return E;', 'if (C) { N = E; return N; }'],
  branches: [
    'if (C) B',
    'if (C) B else B',
    'if (N > 0) { N = E; } else { M = E; }',
    'if (E > 0) { W[I] = E; } else { P.a = E; }',
    'if (N < M) N *= 0.5; else if (C) B else W[0] += E;',
    'switch (W.length) { case 3: B case 4: { N = E; break; } default: M = E; }',
    'switch (i) { case 0: B default: }',
    'try B catch (error) { N = 0.25; }',
    'B',
  ],
  loops: [
    'for (let J = 0; J < K; J++) B',
    'for (let J = 0; J < K; J++) B',
    'for (let J = 0; J < W.length && J < 6; J++) B',
    'for (let J = K - 1; J >= 0; J--) B',
    'for (let J = 0; J < 4; J += 2) B',
    'for (J = 0; J < 3; ++J) B',
    'for (var J = 0, last = 3; J < last; J++) B',
    'for (const z of [...W]) { N += z; B }',
    'for (const z of W) { N = z * E; if (W.length > 9) break; B }',
    'for (const z of W) { if (W.length < 6) W.push(z * 0.5); N += z; B }',
    'for (const [key, z] of Object.entries(P)) { if (key !== "w") N += z; B }',
    'for (const z of gen(E)) { N += z; B }',
    'for (const [k0, z] of W.slice(0, 5).entries()) { N += k0 * z; B }',
    'for (const [z0, z1] of [[1, N], [0.5, 2]]) { M = z0 * z1; B }',
    'for (const key in P) { if (key !== "w") N += P[key]; B }',
    'for (const key in W) { N += W[key]; if (W.length > 9) break; B }',
    '{ let turns = 0; while (turns < K) { turns++; B } }',
    '{ let turns = 3; do { N *= 0.5; B } while (--turns > 0); }',
    '{ let turns = 0; while (true) { if (++turns > 3) break; B } }',
    'J: for (let J = 0; J < 3; J++) { for (const z of [1, 2]) { if (z > 1 && J > 0) continue J; N += z * 0.5; } B }',
    'for (let J = 0; J < 3; J++) { for (let l = 0; l < J; l++) { W[l] = 0.5 * W[J] + E; } B }',
    'for (let J = 0; J < grid.length; J++) { for (let l = 0; l < grid[J].length; l++) { grid[J][l] = grid[J][l] * 0.5 + E; N += grid[J][l]; } B }',
    'for (const row of grid) { for (const z of row) { N += z * E; } B }',
    'for (const row of [w, v, w]) { row[0] = E; for (let l = 1; l < row.length && l < 4; l++) { row[l] += 0.5 * row[l - 1]; } B }',
    'for (const z of W) { if (W.length > 2) W.shift(); N += z; B }',
    'for (let J = 0; J < W.length && J < 6; J++) { if (W[J] < 0) W.splice(J, 1); B }',
    'for (const key of Object.keys(P)) { if (key === "b") delete P.b; else if (key !== "w") N += P[key]; B }',
    'for (let J = 0; J < 3; J++) { fs.push((z) => J * E); fs.push((z) => { M = J + z; return J; }); B }',
    'for (var J = 0; J < 3; J++) { fs.push(() => J + N); B }',
    '{ let rest = E; while (rest > 0.3) { rest *= 0.5; B } }',
    '{ let rest = E; do { rest *= 0.5; B } while (rest > 1); }',
    '{ let rest = 2; let turns = 0; while (rest > N && turns < 4) { rest *= 0.5; if (turns === 1) M = E; W[turns] = E; turns++; } }',
    '{ let on = true; let turns = 0; while (on) { turns++; B on = N > E && turns < 4; } }',
    '{ let turns = 0; while (true) { turns++; B if (N > E || turns > 3) break; M = E; } }',
    'for (let J = 0; J < 6; J++) { if (N > E) continue; if (J > 3) break; M = E; B }',
    'for (let l = 0; l < 3; l++) { try { if (l === 1) throw E; N = E; } catch (error) { M += error; continue; } finally { s += 0.25; } B }',
  ],
  functions: [
    'function F(x, y = 2) B\nN = F(E);',
    'function F(w, a) B\nN = F(W, E);',
    'function F(a) B\nN = F(E) + F(M, 1);',
    'function F(list) { let r = 0; for (let J = 0; J < list.length; J++) { r += list[J] * N; } B return r; }\nN = F(W);',
    'const F = (x) => B;\nF(N);',
    'function F(z) { for (const one of W) { if (one > z) return one * z; } B return z; }\nN = F(E);',
    'function F(z) { for (const one of W) { try { if (one > z) return one; } finally { s += one; } } B return z; }\nN = F(E);',
    'function F(z, list = [z, 1]) { list.push(z); B return list.length * list[0]; }\nN = F(E) + F(E, W);',
    'function F(z) { while (z > 0.5) { z *= 0.5; if (z < N) return z; } return 0.25; }\nM = F(E);',
    'function F(z) { try { if (z > 1) return E; throw 2; } catch (error) { N = error; } finally { s += 0.5; } }\nM = F(E);',
  ],
  block: (made) => `{\n${made.join('\n').replace(/^(?=.)/gm, '  ')}\n}`,
};

const head = `let a = 1.5;
let b = -0.75;
let c = 2;
let x = 0.25;
let y = 3;
let s = 0;
const n = 3;
var i = 1;
var j = 0;
var k = 2;
let w = [0.5, -1, 2];
let v = [1.5, 0.25, -2, 1];
let u = w;
let t = v;
const grid = [[1, 0.5, 2], [-1, 3, 0.25]];
const p = { a: 0.5, b: 4, w: [1, 2] };
let q = p;
const fs = [];
const table = new Map();
`;

const definitions = `function f(z, r = 2) { const m = z * r; return m + 1; }
function g(list, z) { let r = 0; for (let l = 0; l < list.length; l++) r += list[l] * z; return r; }
const h = (z) => { if (z > 1) return 1; return z * z; };
function clip(z) { if (z > 2) { return 2; } else if (z < -2) { return -2; } return z; }
function sum(list) { let r = 0; for (const one of list) r += one; return r; }
function power(z, l) { return l > 0 ? z * power(z, l - 1) : 1; }
function fill(list, z) { for (let l = 0; l < list.length; l++) list[l] = z * l; }
function make(z) { let own = z; return () => { own += 1; return own * a; }; }
function bump() { s += 0.5; w[0] = s; return s; }
function total(list, from) { return from >= list.length ? 0 : list[from] + total(list, from + 1); }
function fib(l) { if (l < 2) return l * a; return fib(l - 1) + fib(l - 2); }
function deep(tree) { return Array.isArray(tree) ? tree.reduce((r, one) => r + deep(one), 0) : tree * 2; }
function must(z) { if (!(z > 0)) throw z; return z * 0.5; }
function later(z, list = w, r = list[0]) { list[1] = z; return r * z; }
function grow(z, into = []) { into.push(z); return into; }
class Base { constructor(z) { this.u = z; this.w = [z, 1]; } last() { return this.w[this.w.length - 1]; } }
class Box extends Base { g = 0.5; m(z) { return this.u * z + this.g; } add(z) { this.u += z; this.w[1] *= 0.5; return this; } }
class Half extends Base { get half() { return this.u * 0.5; } set half(z) { this.u = z * 2; } }
class Sub extends Box { constructor(z) { super(z * 2); this.z = z; } m(z) { return super.m(z) + this.z; } static of(z) { return new Sub(z); } }
function* gen(z) { yield z; z *= 0.5; yield z; }
let o = new Box(1.25);
`;

const ends = [
  'const out = N + M * N;',
  'let loss = 0.5 * (N - M) ** 2;',
  'const out = a * b + x + s + w[0] + (W[1] ?? 1) * P.a;',
  '',
];

function programOf(lines: readonly string[], language: 'javascript' | 'typescript'): FollowedScript {
  const text = lines.join('\n');
  const program = new FollowedScript(`${needed(`${head}${definitions}`, text)}\n${text}\n`, language);
  program.run();
  return program;
}

/** The lines that a run gets through, one after the other: those that throw, or never end, are left out. */
function running(made: readonly string[], language: 'javascript' | 'typescript'): FollowedScript {
  const all = programOf(made, language);
  if (all.error === null) return all;
  let kept: readonly string[] = [];
  for (const line of made) if (programOf([...kept, line], language).error === null) kept = [...kept, line];
  return programOf(kept, language);
}

const odd = /\barguments\b|Object\.assign|\bgen\(|\bHalf\b/;
const made = programLines({ grammar, leaves, inner, conditions, ends, names, index }, odd);

export const programs: fc.Arbitrary<FollowedScript> = fc
  .tuple(made, fc.nat(5))
  .map(([lines, kind]) => running(lines, kind === 5 ? 'typescript' : 'javascript'));
