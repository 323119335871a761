/*
 * Calls that nobody sees in the text: what getters, conversions, iterators and the like do to a variable, or read of
 * it. N and M are variables; the marks are those of watched.ts.
 */

/** Objects that run code when something is done to them, and ways to do it. FX is what the code does, V its result. */
const objects: readonly (readonly [object: string, ...uses: string[]])[] = [
  [
    'var o = { get v() { FX; return V; } };',
    'o.v;',
    '«M = o.v * 2»;',
    "o['v'];",
    'var { v } = o;',
    'o.v += 1;',
    'o?.v;',
    '({ ...o });',
    'Object.assign({}, o);',
    'JSON.stringify(o);',
  ],
  ['var o = { set v(z) { FX; } };', 'o.v = 3;', 'o.v++;', '[o.v] = [1];', 'for (o.v of [1]) ;', 'o.v ||= 2;'],
  [
    'var o = { valueOf() { FX; return V; } };',
    '+o;',
    '«M = o * 2»;',
    'o < 1;',
    'o == 1;',
    'o++;',
    'Math.max(o, 1);',
    '«M = Math.tanh(o)»;',
    '-o;',
    'isNaN(o);',
    'new Float64Array(1).fill(o);',
  ],
  [
    'var o = { toString() { FX; return String(V); } };',
    `\`\${o}\`;`,
    "'' + o;",
    'p[o];',
    'p[o] = 1;',
    'o in {};',
    '({ [o]: 1 });',
    'var { [o]: z1 } = {};',
    '[o].join();',
    'parseFloat(o);',
    "'abc'.indexOf(o);",
    'delete p[o];',
    '(class { [o]() {} });',
  ],
  [
    'var o = { [Symbol.toPrimitive](hint) { FX; return V; } };',
    'o + 1;',
    '«M = 2 * o»;',
    `\`\${o}\`;`,
    'o >= 0;',
    'new Date(o);',
    'w[o];',
  ],
  [
    'var o = { *[Symbol.iterator]() { FX; yield V; } };',
    'for (var z2 of o) ;',
    '[...o];',
    'Math.max(...o);',
    'var [z3] = o;',
    '[z4] = o;',
    '«M = [...o][0] * 2»;',
    'new Set(o);',
    'Array.from(o);',
    '(function* () { yield* o; })().next();',
    '((...v) => v)(...o);',
    '[[z5]] = [o];',
  ],
  [
    'var o = { [Symbol.iterator]() { return { next() { FX; return { done: true, value: V }; } }; } };',
    'for (const z6 of o) ;',
    'var [z7 = 2] = o;',
    'new Map(o);',
  ],
  [
    'var o = { [Symbol.iterator]() { return { next: () => ({ done: false, value: V }), return() { FX; return {}; } }; } };',
    'for (const z8 of o) break;',
    'var [z9] = o;',
    '[p.z] = o;',
  ],
  [
    'var o = { [Symbol.hasInstance]() { FX; return true; } };',
    '3 instanceof o;',
    '«M = (p instanceof o) * 2»;',
  ],
  [
    'var o = class { static [Symbol.hasInstance]() { FX; return V > 0; } };',
    'if (3 instanceof o) ;',
    '({}) instanceof o;',
  ],
  [
    'var o = new Proxy({}, { get() { FX; return V; }, set() { FX; return true; }, has() { FX; return true; }, deleteProperty() { FX; return true; }, ownKeys() { FX; return []; } });',
    'o.v;',
    'o.v = 1;',
    "'v' in o;",
    'delete o.v;',
    'for (var z10 in o) ;',
    '({ ...o });',
    '«M = o.v * 2»;',
    'with (o) q1;',
  ],
  [
    'var o = new Proxy(function () {}, { apply() { FX; return V; }, construct() { FX; return {}; } });',
    'o();',
    'new o();',
    'o`t`;',
    '«M = o() * 2»;',
  ],
  [
    'class C9 { get v() { FX; return V; } set v(z) { FX; } static get u() { FX; return V; } static #h() { FX; return V; } static t() { return C9.#h(); } }',
    'new C9().v;',
    'new C9().v = 2;',
    'C9.u;',
    '«M = C9.u * 2»;',
    'C9.t();',
    '(class extends C9 { get v() { return super.v; } }).prototype.v;',
  ],
  [
    'class C8 { static get [Symbol.species]() { FX; return V; } static v = 3; } var o = { then(done) { FX; done(V); } };',
    'C8[Symbol.species];',
    'C8.v;',
    '(async () => await o)();',
  ],
  [
    'var o = { get v() { this.z = (this.z ?? 0) + 1; FX; return this.z; } };',
    'o.v; «M = o.v + o.v * 2»;',
    'o.v; «M = o.z * 2»;',
    'if (o.v) «M = o.z + 1»;',
  ],
  [
    "Object.defineProperty(Object.prototype, 'zz', { get() { FX; return V; }, configurable: true });",
    'p.zz;',
    '«M = (5).zz * 2»;',
    '({}).zz;',
  ],
  ['Number.prototype.zf = function () { FX; return V; };', '(3).zf();', '«M = ‹N›.zf() * 2»;'],
  [
    "Object.defineProperty(globalThis, 'zg', { get() { FX; return V; }, configurable: true });",
    'zg;',
    '«M = zg * 2»;',
    'typeof zg;',
  ],
  [
    'Array.prototype[Symbol.iterator] = function* () { FX; yield V; };',
    'var [z11] = [1];',
    'Math.max(...[1]);',
  ],
  [
    'function tag(s) { FX; return V; }',
    'tag`t`;',
    `tag\`\${1}\`;`,
    '«M = tag`t` * 2»;',
    'p.tag = tag; p.tag`t`;',
  ],
];

/** Each object changes N when it is used; in every other use it reads N, which flows into M. */
export const implicitCalls: readonly string[] = objects.flatMap(([object, ...uses]) =>
  uses.flatMap((use, k) => {
    const reads = use.includes('«M');
    const [effect, result] = reads && k % 2 === 0 ? ['', 'N * 2'] : [['N = 41', 'N++', 'N += M'][k % 3], '1'];
    return `${object.replaceAll('FX', effect).replaceAll('V', result)} ${use}`.replaceAll(' ;', ';');
  }),
);

/** Objects that the file shares with code that is called: what that may change, and when. */
export const shared: readonly string[] = [
  'var o = { a: 2, get v() { this.a = 9; return 1; } }; o.v; «M = o.a * 2»;',
  'const o = { a: 2, get v() { return this.a++; } }; «M = o.v + o.a»;',
  `const o = { a: 2, get v() { return this.a++; } }; \`\${o.v}\`; «M = o.a * 3»;`,
  'const o = { a: 2, valueOf() { return ++this.a; } }; «M = +o + o.a»;',
  'const o = { a: 2, valueOf() { return ++this.a; } }; if (o > 1) ; «M = o.a * 2»;',
  `const o = { a: 2, toString() { this.a = 5; return ""; } }; \`\${o}\`; «M = o.a * 2»;`,
  'const o = { a: 2, *[Symbol.iterator]() { this.a = 5; } }; [...o]; «M = o.a * 2»;',
  'const o = { a: 2, [Symbol.toPrimitive]() { return this.a++; } }; o + 1; «M = o.a * 2»;',
  'const o = { a: 2, f() { this.a = 5; } }; o.f(); «M = o.a * 2»;',
  'const o = { a: 2, f() { this.a = 5; } }; o.f``; «M = o.a * 2»;',
  'const o = { a: 2, f() { this.a = 5; } }; const { f } = o; f.call(o); «M = o.a * 2»;',
  'const o = { a: 2, f: () => { o.a = 5; } }; o.f(); «M = o.a * 2»;',
  'const o = { a: 2, set v(z) { this.a = z; } }; o.v = 5; «M = o.a * 2»;',
  'const o = { a: 2, set v(z) { this.a = z; } }; [o.v] = [5]; «M = o.a * 2»;',
  'const o = { a: 2, b: { get v() { o.a = 5; return 1; } } }; o.b.v; «M = o.a * 2»;',
  'const o = { a: 2, then(done) { this.a = 5; done(); } }; «M = o.a * 2»; Promise.resolve(o);',
  'const o = [2, 3]; o.constructor = { [Symbol.species]: function () { o[0] = 7; return []; } }; o.map((v) => v); «M = o[0] * 2»;',
  'const o = { a: 2 }; Object.defineProperty(o, "a", { get: () => 7 }); «M = o.a * 2»;',
  'const o = { a: 2 }; o.__defineGetter__("a", () => 7); «M = o.a * 2»;',
  'const o = { __proto__: { get a() { N = 7; return 1; } } }; o.a; «M = ‹N› * 2»;',
  'const o = { a: 2, __proto__: { set a(z) {} } }; o.a = 3; «M = o.a * 2»;',
];
