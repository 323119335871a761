import type { Analysis } from '../analysis';
import { firstGate, firstWide, gateAt } from '../circuit/opcodes';
import { flowsOf, Known } from '../circuit/run';
import { Mark, type Tape } from '../circuit/tape';
import type { Figure } from './graph';
import type { Part } from './outline';

/**
 * What a wire is for the gradient: it flows (`open`); a switch cuts it (`cut`); the gate lets none through whatever
 * the numbers are (`flat`); the switch's side is not known (`unknown`); it leads into something unread (`unread`).
 */
export type WireState = 'open' | 'cut' | 'flat' | 'unknown' | 'unread';

export interface Branch {
  readonly state: WireState;
  readonly contribution: Figure;
}

/** What each port of a part hands back, in the order of its ports. */
export function branchesOf(analysis: Analysis, part: Part): Branch[] {
  const { tape, known } = analysis;
  if (part.kind === 'input' || part.kind === 'unread')
    return part.ports.map(() => ({ state: 'unread', contribution: { value: null, assumed: false } }));
  const flow = new Flow(tape, part);
  return part.ports.map(({ from, k }) => {
    const state = flow.stateOf(from, k);
    const safe = !(known[from] & Known.unknown) || flow.isSafe(known);
    const value = state === 'open' && tape.reached[part.node] ? flow.share(from, k) : 0;
    return {
      state,
      contribution: {
        value: safe && state !== 'unknown' ? value : null,
        assumed: (known[from] & Known.assumed) !== 0,
      },
    };
  });
}

/** Goes backward through the gates of one part. */
class Flow {
  /** By source, and by source and port of a single gate. */
  private readonly shares = new Map<string, number>();
  private readonly states = new Map<string, WireState>();

  constructor(
    private readonly tape: Tape,
    private readonly part: Part,
  ) {
    const gradients = new Map([[part.node, tape.gradient[part.node]]]);
    const arriving = new Map<number, WireState>([[part.node, 'open']]);
    for (const gate of part.gates) {
      const above = arriving.get(gate) ?? 'flat';
      const flows = flowsOf(tape, gate);
      tape.inputsOf(gate).forEach((input, k) => {
        const flow = flows.find((candidate) => candidate.k === k);
        const here =
          flow === undefined ? closed(tape, gate, k) : doubtful(tape, gate, k) ? 'unknown' : 'open';
        const state = worse(above, here);
        arriving.set(input, better(arriving.get(input), state));
        const share = flow && state === 'open' ? flow.local * (gradients.get(gate) ?? 0) : 0;
        gradients.set(input, (gradients.get(input) ?? 0) + share);
        for (const id of [`${input}`, `${input},${k}`]) {
          this.states.set(id, better(this.states.get(id), state));
          this.shares.set(id, (this.shares.get(id) ?? 0) + share);
        }
      });
    }
  }

  stateOf(from: number, k: number): WireState {
    return this.states.get(this.id(from, k)) ?? 'flat';
  }

  share(from: number, k: number): number {
    return this.shares.get(this.id(from, k)) ?? 0;
  }

  /** All that the shares are made of is known. */
  isSafe(known: Uint8Array): boolean {
    const { tape, part } = this;
    if (known[part.node] & Known.unknown) return false;
    return part.gates.every((gate) =>
      tape.inputsOf(gate).every((input) => !(tape.marks[input] & Mark.unknown)),
    );
  }

  private id(from: number, k: number): string {
    return k < 0 ? `${from}` : `${from},${k}`;
  }
}

/** Why nothing flows to an input. */
function closed(tape: Tape, gate: number, k: number): WireState {
  const op = tape.op[gate];
  if (op < firstGate) return 'unread';
  return op < firstWide && gateAt(op)?.backward[k] === '0' ? 'flat' : 'cut';
}

/** It is not known how the gate's switch stands. */
function doubtful(tape: Tape, gate: number, k: number): boolean {
  const op = tape.op[gate];
  if (!(tape.marks[gate] & Mark.unknown)) return false;
  return op >= firstWide || (gateAt(op)?.backward[k].includes('?') ?? false);
}

const order: readonly WireState[] = ['open', 'unknown', 'unread', 'cut', 'flat'];

/** The state of one way that leads through two places. */
function worse(one: WireState, other: WireState): WireState {
  return order[Math.max(order.indexOf(one), order.indexOf(other))];
}

/** The state of several ways taken together. */
function better(one: WireState | undefined, other: WireState): WireState {
  return one === undefined ? other : order[Math.min(order.indexOf(one), order.indexOf(other))];
}
