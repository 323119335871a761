/* Taking the end of a tape off it, and writing its nodes again, perhaps on other inputs. */
import { CARRY, CONSTANT, firstWide, INPUT, UNREAD } from '../gates/opcodes';
import { deciding, Mark, Tape } from './tape';

const allFacts = ['reasons', 'byCounts', 'assumedMeanings'] as const;

/**
 * The nodes from `first` on, whose extra inputs begin at `firstArg`, as a tape of their own: they are counted from 0
 * there, and what they read is still numbered as on the tape.
 */
export function endOf(tape: Tape, first: number, firstArg: number): Tape {
  const { length, args, argCount } = tape;
  const end = new Tape(length - first);
  for (const list of ['op', 'a', 'b', 'c', 'from', 'to', 'marks', 'kind', 'value'] as const)
    end[list].set(tape[list].subarray(first, length));
  end.args = args.slice(firstArg, argCount);
  end.length = length - first;
  end.argCount = argCount - firstArg;
  for (let k = 0; k < end.length; k++)
    if (end.op[k] === INPUT || end.op[k] === UNREAD || end.op[k] >= firstWide) end.a[k] -= firstArg;
  for (const facts of allFacts)
    for (const [node, sentence] of tape[facts].since(first)) end[facts].set(node - first, sentence);
  return end;
}

/** Writes node `k` of another tape on this one, with the inputs that it has here. */
export function writeAgain(tape: Tape, source: Tape, k: number, inputs: readonly number[]): number {
  const node = madeAgain(tape, source, k, inputs);
  const isLeaf = source.op[k] === CONSTANT || source.op[k] === INPUT;
  tape.marks[node] |= source.marks[k] & (isLeaf ? ~0 : Mark.boolean | Mark.mixed | deciding);
  if (source.isCount(k)) tape.unmark(node, 'varies');
  tape.kind[node] = source.kind[k];
  if (source.byCounts.has(k)) tape.mark(node, 'assumed');
  for (const facts of allFacts) {
    const sentence = source[facts].get(k);
    if (sentence !== undefined) tape[facts].set(node, sentence);
  }
  return node;
}

function madeAgain(tape: Tape, source: Tape, k: number, inputs: readonly number[]): number {
  const [from, to] = [source.from[k], source.to[k]];
  switch (source.op[k]) {
    case CONSTANT:
      return tape.constant(source.value[k], from, to);
    case INPUT:
      return inputAgain(tape, source, k, inputs);
    case UNREAD:
      return tape.unread(from, to, inputs);
    case CARRY:
      return tape.carry(source.a[k], from, to, source.b[k] === 1);
    default:
      return tape.gate(source.op[k], inputs, from, to);
  }
}

function inputAgain(tape: Tape, source: Tape, k: number, inputs: readonly number[]): number {
  const node = tape.input(source.from[k], source.to[k], inputs);
  tape.set(node, source.value[k]);
  return node;
}

/** Whether a node only keeps gradients from the nodes that it reads: no gate that computes something of them. */
export function onlyBlocks({ op }: Tape, k: number): boolean {
  return op[k] === INPUT || op[k] === UNREAD;
}
