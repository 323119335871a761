/* Whether the gradient goes back along each wire of the drawing, and how much of it. */
import type { Analysis } from '../analysis/model';
import { inputNamed, isFlat, rowAt } from '../gates/rows';
import { namesIn, testOf, testsIn } from '../gates/rules';
import type { Numbers } from '../tape/numbers';
import { type Flow, flowsOf } from '../tape/run';
import type { Tape } from '../tape/tape';
import type { Figure, WireState } from './model';
import type { Part } from './part';

export interface Branch {
  readonly state: WireState;
  readonly contribution: Figure;
}

/** What each port of a part hands back, in the order of its ports. */
export function branchesOf(analysis: Analysis, part: Part): Branch[] {
  const { tape, numbers } = analysis;
  if (part.rounds) return roundsOf(analysis, part);
  // What no gradient arrives at hands none on, whether it is read or not.
  const arrives = resultsOf(part).some((node) => numbers.mayArrive(node));
  if (part.kind === 'input' || part.kind === 'unread')
    return part.ports.map(() => ({
      state: 'unread',
      contribution: { value: arrives ? null : 0, assumed: false },
    }));
  const flow = new PartFlow(tape, numbers, part);
  return part.ports.map(({ reads, k }) => {
    const [read] = reads;
    const state = reads.map((each) => flow.stateOf(each, k)).reduce(better);
    const assumed = numbers.isGradientAssumed(read);
    const certain = state !== 'unknown' && (numbers.isGradientShown(read) || flow.isSafe());
    const share = state === 'open' ? flow.share(read, k) : 0;
    const value = !arrives ? 0 : certain ? share : null;
    return { state, contribution: { value, assumed } };
  });
}

/** What is handed back is summed up for no more rounds than these. */
const mostRounds = 400;

/** What the rounds of a statement hand back together, to the node that the wire comes from. */
function roundsOf(analysis: Analysis, { ports, rounds = [] }: Part): Branch[] {
  const isSummed = rounds.length <= mostRounds;
  const counted = rounds.slice(-mostRounds);
  const known = new Map(counted.map((part) => [part, branchesOf(analysis, part)]));
  return ports.map((port) => {
    let state: WireState | undefined;
    let value: number | null = isSummed ? 0 : null;
    let assumed = false;
    for (const each of port.rounds ?? []) {
      const branch = known.get(each.part)?.[each.port];
      if (!branch) continue;
      state = better(state, branch.state);
      if (each.part.ports[each.port].from !== port.from) continue;
      const { contribution } = branch;
      assumed ||= contribution.assumed;
      value = value === null || contribution.value === null ? null : value + contribution.value;
    }
    return { state: state ?? 'flat', contribution: { value, assumed } };
  });
}

/** The nodes that a part computes for others. */
function resultsOf({ node, elements }: Part): readonly number[] {
  return elements ? elements.nodes : [node];
}

/** Goes backward through the gates of one part. */
class PartFlow {
  /** By source, and by source and port of a single gate. */
  private readonly shares = new Map<string, number>();
  private readonly states = new Map<string, WireState>();

  constructor(
    private readonly tape: Tape,
    private readonly numbers: Numbers,
    private readonly part: Part,
  ) {
    const results = resultsOf(part);
    const gradients = new Map(results.map((node) => [node, numbers.share(node, 1)]));
    const arriving = new Map<number, WireState>(results.map((node) => [node, 'open']));
    for (const gate of part.gates) {
      const above = arriving.get(gate) ?? 'flat';
      const flows = flowsOf(tape, gate);
      tape.inputsOf(gate).forEach((input, k) => {
        const flow = flows.find((candidate) => candidate.k === k);
        const here = this.stateAt(gate, k, flow);
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

  /** Where a gate's value is unknown, its flows are listed even where a switch that is known cuts them. */
  private stateAt(gate: number, k: number, flow: Flow | undefined): WireState {
    const { tape } = this;
    const mayFlow = flow !== undefined || (tape.isStandIn(gate) && isSwitch(tape, gate, k));
    if (mayFlow && doubtful(tape, gate, k)) return 'unknown';
    const hidden = flow && !tape.isShown(gate) && Number.isNaN(flow.local) && isSwitch(tape, gate, k);
    return flow && !hidden ? 'open' : closed(tape, gate, k);
  }

  stateOf(from: number, k: number): WireState {
    return this.states.get(this.id(from, k)) ?? 'flat';
  }

  share(from: number, k: number): number {
    return this.shares.get(this.id(from, k)) ?? 0;
  }

  /** All that the shares are made of is known. */
  isSafe(): boolean {
    const { tape, part } = this;
    if (!resultsOf(part).every((node) => this.numbers.isGradientShown(node))) return false;
    return part.gates.every((gate) => tape.inputsOf(gate).every((input) => tape.isShown(input)));
  }

  private id(from: number, k: number): string {
    return k < 0 ? `${from}` : `${from},${k}`;
  }
}

/** Why nothing flows to an input. */
function closed(tape: Tape, gate: number, k: number): WireState {
  const row = rowAt(tape.op[gate]);
  if (!row) return 'unread';
  return isFlat(row, k) ? 'flat' : 'cut';
}

/** The gate may or may not let something through to this input. */
function isSwitch(tape: Tape, gate: number, k: number): boolean {
  const rule = rowAt(tape.op[gate])?.rule(k);
  return rule ? testOf(rule) !== null : false;
}

/** It is not known how the gate's switch stands: something that it tests is unknown. */
function doubtful(tape: Tape, gate: number, k: number): boolean {
  const isUnknown = (node: number) => !tape.isShown(node);
  const rule = rowAt(tape.op[gate])?.rule(k);
  if (!isUnknown(gate) || !rule) return isUnknown(gate);
  const inputs = tape.inputsOf(gate);
  const tested = testsIn(rule).flatMap((test) => [...namesIn(test)]);
  return tested.some((name) => isUnknown(name === 'x' ? gate : (inputs[inputNamed(name)] ?? gate)));
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
