/* Which nodes of the tape are an array's numbers: these are one node of the drawing. */
import { INPUT } from '../gates/opcodes';
import type { Tape } from '../tape/tape';
import type { Version, Wiring } from '../tape/wiring';
import type { ArrayElements } from './part';

/** The arrays of a circuit. A number that stands in several belongs to the first. */
export class Arrays {
  private readonly owners = new Map<number, number>();
  private readonly elements = new Map<number, ArrayElements>();

  constructor(tape: Tape, { versions, start, end }: Wiring, repeats: boolean) {
    const named = new Set(versions.map(({ node }) => node));
    const firstReader = readersOf(tape, start, end);
    let last = start - 1;
    for (const version of versions) {
      const { name, node, elements, origin } = version;
      if (elements) {
        // What was a variable's, or made by an earlier statement, is drawn where it was made.
        const isNew = (each: number) =>
          each > last && each < node && (firstReader.get(each) ?? Number.POSITIVE_INFINITY) > node;
        const isOwn = (each: number) => !named.has(each) && !this.owners.has(each) && isNew(each);
        const own = elements.nodes.filter(isOwn);
        if (own.length > 0) this.add({ name, ...elements }, node, own);
      }
      if (origin !== 'free' && origin !== 'parameter') last = Math.max(last, node);
    }
    // Where nothing goes through them, single elements are inputs like all others.
    if (repeats) this.given(versions, tape);
  }

  /** The array that a node stands for; undefined for any other. */
  at(node: number): ArrayElements | undefined {
    return this.elements.get(node);
  }

  /** The node of the array that a number belongs to; itself for one of none. */
  ownerOf(node: number): number {
    return this.owners.get(node) ?? node;
  }

  private add(elements: ArrayElements, node: number, own: readonly number[]): void {
    this.elements.set(node, elements);
    for (const each of own) this.owners.set(each, node);
  }

  /** ArrayElements of an array that the file does not give: `w[0]`, `w[1]`, … */
  private given(versions: readonly Version[], tape: Tape): void {
    const found = new Map<string, { index: number; node: number }[]>();
    for (const { name, node, origin } of versions) {
      const [, base, index] = /^(.+)\[(\d+)\]$/.exec(name) ?? [];
      if (base === undefined || origin === 'computed' || tape.op[node] !== INPUT) continue;
      const list = found.get(base) ?? [];
      list.push({ index: Number(index), node });
      found.set(base, list);
    }
    for (const [name, list] of found) {
      const nodes = list.sort((one, other) => one.index - other.index).map(({ node }) => node);
      const whole = versions.find((version) => version.name === name && tape.op[version.node] === INPUT);
      const node = whole?.node ?? nodes[0];
      this.add({ name, shape: [nodes.length], nodes }, node, [...nodes, node]);
    }
  }
}

/** The first that reads each node of a circuit. */
function readersOf(tape: Tape, start: number, end: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let node = start; node < end; node++)
    for (const input of tape.inputsOf(node)) if (!found.has(input)) found.set(input, node);
  return found;
}
