/* What JavaScript's own values do where they are followed: every number shown is what Node computes, and some are shown. */
import { eachShows, noneIsWrong, type Rows } from './followed-rows';

const w = 'const w = [3.5, 1.5, 2.5];\n';

const shown: Rows = {
  'filter keeps what it is asked for': `${w}const u = w.filter((v) => v > 2);\nlet out = u[1] * u.length;`,
  'find and findIndex stop at the first': `${w}let n = 0;\nconst f = (v) => { n += 1; return v < 2; };\nlet out = w.find(f) * 10 + w.findIndex(f) + n;`,
  'find of nothing gives undefined': `${w}let out = (w.find((v) => v > 9) ?? 2.5) * 2;`,
  'some and every': `${w}let out = w.some((v) => v > 3) ? 1.5 : 0;\nout = w.every((v) => v > 3) ? 0 : out * 2;`,
  'indexOf and includes look for numbers': `${w}let out = w.indexOf(2.5) * 2 + w.lastIndexOf(9) + (w.includes(1.5) ? 5 : 0);`,
  'indexOf looks for objects':
    'const a = { z: 1.5 };\nconst b = { z: 1.5 };\nlet out = [a, b].indexOf(b) + 2.5;',
  'sort by a function changes the array': `${w}const u = w.sort((p, q) => p - q);\nlet out = w[0] * 10 + u[2];`,
  'splice takes out and puts in': `${w}const u = w.splice(1, 1, 5.5, 6.5);\nlet out = w[2] * 10 + u[0] + w.length;`,
  'shift and unshift move all': `${w}let a = w.shift();\nw.unshift(0.5, 4.5);\nlet out = w[1] * 10 + w[3] + a;`,
  'at counts from the end': `${w}let out = w.at(-1) * w.at(0);`,
  'flat and flatMap':
    'const w = [[1.5, 2.5], [3.5]];\nlet out = w.flat()[2] * w.flatMap((r) => r.map((v) => v * 2)).length;',
  'reduceRight begins at the end': `${w}let out = w.reduceRight((s, v) => s * 2 - v);`,
  'entries of an array number them': `${w}let out = 0;\nfor (const [k, v] of w.entries()) out += k * v;`,
  'entries, values and keys of an object':
    'const o = { a: 1.5, b: 2.5 };\nlet out = 0.5;\nfor (const [k, v] of Object.entries(o)) out += v * (k === "a" ? 2 : 1);\nfor (const v of Object.values(o)) out *= v;\nfor (const k of Object.keys(o)) out += o[k];',
  'assign gives an object more':
    'const o = Object.assign({}, { a: 1.5 }, { a: 2.5, b: 3.5 });\nlet out = o.a * o.b;',
  'what is left of an object':
    'const { a, ...more } = { a: 1.5, b: 2.5, c: 3.5 };\nlet out = a * more.b + more.c + (more.a ?? 10);',
  'a Map knows numbers, texts and objects':
    'const a = {};\nconst m = new Map([["a", 1.5], [1, 2.5]]);\nm.set(a, 3.5).set("1", 4.5);\nlet out = m.get(a) * m.get(1) + m.get("1") * m.size + (m.get(2) ?? 10);',
  'a Map is gone through in its order':
    'const m = new Map();\nm.set("b", 1.5);\nm.set("a", 2.5);\nm.set("b", 3.5);\nlet out = 0.5;\nfor (const [k, v] of m) out = out * 2 + v;\nfor (const v of m.values()) out += v;',
  'a Set has each once':
    'const a = { v: 1.5 };\nconst s = new Set([a, a, 2]);\ns.add(2).add(a);\nlet out = s.size + (s.has(a) ? 10 : 0);\nfor (const each of new Set([a])) out += each.v;',
  'topological order by a Set':
    'class V {\n  constructor(d, from = []) { this.d = d; this.from = from; this.g = 0; }\n}\nconst a = new V(1.5);\nconst b = new V(a.d * 2, [a]);\nconst c = new V(a.d * b.d, [a, b]);\nconst topo = [];\nconst seen = new Set();\nconst visit = (v) => {\n  if (seen.has(v)) return;\n  seen.add(v);\n  for (const each of v.from) visit(each);\n  topo.push(v);\n};\nvisit(c);\nlet out = 0;\nfor (const [k, v] of topo.entries()) out += k * v.d;',
  'instanceof knows the class above':
    'class A { v = 1.5; }\nclass B extends A {}\nconst b = new B();\nlet out = b instanceof A && !({} instanceof A) ? b.v * 2 : 0;',
};

const unsure: Rows = {
  'a Map is no object with these members':
    'const m = new Map([["a", 1.5]]);\nm.a = 2.5;\nconst o = { a: 3.5, ...m };\nlet out = o.a * 2;\nfor (const k in m) out += 1;',
  'what is taken out of a Map':
    'const m = new Map([["a", 1.5], ["b", 2.5]]);\nm.delete("a");\nlet out = m.size * 2;',
  'sort without a function compares texts': 'const w = [10, 9, 1];\nw.sort();\nlet out = w[1] * 2;',
  'sort of what ties':
    'let a = 1.5;\nconst w = [a, 1.5, 0.5];\nw.sort((p, q) => p - q);\nlet out = w[1] * 2;',
  'an iterator is gone through once':
    'const it = [1.5, 2.5].entries();\nlet out = 0;\nfor (const [k, v] of it) out += v;\nfor (const [k, v] of it) out += 10;',
  'a Set changes while it is gone through':
    'const s = new Set([1.5, 2.5]);\nlet out = 0;\nfor (const v of s) { if (v < 5) s.add(v * 3); out += v; }',
  'holes are no elements':
    'const w = [1.5, , 2.5];\nlet out = w.filter(() => true).length + (w.includes(undefined) ? 10 : 0) + w.findIndex((v) => v === undefined);',
  'NaN is included and has no place':
    'const w = [NaN, 1.5];\nlet out = w.indexOf(NaN) + (w.includes(NaN) ? 10 : 0);',
  'an element of a Set': 'const s = new Set([1.5]);\nlet out = (s[0] ?? 2.5) * 2;',
  'a getter is left of a pattern':
    'class A { constructor() { this.a = 1.5; this.b = 2.5; } get c() { return 3.5; } }\nconst { a, ...more } = new A();\nlet out = (more.c ?? 10) + more.b;',
};

describe('what JavaScript’s values do', () => {
  eachShows(shown, 'javascript');
  noneIsWrong(unsure, 'javascript');
});
