/*
 * Code that is not read, and reads a variable through something else: a function, a container, an object. N is the
 * variable, S is what the code makes of it, and G stands for what a holder gives.
 */

/** How N gets out of sight, and the expression that brings it back. */
export const holders: readonly (readonly [holder: string, gives: string])[] = [
  ['const term = (k) => k * N;', 'term(2)'],
  ['function term(k) { return k * N; }', 'term(2)'],
  ['function term(k) { if (k > 9) return 0; return k * N; }', 'term(2)'],
  ['const term = (k) => k * N, twice = (k) => 2 * term(k);', 'twice(1)'],
  ['const by = (k) => (v) => v * k; const term = by(N);', 'term(3)'],
  ['const box = { v: N };', 'box.v'],
  ['const box = {}; box.v = N;', 'box.v'],
  ['const box = { f: () => N * 2 };', 'box.f()'],
  ['const box = { get v() { return N * 2; } };', 'box.v'],
  ['const box = { v: N, f() { return this.v * 2; } };', 'box.f()'],
  ['const box = { valueOf: () => N };', 'box * 3'],
  ['const box = { toString: () => String(N) };', `Number(\`\${box}\`)`],
  ['const list = [N];', 'list[0]'],
  ['const list = []; list.push(N);', 'list[0]'],
  ['const list = [() => N * 2];', 'list[0]()'],
  ['const list = new Float64Array(2); list[1] = N;', 'list[1]'],
  ['const map = new Map([["k", N]]);', 'map.get("k")'],
  ['const set = new Set(); set.add(N);', '[...set][0]'],
  ['class Cell { v = N; }', 'new Cell().v'],
  ['class Cell { static v = N; }', 'Cell.v'],
  ['class Cell { constructor(v) { this.v = v; } } const cell = new Cell(N);', 'cell.v'],
  ['class Cell { #v = N; get v() { return this.#v; } } const cell = new Cell();', 'cell.v'],
  ['function* gen() { yield N * 2; }', 'gen().next().value'],
  ['const it = [N][Symbol.iterator]();', '[...it, 0][0]'],
  ['const tag = () => N * 2;', 'tag`t`'],
  ['const bound = ((v) => v * 2).bind(null, N);', 'bound()'],
  ['let kept; { const inner = N * 2; kept = () => inner; }', 'kept()'],
  ['let kept; try { kept = () => N * 2; } catch {}', 'kept()'],
  ['let kept; switch (1) { default: kept = () => N * 2; }', 'kept()'],
  ['let kept; for (const k of [2]) kept = () => N * k;', 'kept()'],
  ['let kept; if (true) { kept = [N]; }', 'kept[0]'],
];

/** Statements that are not followed, and assign S. */
export const uses: readonly string[] = [
  'for (let i = 0; i < 1; i++) S += G;',
  'for (const v of [1]) S += v * G;',
  'for (const v of [G]) S += v;',
  'let i = 0; while (i++ < 1) S += G;',
  'do S += G; while (false);',
  'if (true) S = G;',
  'if (true) { const k = G; S = k + 1; }',
  'try { S = G; } catch {}',
  'try { throw G; } catch (e) { S = e; }',
  'switch (1) { case 1: S = G; }',
  '{ let k = G; S += k; }',
  '[1, 2].forEach((v) => { S += v * G; });',
  '[S] = [G];',
  '({ v: S } = { v: G });',
  'S = [1, 2].map((v) => v * G)[1];',
  'S = [1, 2].reduce((sum, v) => sum + v * G, 0);',
  'console.log(S = (() => G * 2)());',
  '(() => { S = G; })();',
  '(function () { S = G; })();',
  'S = (() => G)() + 1;',
  'S = [...(function* () { yield G; })()][0];',
  'for (const v of (function* () { yield G; })()) S += v;',
  'new (class { constructor() { S = G; } })();',
  '(class { static { S = G; } });',
  `\`\${S = G}\`;`,
  'void (S = G, 0);',
  'true && (S = G);',
  '({ get v() { S = G; return 1; } }).v;',
];

/** Programs around such code, marked as watched.ts says: the gradient of N is not that of the last term alone. */
export const around: readonly ((code: string) => string)[] = [
  (code) => `var «q = 1.5»;\nvar «x = ‹q› * 2»;\nvar s = 0;\n${code}\nvar «y = s + ‹x› * 3»;\n`,
  (code) =>
    `function run(q) {\n  const «x = ‹q› * 2»;\n  let s = 0;\n  ${code}\n  «return s + ‹x›»;\n}\nrun(1.25);\n`,
];

/** A holder and code that uses it, which reads `from` and assigns `to`. */
export function reading(
  [holder, gives]: (typeof holders)[number],
  use: string,
  from: string,
  to: string,
): string {
  return `${holder} ${use}`.replace(/(?<!\.)\b[NSG]\b/g, (hole) =>
    hole === 'N' ? from : hole === 'S' ? to : gives,
  );
}
