/*
 * The way through an expression from its leaves up. Only what puts it on the tape has another one: it follows functions
 * into their own expressions, and many times more steps than all others.
 */
import type { Step } from './statements';

/** A step that stands for itself, and one that makes a value of those before it. */
export type Leaf = Exclude<Step, { readonly kind: 'gate' | 'call' | 'callee' }>;
export type Applied = Extract<Step, { readonly kind: 'gate' | 'call' }>;

/** What an expression comes to, where `leafOf` says what its leaves are and `appliedTo` what is made of them. */
export function foldSteps<T>(
  steps: readonly Step[],
  leafOf: (step: Leaf) => T,
  appliedTo: (step: Applied, inputs: T[]) => T,
): T | null {
  const stack: T[] = [];
  for (const step of steps) {
    if (step.kind === 'callee') continue;
    if (step.kind === 'gate' || step.kind === 'call')
      stack.push(appliedTo(step, stack.splice(stack.length - step.count)));
    else stack.push(leafOf(step));
  }
  return stack.length === 1 ? stack[0] : null;
}
