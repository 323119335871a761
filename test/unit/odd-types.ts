/*
 * What TypeScript has to change a variable with, or to seem to. N and M are variables, E is an expression; the marks
 * are those of watched.ts.
 */
import { typedTargets } from './odd-targets';

/** Nothing of this is there when the program runs. */
const types: readonly string[] = [
  'type N = number;',
  'type N<M> = M extends (infer N)[] ? N : never;',
  'interface N { M: 3; }',
  'interface I9 { N: number; M?: string; readonly [key: string]: unknown; }',
  'interface I9 { new <T>(N: T): void; (M: number): number; get N(): number; set N(v); }',
  'interface I9<N = number> extends Array<N> { M<N>(v: N): N; }',
  'declare var N: number;',
  'declare const q9: unique symbol;',
  'declare function f(v: number): number;',
  'declare class K9 { N: number; constructor(M: number); static f(v: number): void; }',
  'declare namespace Q9 { let N: number; function f(v: number): number; }',
  "declare module 'm9' { export let N: number; }",
  'declare enum E9 { N = 3 }',
  'let v9: typeof N; «M = ‹N› * 2»;',
  'let v9: { N: number; M(): void } | undefined; «M = ‹N› * 2»;',
  'let v9: (N: number, M?: string) => asserts N is number; «M = ‹N› * 2»;',
  'let v9: new (N: number) => number; «M = ‹N› * 2»;',
  'let v9: [N: number, M?: number]; «M = ‹N› * 2»;',
  `let v9: \`N\${string}\`; «M = ‹N› * 2»;`,
  'let v9!: number; «M = ‹N› * 2»;',
  'namespace Q9 { export type N = 3; } «M = ‹N› * 2»;',
];

/** Types within code that runs. */
const within: readonly string[] = [
  '«M = (‹N› as number) * 2»;',
  '«M = (<number>‹N›) * 2»;',
  '«M = ‹N›! * 2»;',
  '«M = ‹N›! + ‹N›!»;',
  '«M = (‹N› satisfies number) * 2»;',
  '«M = ‹N› as any as number»;',
  '«M = (3 as const) * ‹N›»;',
  '«M = (<any>‹N›) ** 2»;',
  '«M = ‹N› < 3 ? <number>‹N› : 2»;',
  '«M = f<number>(‹N›)»;',
  '«M = (f as any)(‹N›)»;',
  '«M = f!(‹N›)»;',
  '«M = (Math as any).tanh(‹N›)»;',
  '«M = p!.a * 2»;',
  '«M = (p as any).a * 2»;',
  '«M = w[0]! * 2»;',
  'const g9 = <T,>(v: T): T => v; «M = g9(‹N›)»;',
  'const g9 = <T extends number>(v: T) => v * 2; «M = g9<number>(‹N›)»;',
  'const g9 = (v: number, u?: number): number => v * 2; «M = g9(‹N›)»;',
  'const g9 = (v: number, u: number = 3): number => v * u; «M = g9(‹N›)»;',
  'const g9: (v: number) => number = (v) => v * 2; «M = g9(‹N›)»;',
  'const g9 = ((v: number) => v * 2) as (v: number) => number; «M = g9(‹N›)»;',
  'function g9(this: any, v: number): number { return v * 3; } «M = g9(‹N›)»;',
  'function g9(this: any, v: number, u: number): number { return v * 3 - u; } «M = g9(‹N›, 2)»;',
  'function g9(v: any): v is number { return v > 0; } «M = g9(‹N›) ? 2 : 3»;',
  'function g9(v: any): asserts v { N = 7; } g9(1); «M = ‹N› * 2»;',
  'function g9(v: number): number; function g9(v: string): string; function g9(v: any) { return v * 9; } «M = g9(‹N›)»;',
  'function g9(v: number): number; function g9(v: any) { N = 7; return v; } g9(2); «M = ‹N› * 2»;',
  'function f(v: number): number; function f(v: any) { return v * 9; } «M = f(‹N›)»;',
  'function g9<T extends number>(v: T): number { return v * 2; } «M = g9(‹N›)»;',
  'function g9(v: number): { N: number } { return { N: v }; } «M = g9(‹N›).N * 2»;',
  'let v9!: number; v9 = N; «M = v9 * 2»;',
  'let v9: number = (N as number); «M = v9 * 2»;',
  'const o9 = { a: 2 } as const; «M = o9.a * ‹N›»;',
  'const o9 = { a: 2 as number, b: <any>3 }; «M = o9.a * o9.b»;',
  'const o9 = { a: 2 } satisfies object; (o9 as any).a = 5; «M = o9.a * 2»;',
  'const o9: Readonly<{ a: number }> = { a: 2 }; Object.assign(o9, { a: 5 }); «M = o9.a * 2»;',
  'try { throw 3; } catch (e: unknown) { M = N = e as number; }',
  'for (const v of [1] as number[]) N = v;',
  'for (const v of <any>[N]) M = v * 2;',
  'if ((N as any) instanceof Object) ; «M = ‹N› * 2»;',
];

/** What TypeScript has that runs. */
const running: readonly string[] = [
  'enum E9 { A = 2, B } «M = E9.B * ‹N›»;',
  'enum E9 { A = N, B = A * 2 } «M = E9.B * 2»;',
  'enum E9 { A = (N = 3) } «M = ‹N› * 2»;',
  'enum E9 { N = 3, Z = N } «M = E9.Z * ‹N›»;',
  'const enum E9 { A = 2 } «M = E9.A * ‹N›»;',
  'enum E9 { A = 2 } enum E9 { B = 5 } «M = E9.B * ‹N›»;',
  'namespace Q9 { N = 4; } «M = ‹N› * 2»;',
  'namespace Q9 { let N = 4; N = 5; M = N; }',
  'namespace Q9 { export let N = 3; N = 4; } «M = Q9.N * ‹N›»;',
  'namespace Q9 { export const v = N * 2; } «M = Q9.v * 2»;',
  'namespace Q9 { export function f() { N = 4; } } Q9.f(); «M = ‹N› * 2»;',
  'namespace Q9 { export const f = (v: number) => v + 1; } «M = Q9.f(‹N›)»;',
  'namespace Q9.R9 { N = 4; } «M = ‹N› * 2»;',
  'namespace Q9 { let late = () => (N = 4); late(); } «M = ‹N› * 2»;',
  'module Q9 { N = 4; }',
  'class K9 { constructor(public v = N) {} } «M = new K9().v * 2»;',
  'class K9 { constructor(public v = (N = 3)) {} } new K9(); «M = ‹N› * 2»;',
  'class K9 { constructor(private readonly N: number) { N = 5; } } new K9(2); «M = ‹N› * 2»;',
  'class K9 { declare v: number; private z = (N = 3); } new K9(); «M = ‹N› * 2»;',
  'class K9 { static readonly v: number = N; } «M = K9.v * 2»;',
  'class K9 { accessor v = (N = 3); } new K9(); «M = ‹N› * 2»;',
  'class K9 { static accessor v = N; } «M = K9.v * 2»;',
  'abstract class K9 { abstract f(): void; static { N = 3; } } «M = ‹N› * 2»;',
  'abstract class K9 { g() { N = 3; } } (class extends K9 { override g() { super.g(); } }).prototype.g();',
  'class K9 { f(v: number): void; f(v: any) { N = 3; } } new K9().f(1); «M = ‹N› * 2»;',
  'class K9<T> { [key: string]: any; f?(): void; g = <U,>(v: U) => (N = 3); } new K9<number>().g(1);',
  '@((k: any) => { N = 3; }) class K9 {} «M = ‹N› * 2»;',
  'const d9 = (v: any, c: any): any => { N = 3; }; @d9 class K9 {} «M = ‹N› * 2»;',
  'const d9 = (v: any, c: any): any => { N = 3; }; class K9 { @d9 f() {} } «M = ‹N› * 2»;',
  'const d9 = (v: any, c: any): any => { N = 3; }; class K9 { @d9 v = 1; } «M = ‹N› * 2»;',
  'const d9 = (v: any, c: any): any => () => { N = 3; }; class K9 { @d9 f() {} } new K9().f(); «M = ‹N› * 2»;',
  'const d9 = (n: number) => (v: any, c: any): any => { N = n; }; class K9 { @d9(4) static f() {} } «M = ‹N› * 2»;',
  'const d9 = (v: any, c: any): any => () => N * 2; class K9 { @d9 static f() { return 1; } } «M = K9.f() * 3»;',
  'const d9 = (v: any, c: any): any => c.addInitializer(() => { N = 3; }); @d9 class K9 {} «M = ‹N› * 2»;',
];

export const oddTypes: readonly string[] = [...types, ...within, ...running, ...typedTargets];

const dispose = "[Symbol.dispose ?? Symbol.for('Symbol.dispose')]";

/** JavaScript that Node doesn't run by itself yet. */
export const newer: readonly string[] = [
  ...running
    .filter((line) => /@|accessor/.test(line))
    .map((line) => line.replace(/: (any|number)\b/g, '').replace(' as any', '')),
  `{ using r9 = { ${dispose}() { N = 5; } }; } «M = ‹N› * 2»;`,
  `{ using r9 = { ${dispose}() { N = 5; } }; «M = ‹N› * 2»; } «y = ‹N› * 2»;`,
  `{ using r9 = { v: N, ${dispose}() {} }; M = r9.v * 2; }`,
  `for (using r9 of [{ ${dispose}() { N = 5; } }]) ; «M = ‹N› * 2»;`,
  `(function () { using r9 = { ${dispose}() { N = 5; } }; return 1; })(); «M = ‹N› * 2»;`,
  `const d9 = { ${dispose}() { N = 5; } }; { using r8 = d9, r9 = null; } «M = ‹N› * 2»;`,
];
