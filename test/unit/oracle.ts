/*
 * Independent judges for the engine's numbers: real JavaScript, and derivatives found by moving a number and looking.
 * Nothing in here uses the code under test.
 */
import { createContext, Script } from 'node:vm';
import type { Parameters as RunParameters } from 'fast-check';

/** How a property test runs: a fixed seed, which fast-check prints on failure, and more runs on request. */
export function runs(count: number): RunParameters<unknown> {
  const { BACKPROP_LENS_RUNS = '1', BACKPROP_LENS_SEED = '20240607' } = process.env;
  return { numRuns: Math.ceil(count * Number(BACKPROP_LENS_RUNS)), seed: Number(BACKPROP_LENS_SEED) };
}

/** Every other one of what may stand around a line, the others around the next; all of them where more is asked for. */
export function surroundingsOf<T>(all: readonly T[]): (nth: number) => readonly T[] {
  const isAll = Number(process.env.BACKPROP_LENS_RUNS ?? '1') > 1;
  return (nth) => all.filter((_, k) => isAll || (k + nth) % 2 === 0);
}

/** Runs a classic script in a world of its own, with these globals. */
export function runScript(code: string, globals: Readonly<Record<string, unknown>> = {}): unknown {
  return newWorld(globals)(code);
}

/**
 * How long a script may take. Only loops may go on for ever (recursion ends with the stack), and watching the clock
 * costs more than most scripts do.
 */
export function limitOf(code: string): { readonly timeout?: number } {
  return /\b(for|while|do)\b/.test(code) ? { timeout: 10_000 } : {};
}

/** A world that several scripts can run in, which is much cheaper than one for each. */
export function newWorld(globals: Readonly<Record<string, unknown>>): (code: string) => unknown {
  const context = createContext({ ...globals });
  return (code) => new Script(code).runInContext(context, limitOf(code));
}

export interface Derivative {
  readonly value: number;
  /** How far off it may be. */
  readonly error: number;
}

/**
 * The derivative of `f` at `x` by Ridders' method from several first steps. Returns null where there is none to be
 * found: at kinks and jumps, at the edge of the domain, or where rounding drowns it.
 */
export function derivative(f: (x: number) => number, x: number): Derivative | null {
  const size = Math.max(Math.abs(x), 1e-3);
  const here = f(x);
  const slope = (h: number) => (f(x + h) - here) / (x + h - x);
  const left = slope(-1e-6 * size);
  const right = slope(1e-6 * size);
  if (!(Math.abs(left - right) <= 1e-3 * (Math.abs(left) + Math.abs(right)) + 1e-6)) return null;
  let best: Derivative | null = null;
  for (const start of [0.1, 1e-2, 1e-3, 1e-4]) {
    const found = ridders(f, x, start * size, Math.abs(here) * Number.EPSILON);
    if (found && (!best || found.error < best.error)) best = found;
  }
  // A result that does not even resemble the slope nearby comes from steps that were too long.
  const near = (left + right) / 2;
  if (!best || Math.abs(best.value - near) > 1e-2 * Math.abs(near) + 1e-4) return null;
  return best;
}

/** `rounding` is how far off a value of `f` may be: beside a large one small changes drown, and seem to be none. */
function ridders(f: (x: number) => number, x: number, start: number, rounding: number): Derivative | null {
  const shrink = 1.6;
  const central = (h: number) => (f(x + h) - f(x - h)) / (x + h - (x - h));
  let h = start;
  let above = [central(h)];
  let best: Derivative | null = null;
  for (let row = 1; row < 10; row++) {
    h /= shrink;
    const current = [central(h)];
    let factor = shrink * shrink;
    for (let k = 1; k <= row; k++, factor *= shrink * shrink) {
      current[k] = current[k - 1] + (current[k - 1] - above[k - 1]) / (factor - 1);
      const change = Math.max(Math.abs(current[k] - current[k - 1]), Math.abs(current[k] - above[k - 1]));
      const error = Math.max(change, rounding / h);
      if (Number.isFinite(error) && (!best || error < best.error)) best = { value: current[k], error };
    }
    above = current;
  }
  return best;
}

/** Whether a gradient is what was found by looking, as far as looking can tell; null where it can't. */
export function agrees(gradient: number, found: Derivative | null): boolean | null {
  if (!found) return null;
  const size = Math.max(Math.abs(found.value), 1e-3);
  if (found.error > 1e-4 * size) return null;
  return Math.abs(gradient - found.value) <= 20 * found.error + 1e-8 * size;
}

/** Bit for bit, with NaN equal to itself and 0 apart from -0. */
export const same = (one: unknown, other: unknown) => Object.is(one, other);
