/* The nodes of an expression that wait for the gate that reads them. */
import { grown, type Tape } from '../tape/tape';

/** What a value is; `mixed` is a number or a boolean. */
type ValueKind = 'number' | 'boolean' | 'mixed';

/** The nodes that wait for their gate. */
export class Operands {
  nodes = new Int32Array(64);
  count = 0;

  push(node: number): void {
    if (this.count === this.nodes.length) this.nodes = grown(this.nodes, this.count + 1);
    this.nodes[this.count++] = node;
  }

  pop(): number {
    return this.nodes[--this.count];
  }

  last(count: number): number[] {
    // Element by element: a view of the array, unpacked, takes many times as long for so few.
    const nodes: number[] = [];
    for (let k = this.count - count; k < this.count; k++) nodes.push(this.nodes[k]);
    return nodes;
  }

  take(count: number): number[] {
    const taken = this.last(count);
    this.count -= count;
    return taken;
  }

  /** What a gate gives of the last `count`, some of which may be booleans; null where it compares one with a number. */
  kindOf(tape: Tape, gate: string, count: number, chooses: number | undefined): ValueKind | null {
    let areNumbers = true;
    for (let k = this.count - count; k < this.count; k++) areNumbers &&= tape.isNumber(this.nodes[k]);
    if (areNumbers) return 'number';
    const inputs = this.last(count);
    // Like is compared with like: a boolean is never the same as a number.
    const areBooleans = (nodes: readonly number[]) => nodes.every((node) => tape.isBoolean(node));
    if (gate === '==' || gate === '!=') return areBooleans(inputs) ? 'number' : null;
    if (chooses === undefined) return 'number';
    // The test decides what is chosen, not what it is.
    const chosen = inputs.slice(chooses);
    if (chosen.every((node) => tape.isNumber(node))) return 'number';
    return areBooleans(chosen) ? 'boolean' : 'mixed';
  }
}
