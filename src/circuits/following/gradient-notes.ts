/*
 * The gradients that the first round of a loop makes, as their names tell, and what they are the gradients of: numbers
 * that were made of others before. By the chain rule these tell which numbers are stepped along their gradients.
 */
import { firstGate, opcodeOf } from '../../gates/opcodes';
import type { Tape } from '../../tape/tape';
import { isPullName, originOf } from './steps';

/** The variables that a name may be the gradient of. */
export type VariablesOf = (name: string) => readonly string[];

/** A gradient, which pulls on what has its variable's name by then. */
interface PullNote {
  readonly node: number;
  readonly on: readonly number[];
}

/** So many numbers are kept under one name, and so many notes of each kind. */
const mostOfName = 64;
const mostNotes = 32;

export class GradientNotes {
  private readonly named = new Map<string, number[]>();
  /** Names that are noted: later ones of a name may be what a step has made, gone through once more. */
  private readonly seen = new Set<string>();
  /** What names were read as. */
  private readonly read = new Map<string, readonly string[]>();
  private gradients: PullNote[] = [];
  private pulls: number[] = [];
  /** What has the name of a gradient, whatever it is of. */
  private products: { readonly node: number; readonly of: readonly string[] }[] = [];

  constructor(
    private readonly tape: Tape,
    private readonly readName: VariablesOf,
  ) {}

  private variablesOf(name: string): readonly string[] {
    const known = this.read.get(name);
    if (known) return known;
    const variables = this.readName(name);
    this.read.set(name, variables);
    return variables;
  }

  clear(): void {
    this.named.clear();
    this.seen.clear();
    this.gradients = [];
    this.pulls = [];
    this.products = [];
  }

  get isEmpty(): boolean {
    return this.gradients.length + this.products.length === 0;
  }

  /** Something gets a number, and goes by a name. */
  add(name: string, node: number): void {
    const known = this.named.get(name);
    if (!known) this.named.set(name, [node]);
    else if (known.length < mostOfName) known.push(node);
    if (this.seen.has(name) || this.tape.op[originOf(this.tape, node)] < firstGate) return;
    this.seen.add(name);
    const variables = this.variablesOf(name);
    if (isPullName(name) && this.pulls.length < mostNotes) this.pulls.push(node);
    if (variables.length === 0 || this.products.length >= mostNotes) return;
    this.products.push({ node, of: variables });
    const on = variables.flatMap((variable) => this.named.get(variable) ?? []);
    if (on.length > 0) this.gradients.push({ node, on: [...on] });
  }

  /** Whether a number steps along its gradient in code whose nodes begin at `start`. */
  tellStep(before: number, after: number, start: number): boolean {
    if (!this.isMadeOf(after, before, start)) return false;
    return (
      this.goesOn(before, after, start) ||
      this.isPulled(before, after, start) ||
      this.isTaken(before, after, start)
    );
  }

  /** What is called the gradient of the very variable, and is made of that, is taken from it: as a part of a momentum, say. */
  private isTaken(before: number, after: number, start: number): boolean {
    return this.products.some(
      ({ node, of }) =>
        of.some((variable) => this.named.get(variable)?.includes(after)) &&
        this.isMadeOf(node, before, start) &&
        this.isSubtracted(after, node, start),
    );
  }

  /** Whether another one goes into a number only as what is subtracted, or is multiplied with numbers below 0. */
  private isSubtracted(made: number, part: number, start: number): boolean {
    const { tape } = this;
    /** Numbers that go in as they are, and those that go in with the other sign. */
    const signs = [new Set([made]), new Set<number>()];
    for (let changed = true; changed; ) {
      const known = signs[0].size + signs[1].size;
      for (const [sign, nodes] of signs.entries())
        for (const node of nodes) {
          if (node < start || node <= part) continue;
          const op = tape.op[node];
          const inputs = tape.inputsOf(node);
          const below = inputs.filter((input) => (tape.constantAt(input) ?? 0) < 0).length;
          const turns = op === negate ? 1 : op === times || op === over ? below : 0;
          for (const [k, input] of inputs.entries())
            signs[(sign + turns + (op === minus ? k : 0)) % 2].add(input);
        }
      changed = signs[0].size + signs[1].size > known;
    }
    return signs[1].has(part) && !signs[0].has(part);
  }

  /** A gradient of what was made of the old number goes into the new one. */
  private goesOn(before: number, after: number, start: number): boolean {
    const isOther = (node: number) => originOf(this.tape, node) !== originOf(this.tape, before);
    return this.gradients.some(
      ({ node, on }) =>
        this.isMadeOf(after, node, start) &&
        on.some((each) => isOther(each) && this.isMadeOf(each, before, start)),
    );
  }

  /** What goes into the new number is what pulls on the output, times what the old one was multiplied with there. */
  private isPulled(before: number, after: number, start: number): boolean {
    const pulls = this.pulls.filter((pull) => this.isMadeOf(pull, before, start));
    return this.products.some(({ node: product }) => {
      if (!this.isMadeOf(after, product, start)) return false;
      return pulls.some((pull) => {
        if (pull === product || !this.isMadeOf(product, pull, start)) return false;
        const factors = this.factorsOf(product, pull);
        return this.partners(before, pull, start).some((each) => factors.has(each));
      });
    });
  }

  /** What terms of a number are multiplied of, as far as that is not the gate of a function, or behind a pull. */
  private factorsOf(node: number, pull: number): ReadonlySet<number> {
    const { tape } = this;
    const factors = new Set<number>();
    const open = [node];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === pull || tape.op[at] < firstGate) continue;
      const inputs = tape.inputsOf(at);
      if (tape.op[at] === times) for (const input of inputs) factors.add(originOf(tape, input));
      if (tape.op[at] === times || terms.has(tape.op[at])) open.push(...inputs);
      else if (tape.op[at] === over) open.push(inputs[0]);
      else if (tape.op[at] === choose) open.push(...inputs.slice(1));
    }
    return factors;
  }

  /** What a number is multiplied with, where another one is made of that. */
  private partners(node: number, made: number, start: number): number[] {
    const { tape } = this;
    const partners: number[] = [];
    for (let at = start; at < made; at++) {
      if (tape.op[at] !== times || !this.isMadeOf(made, at, start)) continue;
      const [one, other] = tape.inputsOf(at).map((input) => originOf(tape, input));
      if (one === originOf(tape, node)) partners.push(other);
      else if (other === originOf(tape, node)) partners.push(one);
    }
    return partners;
  }

  /** Whether a number is made of another one, by what stands behind `start`. */
  private isMadeOf(node: number, part: number, start: number): boolean {
    const behind = new Set([node]);
    for (const at of behind) {
      if (at === part) return true;
      if (at >= start && at > part) for (const input of this.tape.inputsOf(at)) behind.add(input);
    }
    return false;
  }
}

const opcode = (name: string) => opcodeOf(name) ?? -1;
const times = opcode('*');
const over = opcode('/');
const choose = opcode('choose');
const minus = opcode('-');
const negate = opcode('negate');
const terms: ReadonlySet<number> = new Set(['+', '-', 'negate', 'plus', 'copy'].map(opcode));
