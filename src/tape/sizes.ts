/* How large the contributions to each gradient are: what a difference must be small against. */
import { firstGate, firstWide } from '../gates/opcodes';
import { localGradient, wideLocals } from './generated/passes';
import { seedValue } from './run';
import { arity, type Tape } from './tape';
import type { Wiring } from './wiring';

/** For each forward node the sum of its contributions' sizes, at the values that the tape has. */
export function contributionSizes(tape: Tape, { start, forwardEnd, seeds }: Wiring): Float64Array {
  const { op, a, b, c, value: v } = tape;
  const sizes = new Float64Array(forwardEnd - start);
  for (const seed of seeds) sizes[seed.version.node - start] += Math.abs(seedValue(tape, seed));
  for (let i = forwardEnd - 1; i >= start; i--) {
    const size = sizes[i - start];
    if (size === 0 || op[i] < firstGate) continue;
    const wide = op[i] >= firstWide ? wideLocals(tape, i) : null;
    const count = wide ? wide.length : arity[op[i]];
    for (let k = 0; k < count; k++) {
      const input = wide ? tape.args[a[i] + k] : k === 0 ? a[i] : k === 1 ? b[i] : c[i];
      const local = wide ? wide[k] : (localGradient(op[i], k, v[a[i]], v[b[i]], v[i]) ?? 0);
      if (input >= start) sizes[input - start] += Math.abs(local) * size;
    }
  }
  return sizes;
}
