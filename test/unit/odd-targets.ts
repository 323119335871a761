/*
 * All that may stand at the left of an assignment and is a variable all the same, or holds one. N and M are variables,
 * E is an expression; the marks are those of watched.ts.
 */

/** Targets that are N in JavaScript, and in TypeScript. */
const plain = ['(N)', '((N))', '( /* w */ N )', '(N\n)'];
const typed = [
  'N!',
  'N!!',
  '(N!)',
  '(N)!',
  '(N as any)',
  '(N as number)',
  '((N as any) as number)',
  '(N as any as number)!',
  '(<any>N)',
  '(<number>(<any>N))',
  '(<any>N)!',
  '(N satisfies number)',
  '((N) satisfies number)',
  '(N! as any)',
  '((N! satisfies any) as number)',
];

/** Ways to assign to a target T. */
const assigning: readonly string[] = [
  'T = 4;',
  'T += 3;',
  'T -= M;',
  'T *= E;',
  'T **= 2;',
  'T ||= 3;',
  'T &&= 3;',
  'T ??= 3;',
  'T <<= 1;',
  'T++;',
  '--T;',
  'M = T = 3;',
  'M = T += 2;',
  'M = T++ + ‹N›;',
  'var z = [T = 5];',
  'if (true) T = 4;',
  'for (T of [1, 2]) ;',
  'for (T in { z: 1 }) ;',
  'for (T = 0; N < 2; T++) ;',
  '[T] = [5];',
  '[T, M] = [M, N];',
  '[[T]] = [[5]];',
  '[T = 3] = [];',
  '[...T] = [1];',
  '({ v: T } = { v: 3 });',
  '({ v: T = 3 } = {});',
  '({ v: [T] } = { v: [3] });',
  '({ ...T } = {});',
  'for ([T] of [[3]]) ;',
  'for ({ v: T } of [{ v: 3 }]) ;',
  '(() => { T = 4; })();',
  'M = (T = 4, 2);',
  `\`\${T = 4}\`;`,
  'var late3 = () => T++; late3();',
];

/** Every way with every target would be a thousand lines: each way gets three, and each target each kind of way. */
function crossed(targets: readonly string[], each: number): readonly string[] {
  return assigning.flatMap((line, k) =>
    Array.from({ length: each }, (_, n) =>
      line.replaceAll('T', targets[(k * each + n + Math.floor(k / 5)) % targets.length]),
    ),
  );
}

export const oddTargets: readonly string[] = [
  ...crossed(plain, 1),
  '((N)) += (M);',
  '(p.a) = 9; «M = p.a * 2»;',
  '(p).a = 9; «M = p.a * 2»;',
  "((p))['a'] = 9; «M = p.a * 2»;",
  '(w)[0] = 9; «M = w[0] * 2»;',
  '[(p.a)] = [9]; «M = p.a * 2»;',
  '({ v: (p.a) } = { v: 9 }); «M = p.a * 2»;',
  'for ((p.a) of [9]) ; «M = p.a * 2»;',
  '(this).N = 6;',
  '(globalThis).N = 6;',
  '(0, globalThis).N = 6;',
  '(N, p).a = 6; «M = p.a * 2»;',
  '(true ? p : w).a = 6; «M = p.a * 2»;',
  '(p.c ??= p).a = 6; «M = p.a * 2»;',
  '(() => p)().a = 6; «M = p.a * 2»;',
];

/** In TypeScript only. */
export const typedTargets: readonly string[] = [
  ...crossed(typed, 3),
  'p!.a = 9; «M = p.a * 2»;',
  '(p as any).a = 9; «M = p.a * 2»;',
  '(<any>p).a += 9; «M = p.a * 2»;',
  '(p satisfies object).a = 9; «M = p.a * 2»;',
  'p.a! += 9; «M = p.a * 2»;',
  '(p.a as any) = 9; «M = p.a * 2»;',
  'w[0]! += 9; «M = w[0] * 2»;',
  '(w as number[])[0]++; «M = w[0] * 2»;',
  '(globalThis as any).N = 6;',
  '(this as any).N = 6;',
  '(Math as any).tanh = (v: number) => 7; «M = Math.tanh(‹N›)»;',
  '[N as any] = [5];',
  '[M, N as any] = [M, 5];',
  'for ([N as any] of [[3]]) ;',
  '({ v: N as any } = { v: 3 });',
  '({ v: N as any, ...M } = { v: 3 });',
  '(f as any) = (v: number) => 7; «M = f(‹N›)»;',
  'f! = (v: number) => 7; «M = f(‹N›)»;',
];
