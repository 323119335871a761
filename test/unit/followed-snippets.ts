/* Programs that are followed, with every construct of the language, and what is left out of some. */
import type { JavaScript } from '../../src/languages/javascript/parse';
import * as legal from './legal-code';

/** Each is followed as a whole, and logs all that matters. */
export const snippets: readonly string[] = [
  // Numbers, texts
  'log(1, 1.5, .5, 5., 1e3, 0xFF, 0XfF, 0b11, 0o17, 017, 08, 1_000, -0, 0.1 + 0.2);',
  'log("a\\x41\\u0041\\u{1F600}\\n\\t\\0\\\\\\"", \'it\\\'s\', "a\\\nb", "\\101", "\\8");',
  `var a = 2; log(\`x\${a}y\${a + 1}\`, \`\\\`\`, \`\\\${a}\`, \`\`, \`\${a}\`, \`a\\\nb\n\`, \`$\`, \`\\u0041\`);`,
  'log(true, false, null, undefined, NaN, Infinity, void 0);',
  // Operators
  'log(2 + 3 * 4 - 5 / 2 % 2, 2 ** 3 ** 2, (2 ** 3) ** 2, 2 * 3 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2 * 5 + 2 ** 2);',
  'log(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, -16 >> 2, -16 >>> 28, 1 | 2 ^ 3 & 4 << 1);',
  'log(1 < 2, 2 <= 2, 3 > 4, 4 >= 4, 1 == "1", 1 === "1", null == undefined, null === undefined, 1 != "1", 1 !== "1");',
  'log(typeof 1, typeof zzz, void 1, !1, !!"a", -"3", +"4", -(-3), - -3);',
  'log("a" in { a: 1 }, [] instanceof Array, 0 || 2, 1 && 3, null ?? 4, 0 ?? 5, (0 || null) ?? 6);',
  'function f(v) { log("called", v); return v; } log(f(0) && f(1), f(1) || f(2), f(null) ?? f(3), f(1) ? f(4) : f(5));',
  'log(1 ? 2 : 3 ? 4 : 5, (1, 2, 3), 1 < 2 ? "a" : "b");',
  'var a = 1; log(a++ + ++a, a, a-- - --a, a); var s = "5"; s++; log(s); var t = "5"; log(t++, t);',
  'var a = 1, b, c; b = c = a += 2; log(a, b, c); a -= 1; a *= 6; a /= 4; a %= 2; a **= 3; log(a); a <<= 3; a |= 1; a &= 6; a ^= 3; a >>= 1; a >>>= 0; log(a);',
  'var a = null, b = 0, c = 5; a ??= 3; b ||= 4; c &&= 6; log(a, b, c); var n = 0; a ??= n++; b ||= n++; null && (c &&= n++); log(n);',
  'var a = 1; a = a + (a = 5) + a; log(a); var w = [1, 2, 3], i = 0; w[i++] = i; w[i++] += 10; log(w, i);',
  'var o = {}; o.a = o.b = 3; o["c d"] = 4; o[1 + 1] = 5; o.a++; o.b -= 1; --o[2]; log(o); delete o.a; delete o["b"]; log(o);',
  'var a = 1, b = 2; a = 3, b = 4; log(a, b); (a) = 7; ((b)) += 1; log(a, b); (a)++; log(a);',
  '"use strict"; var a = 1; log(a);',
  // Members and calls
  'var o = { a: { b: [1, { c: 2 }] } }; log(o.a.b[1].c, o?.a?.b?.[1]?.c, o.x?.y.z.w, o.x?.[1].y, o.f?.(1).x, (o?.a).b[0]);',
  'var o = null; try { log((o?.a).b); } catch (e) { log("thrown"); }',
  'var o = { v: 3, f() { return this.v; }, g: function () { return this?.v; }, h: () => 7 }; log(o.f(), o["g"](), o.h(), o.f?.(), (o.f)(), (0, o.g)?.());',
  'function f(...all) { return all; } log(f(), f(1, 2), f(...[1, 2], 3, ...[4],), Math.max(...[1, 5, 2]));',
  'function f() { return arguments.length + arguments[0]; } log(f(1, 2, 3));',
  'function P(a) { this.a = a; } P.prototype.twice = function () { return this.a * 2; }; log(new P(3).twice(), new P, new (class { b = 1; })().b, new Date(5).getTime());',
  'log([1, , 3], [, ], [, 1], [1, ], [...[1, 2], 3, ...[]], [].length, [[1, 2], [3]][0][1]);',
  'var a = 1, k = "z"; log({ a, b: 2, "c d": 3, 4: 5, [k + 1]: 6, ...{ e: 7 }, 1e3: 8, 0x10: 9, f: { g: 1 } }, {});',
  'log([1, 2, 3].map((v) => v * 2).filter((v) => v > 2).reduce((s, v) => s + v, 0));',
  // Functions
  'function f(a, b = a + 1, { c, d = 4, ...r } = {}, [e, , g = 6, ...h] = [], ...more) { return [a, b, c, d, r, e, g, h, more]; } log(f(1), f(1, 2, { c: 3, x: 9 }, [5, 0, undefined, 7, 8], 10, 11));',
  'const f = (a) => a * 2, g = a => ({ a }), h = () => { return 3; }, k = () => {}, m = ({ a } = {}) => a, n = ([a]=[], {b}={}) => [a, b]; log(f(2), g(3), h(), k(), m(), m({ a: 4 }), n(), n([1], { b: 2 }));',
  'log(f(3)); function f(n) { return n <= 1 ? 1 : n * f(n - 1); } var g = function fact(n) { return n <= 1 ? 1 : n * fact(n - 1); }; log(g(4), typeof fact);',
  'function make() { let n = 0; return { up: () => ++n, get: () => n }; } var c = make(); c.up(); c.up(); log(c.get());',
  'var fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); log(fs.map((f) => f())); var gs = []; for (var j = 0; j < 3; j++) gs.push(() => j); log(gs.map((f) => f()));',
  '(function () { log("at once", this === undefined); })(); (() => log("arrow"))(); !function () { log("not"); }();',
  'var f = (a) => (b) => (c) => a + b + c; log(f(1)(2)(3)); log((function () { return typeof inner; var inner; })());',
  'function f() { return\n1; } log(f()); function g() { if (1) { return 2; } } log(g());',
  // Patterns
  'var [a, , b = 3, ...c] = [1, 2, undefined, 4, 5]; log(a, b, c); var { d, e: f = 6, "g h": g, [1 + 1]: i, ...j } = { d: 1, "g h": 7, 2: 8, k: 9 }; log(d, f, g, i, j);',
  'var a = 1, b = 2, p = {}; [a, b] = [b, a]; log(a, b); ({ a, b: p.b = 5, ...p.r } = { a: 9, z: 1 }); log(a, p); [p.a, p.c = 3] = [1]; log(p); ({ a = 4, v: p.v } = {}); log(a, p);',
  'var p = {}, w = [0, 1], i = 0, z; [w[i], w[1]] = [w[1], w[i]]; log(w); z = [p.a] = [p.b] = [1]; log(z, p); [p.a] = 0 || [5]; log(p); [p.a] = i ? [1] : [2]; log(p); [[p.x] = [8], { y: p.y = 9 }] = [, {}]; log(p);',
  'var p = {}; for ([p.a] of [[1], [2]]) log(p.a); for ({ v: p.b } of [{ v: 1 }]) log(p.b); for (p.c of [3]) log(p.c); for ([p.d] in { xy: 1 }) log(p.d); for (p.e in { k: 1 }) log(p.e);',
  'var { exp, max: biggest } = Math; log(biggest(1, 2), exp(0)); const { a: { b: [c = 2] = [] } = {} } = {}; log(c);',
  // Control
  'var a = 3; if (a > 2) log("yes"); else log("no"); if (a < 2) { log(1); } else if (a < 3) log(2); else if (a < 4) { log(3); } else log(4); if (0) ; else ;',
  'for (var i = 0, j = 10; i < j; i++, j -= 2) log(i, j); for (; i < 6;) i++; log(i); for (;;) { if (i++ > 8) break; } log(i); var k; for (k = 0, i = 2; k < 2; k++) ; log(k);',
  'var i = 0; while (i < 3) i++; do i--; while (i > 0) log(i); do { i += 2; if (i === 4) continue; } while (i < 6); log(i);',
  'for (const x of [1, 2]) log(x); for (let k in { a: 1, b: 2 }) log(k); for (const [k, v] of Object.entries({ a: 1 })) log(k, v); for (var y of "ab") ; log(y); let q; for (q of [7]) ; log(q);',
  'outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue outer; if (i === 2) break outer; log(i, j); } } here: { log(1); break here; } there: if (1) { break there; }',
  'function f(v) { switch (v) { case 1: log("one"); case 2: log("two"); break; default: log("other"); case 3: { log("three"); } } } f(1); f(2); f(3); f(4); switch (5) { } switch (1) { case 1: let z = 2; log(z); }',
  'try { log(1); throw 2; } catch (e) { log(e); } finally { log(3); } try { null.f(); } catch { log("caught"); } function f() { try { return 1; } finally { log("last"); } } log(f());',
  'function f() { try { throw new Error("x"); } catch (e) { return e.message; } finally { } } log(f()); try { try { throw 1; } finally { log(2); } } catch (e) { log(e); }',
  '{ let a = 1; { let a = 2; log(a); } log(a); } var v = 1; { var v = 2; } log(v); const c = 5; { const c = 6; log(c); }',
  'debugger;; ; log(1)\nlog(2)\nvar a = 1\nvar b = a\n/1/1\nlog(b)\n;[1].map((v) => log(v))',
  // Classes
  'class A { x = 1; #y = 2; static z = 3; "a b" = 4; constructor(v) { this.v = v; } sum() { return this.x + this.#y + this.v; } static make(v) { return new A(v); } get g() { return this.v; } set g(v) { this.v = v * 2; } } var a = A.make(5); log(a.sum(), a.g, A.z, a); a.g = 4; log(a.v);',
  'class A { constructor(n) { this.n = n; } f(x) { return x * this.n; } static s() { return 1; } } class B extends A { constructor() { super(3); this.m = 2; } f(x) { return super.f(x) + this.m; } } log(new B().f(4), B.s(), new B() instanceof A); class C extends B { } log(new C().f(1));',
  'const A = class Named { f() { return typeof Named; } }; log(new A().f(), typeof Named); var f = () => class { g = 1; }; log(new (f())().g); class D { f = (v) => v + this.k; k = 2; w; } log(new D().f(1), new D());',
];

export const typedSnippets: readonly string[] = [
  'let v!: number, w: any = 3; v = (w as number)! + <number>w; (v as any) += 1; w!++; log(v, w);',
  'function f<T>(this: any, v: T, w?: number, ...z: T[]): T[] { return [v, ...z]; } log(f<number>(1, 2, 3), f.call<any, any, any>(1, 2));',
  'interface I { v: number } type T = I | null; declare const d: number; abstract class A { abstract m(): void; v: number = 1; private readonly w?: string; n(): void; n(v?: any) { log(this.v, v); } } class B extends A implements I { m() { } } new B().n(2);',
  'class P { constructor(public a: number, private readonly b = a * 2, c?: number) { log(this.a, this.b); } sum = () => 1; } log(new P(3).sum()); class Q extends P { constructor(readonly q: number) { log("before"); super(q); log(this.q); } } log(new Q(4).b);',
  'const c = [1] as const, e = { v: 1 } satisfies object; for (const v of c as readonly number[]) log(v, e.v); const g = <T,>(v: T): T => v; log(g<number>(1)); try { throw 1; } catch (e: unknown) { log(e); }',
];

export const kinds: readonly (readonly [lines: readonly string[], language: JavaScript])[] = [
  [legal.modules, 'javascript'],
  [legal.anywhere, 'javascript'],
  [legal.anywhere, 'typescript'],
  [legal.scripts, 'javascript'],
  [legal.newer, 'javascript'],
  [legal.newerModules, 'typescript'],
  [legal.typescript, 'typescript'],
  [legal.typescriptModules, 'typescript'],
  [legal.jsx, 'javascriptreact'],
];

/** What is read and assigned, in the order of letters. */
export const touching: readonly (readonly [source: string, reads: string, assigns: string])[] = [
  ['with (o) { a = b; var c = 3; let d = e; d = 4; }', 'a b c e o', 'a c'],
  ['for await (const [k, v = w] of xs) { s += v; k.m = 3; }', 's w xs', 's'],
  [`x = f\`\${a + (b = 2)}\`;`, 'a b f', 'b'],
  ['class A { static { a = 1; var b = this.c; } m(v) { return v + w; } }', 'A a w', 'A a'],
  ['x = <A.B c={d} e={() => { g = h; }}>{i}</A.B>;', 'A d g h i', 'g'],
  ['with (o) { (function (p, q = r) { p = q; s++; var t; t = arguments; })(u); }', 'o r s u', 's'],
  [
    'with (o) { [a, p.b, { c: d = 1 }] = e; ({ f, g = 2, ...h } = i); for (j of k) ; for ([l.m] of n) ; }',
    'a d e f g h i j k l n o p',
    'a d f g h j',
  ],
  ['with (o) { (a)++; --b; delete c.d; { e }; ({ e, f: g, [i]: j }); }', 'a b c e g i j o', 'a b'],
  [
    'with (o) { this.a = 1; try { } catch (e) { e = b; } function f() { return this; } }',
    'b f globalThis o this',
    'f',
  ],
];

/** What is not followed of a program. */
export const leftOut: readonly (readonly [source: string, pieces: readonly string[]])[] = [
  ['x = a + /b/ * 3; y = 2;', ['/b/']],
  ['if (a) { b = ; } else { c = 3; }', ['b = ;']],
  ['function f(a) { a = a *; return a; } x = 1;', ['a = a *;']],
  ['x = { a: 1, b: 2n };', ['2n']],
  ['function* g() { const a = yield b; return a; }', ['yield b']],
  ['for (const k of ks) { eval("a"); b = 2; }', ['eval("a")']],
  ['try { a(); } catch ({ message }) { b(); }', ['catch ({ message }) { b(); }']],
];
