/*
 * Ways in which a number gets from one variable to another without straight-line code: see odd-lines.ts. After each,
 * M depends on N.
 */

const values = [
  `«M = +\`\${N}\` * 2»;`,
  '«M = Number(String(N))»;',
  '«M = parseFloat(N) * 2»;',
  '«M = [N, 2][0] * 3»;',
  '«M = ({ v: N }).v * 3»;',
  '«M = (0, N) * 2»;',
  '«M = N++ * 2»;',
  '«M = (N += 1) * 2»;',
  '«M = (N, 5) + N * 2»;',
  '«M = (y = N) * 2»;',
  '«M = [N].reduce((s, v) => s + v * 2, 0)»;',
  '«M = JSON.parse(JSON.stringify({ v: N })).v * 2»;',
  '«M = (function () { return N * 2; })()»;',
  '«M = (function () { return arguments[0] * 2; })(N)»;',
  '«M = ((v) => () => v * 2)(N)()»;',
  '«M = (() => N * 2)() + 1»;',
  '«M = (() => N * 2)() + (y = 3)»;',
  '«M = new (class { v = N * 2; })().v + 1»;',
  '«M = [1].map(() => N * 2)[0]»;',
  '«M = { get v() { return N * 2; } }.v»;',
  '«M = 1 * { valueOf() { return N * 2; } }»;',
  '«M = (N > 0 && N * 2) || 1»;',
  '«M = N ?? 2»;',
  '«M = N ? N * 2 : 3»;',
  '«M = Math.max(...[N, -50]) * 2»;',
  '«M = Math.hypot.apply(null, [N, 2])»;',
];

const holders = [
  `var s1 = \`\${N}\`; «M = +s1 * 2»;`,
  "var s1 = '' + N; «M = +s1 * 2»;",
  'var o1 = { v: N }; «M = o1.v * 3»;',
  'var o1 = { v: N }; var { v } = o1; «M = v * 3»;',
  'var o1 = { ...{ v: N } }; «M = o1.v * 2»;',
  'var o1 = { N }; «M = o1.N * 2»;',
  'var o1 = { v: { u: N } }; «M = o1.v.u * 2»;',
  'var l1 = [N]; «M = l1[0] * 3»;',
  'var l1 = [...[N]]; «M = l1[0] * 2»;',
  'var l1 = new Float64Array([N]); «M = l1[0] * 2»;',
  'var m1 = new Map([[1, N]]); «M = m1.get(1) * 2»;',
  'var n1 = new Number(N); «M = n1 * 2»;',
  'var n1 = new Number(N); «n1 *= 2»; «M = n1»;',
  'var n1 = new Number(N); «M = n1++ * 2»;',
  'var n1 = [N]; «n1 -= 2»; «M = n1 * 3»;',
  'var i1 = [N][Symbol.iterator](); «M = i1.next().value * 2»;',
  'p.z = N; «M = p.z * 2»;',
  'p.a = N; «M = p.a * 2»;',
  'w[0] = N; «M = w[0] * 2»;',
  'var q1 = p; q1.a = N; «M = p.a * 2»;',
  'Object.assign(p, { a: N }); «M = p.a * 2»;',
  'Object.defineProperty(p, "a", { value: N }); «M = p.a * 2»;',
  'globalThis.r1 = N; «M = globalThis.r1 * 2»;',
  'globalThis.r1 = N; «M = r1 * 2»;',
  'this.r2 = N; «M = r2 * 2»;',
  'var v1 = N; v1 *= 2; «M = v1»;',
  'var v1; (() => { v1 = N * 2; })(); «M = v1»;',
  'var v1; [N].forEach((u) => { v1 = u * 2; }); «M = v1»;',
];

/** Patterns, and what a loop assigns, with members of p. */
const patterns = [
  '({ z: p.a } = { z: N }); «M = p.a * 2»;',
  '[p.a] = [N]; «M = p.a * 2»;',
  '[w[0], p.b] = [N, 3]; «M = w[0] * 2»;',
  '[p["a"]] = [N]; «M = p.a * 2»;',
  '[...p.a] = [N]; «M = p.a[0] * 2»;',
  '({ ...p.a } = { v: N }); «M = p.a.v * 2»;',
  '[p.a = N] = []; «M = p.a * 2»;',
  '({ z: p.a = N } = {}); «M = p.a * 2»;',
  '({ y = 3, z: [{ v: p.a }] = [{ v: N }] } = {}); «M = p.a * 2»;',
  '[[p.a], y] = [[N], 3]; «M = p.a * 2»;',
  'y = [p.a] = [N]; «M = p.a * 2»;',
  '[p.a] = [p.b] = [N]; «M = p.a + p.b»;',
  'y = [N]; [p.a] = y; «M = p.a * 2»;',
  '[(p.a)] = [N]; «M = p.a * 2»;',
  '[this.r3] = [N]; «M = r3 * 2»;',
  '[globalThis.r4] = [N]; «M = r4 * 2»;',
  'var q2 = p; [q2.a] = [N]; «M = p.a * 2»;',
  'var f2 = () => p; [f2().a] = [N]; «M = p.a * 2»;',
  'for (p.a of [N]) ; «M = p.a * 2»;',
  'for ([p.a] of [[N]]) ; «M = p.a * 2»;',
  'for ({ z: p.a } of [{ z: N }]) ; «M = p.a * 2»;',
  'for (this.r5 of [N]) ; «M = r5 * 2»;',
  'for ([p.a] in { [N]: 1 }) ; «M = p.a * 2»;',
  'if (N) { [p.a] = [N]; } «M = p.a * 2»;',
];

const statements = [
  'for (const v of [N]) M = v * 2;',
  'for (let v = N, k = 0; k < 1; k++) M = v * 2;',
  'if (N) { M = N * 2; }',
  'if (N) M = N * 2; else M = 3;',
  'try { throw N; } catch (e) { M = e * 2; }',
  'switch (1) { default: M = N * 2; }',
  'do { M = N * 2; } while (false);',
  'lab: M = N * 2;',
  '{ M = N * 2; }',
  '{ let u = N; M = u * 2; }',
  'y = N, M = y * 2;',
  '[M] = [N * 2];',
  '({ v: M } = { v: N });',
  'var { v: M = N } = {};',
  "eval('M = N * 2');",
];

const functions = [
  'function f1() { return N * 2; } «M = f1()»;',
  'function f1() { return N * 2; } var h1 = f1; «M = h1()»;',
  'function f1() { return N * 2; } «M = [f1][0]()»;',
  'function f1() { return N * 2; } «M = Math.max(f1(), -50)»;',
  'function f1() { if (N > 50) return 2; return N * 2; } «M = f1()»;',
  'function f1(f = () => N) { return f() * 2; } «M = f1()»;',
  'function f1(v = N) { return v * 2; } «M = f1()»;',
  'function* f1() { yield N * 2; } «M = f1().next().value»;',
  'function f1(v) { f1.last = v; return f1.last * 2; } «M = f1(N)»;',
  'function f1() { return f1.v * 2; } f1.v = N; «M = f1()»;',
  'var f1 = () => N * 2; «M = f1.call(null)»;',
  'var f1 = ((v) => () => v * 2)(N); «M = f1()»;',
  'var f1 = function () { return this.v * 2; }.bind({ v: N }); «M = f1()»;',
  'var f1 = (v) => { y = v; return y * 2; }; «M = f1(N)»;',
  'var f1 = new Function("v", "return v * 2"); «M = f1(N)»;',
  'class C1 { get v() { return N * 2; } } «M = new C1().v»;',
  'class C1 { static v() { return N * 2; } } «M = C1.v()»;',
  'class C1 { constructor(v) { this.v = v * 2; } } «M = new C1(N).v»;',
  'var o2 = { valueOf() { return N * 2; } }; «M = o2 * 3»;',
  'var o2 = { get v() { return N * 2; } }; «M = o2.v * 3»;',
  'var o2 = { get v() { return N * 2; } }; y = o2.v; «N = y * 2»; «M = o2.v * 3»;',
  'var o2 = { f() { return this.v * 2; }, v: N }; «M = o2.f()»;',
  'var g1 = (function () { var u = N; return { get: () => u * 2 }; })(); «M = g1.get()»;',
];

/** What flows must be noticed when N is assigned before the holder or the function is there, and after it. */
const after = functions.map((line) => {
  const [definition, use] = line.split(/ (?=«M = [^»]*»;$)/);
  return `${definition} «N = ‹M› + 1»; ${use}`;
});

export const oddFlows: readonly string[] = [
  ...[...values, ...holders, ...patterns, ...statements, ...functions].map(
    (line) => `«N = ‹M› + 1»; ${line}`,
  ),
  ...after,
  // Beside these, too, functions read other variables.
  ...functions.map((line) => `«N = ‹M› + 1»; function beside() { return M; } ${line}`),
];
