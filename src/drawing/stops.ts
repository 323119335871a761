/* A walk through the circuit, gate by gate, forward and then backward, with a sentence on each. */
import type { Analysis, Circuit } from '../analysis/model';
import { firstGate } from '../gates/opcodes';
import { flowsOf } from '../tape/run';
import type { Span } from '../text/span';
import { outlineOf } from './outline';
import { Spoken } from './spoken';

/** One stop of a walk through the circuit: a gate, and what happens there. */
export interface Stop {
  readonly phase: 'forward' | 'backward';
  /** The gate, by its number on the tape. */
  readonly node: number;
  readonly at: Span;
  readonly sentence: string;
}

/** What a gate hands to one of its inputs, and where that stands among all that the input gets. */
interface Handed {
  readonly input: number;
  readonly k: number;
  readonly share: number;
  /** Which one it is of how many, and what they come to up to here. */
  readonly nth: number;
  readonly of: number;
  readonly total: number;
}

/** All stops of a walk through a circuit: all gates forward, in the order in which they run, then all of them backward. */
export class Stops {
  readonly gates: readonly number[];
  private readonly spoken: Spoken;
  /** The gates that hand an input something, the last first. */
  private readonly givers = new Map<number, number[]>();

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    digits: number,
  ) {
    this.gates = gatesOf(analysis, circuit);
    this.spoken = new Spoken(analysis, circuit, this.gates, digits);
    for (const gate of [...this.gates].reverse()) {
      for (const { input } of flowsOf(analysis.tape, gate)) {
        const list = this.givers.get(input);
        if (list) list.push(gate);
        else this.givers.set(input, [gate]);
      }
    }
  }

  get length(): number {
    return 2 * this.gates.length;
  }

  /** The gate at a stop, counted from 0; undefined outside of the walk. */
  nodeAt(index: number): number | undefined {
    const { length } = this.gates;
    return this.gates[index < length ? index : 2 * length - 1 - index];
  }

  /** What happens at a stop, counted from 0; null outside of the walk. */
  stepAt(index: number): Stop | null {
    const node = this.nodeAt(index);
    if (node === undefined) return null;
    const { from, to } = this.analysis.tape;
    const at = { from: from[node], to: to[node] };
    const forward = index < this.gates.length;
    return {
      phase: forward ? 'forward' : 'backward',
      node,
      at,
      sentence: `${this.spoken.title(node)}: ${forward ? this.forward(node) : this.backward(node)}.`,
    };
  }

  private forward(node: number): string {
    const { spoken } = this;
    const { numbers: known } = this.analysis;
    const name = spoken.name(node);
    const formula = spoken.forwardText(node, (input) => spoken.name(input));
    const statement = spoken.hasName(node) ? `${name} = ${formula}` : formula;
    if (!known.isShown(node)) return `${statement} can\u2019t be known${because(this.whyNoValue(node))}`;
    const value = spoken.value(node);
    const numbers = spoken.forwardText(node, (input) => spoken.value(input));
    const sign = spoken.sign(node);
    const steps = numbers === value ? [statement, value] : [statement, numbers, value];
    return `${steps.join(` ${sign} `)}${spoken.switched(node)}`;
  }

  private backward(node: number): string {
    const { spoken } = this;
    const { tape, numbers: known } = this.analysis;
    if (!known.arrives(node) && !known.mayArrive(node))
      return 'no gradient arrives here, so there is none to hand on';
    const tug = this.circuit.outputs.find(({ variable }) => variable.version.node === node);
    const start = tug ? `the tug on ${spoken.name(node)} is ${spoken.number(tug.seed)}; ` : '';
    if (!known.isGradientShown(node)) return start + this.unknownGradient(spoken.gradient(node), node);
    const inputs = tape.inputsOf(node).filter((input) => tape.varies(input));
    const were = [...new Set(inputs)].map((input) => spoken.named(input)).join(' and ');
    const count = new Set(inputs).size;
    const heard = `${start}its input${count === 1 ? ' was' : 's were'} ${were}`;
    const shares = this.sharesOf(node).map((share) => this.shareText(node, share));
    const cut = spoken.cut(node);
    return [heard, ...shares, ...cut].join('; ');
  }

  private shareText(node: number, { input, k, share, nth, of, total }: Handed): string {
    const { spoken } = this;
    const { numbers: known } = this.analysis;
    const name = spoken.gradient(input);
    const formula = spoken.backwardText(node, k, 'names');
    const isShown = known.isGradientShown(input);
    if (spoken.isDoubtful(node) && !isShown) return this.unknownGradient(`${name} = ${formula}`, input);
    const value = spoken.number(share);
    const numbers = spoken.backwardText(node, k, 'numbers');
    const sign = known.isGradientAssumed(input) ? '\u2248' : '=';
    const chain = [...new Set([formula, numbers, value])].join(` ${sign} `);
    if (of === 1) return `${name} = ${chain}`;
    const place = `the ${ordinal(nth)} of ${of} shares of ${name}`;
    if (nth === 1 || !isShown) return `${name} gets ${chain} (this is ${place})`;
    const before = spoken.number(total - share);
    const plus = share < 0 ? `\u2212 ${spoken.number(-share)}` : `+ ${value}`;
    const sum = `${before} ${plus} adds up to ${spoken.number(total)}`;
    return `${name} gets ${chain} (this is ${place}: ${sum}${nth < of ? ' so far' : ''})`;
  }

  /** What a gate hands on; what goes into constants is nobody's gradient. */
  private sharesOf(node: number): Handed[] {
    const { tape, numbers: known } = this.analysis;
    const flows = flowsOf(tape, node).filter(({ input }) => tape.varies(input));
    return flows.map(({ input, k, local }, index) => {
      const givers = (this.givers.get(input) ?? []).filter((gate) => known.arrives(gate));
      const seeds = this.circuit.outputs.filter(({ variable }) => variable.version.node === input);
      // A gate that reads one wire twice gives it two shares, in the order of its inputs.
      const twice = flows.slice(0, index).filter((flow) => flow.input === input);
      const first = givers.indexOf(node);
      let total = seeds.reduce((sum, { seed }) => sum + seed, 0);
      for (const gate of new Set(givers.slice(0, first)))
        for (const flow of flowsOf(tape, gate))
          if (flow.input === input) total += known.share(gate, flow.local);
      for (const flow of twice) total += known.share(node, flow.local);
      const share = known.share(node, local);
      const nth = seeds.length + first + twice.length + 1;
      return { input, k, share, nth, of: seeds.length + givers.length, total: total + share };
    });
  }

  private unknownGradient(what: string, node: number): string {
    return `${what} can\u2019t be known${because(this.analysis.numbers.whyNoGradient(node, 'it'))}`;
  }

  private whyNoValue(node: number): string | undefined {
    const { numbers, variableOf } = this.analysis;
    const version = this.circuit.wiring.versions.find((each) => each.node === node);
    return (version && variableOf.get(version)?.reason) ?? numbers.whyNoValue(node);
  }
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${reason}`;
}

/**
 * The gates that the circuit's variables are made of, in the order in which they run. What is computed from numbers
 * alone is an input, and helpers of a hand-written pass are no part of the circuit.
 */
export function gatesOf(analysis: Analysis, circuit: Circuit): number[] {
  const { tape } = analysis;
  const { wiring } = circuit;
  const needed = new Set<number>();
  const given = new Set<number>();
  for (const { node, helper, origin } of wiring.versions) {
    if (!helper) needed.add(node);
    if (origin !== 'computed') given.add(node);
  }
  for (const node of needed) {
    if (tape.op[node] < firstGate || given.has(node)) continue;
    for (const input of tape.inputsOf(node)) needed.add(input);
  }
  // Of code that repeats, what only counts rounds is not drawn, and not walked through.
  const outline = outlineOf(analysis, circuit, 'statements');
  const isDrawn = (node: number) => !outline.repeats || outline.partOf.has(node);
  const isGate = (node: number) =>
    tape.op[node] >= firstGate &&
    tape.varies(node) &&
    !given.has(node) &&
    node >= wiring.start &&
    node < wiring.forwardEnd &&
    tape.inputsOf(node).some((input) => tape.varies(input));
  return [...needed].filter((node) => isGate(node) && isDrawn(node)).sort((one, other) => one - other);
}

function ordinal(n: number): string {
  const word = ['first', 'second', 'third', 'fourth', 'fifth'][n - 1];
  if (word) return word;
  const ends = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ends}`;
}
