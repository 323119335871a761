/* The lines of a pass: what an assignment puts on the tape, and where it stands in the text. */
import type { Shared } from '../circuits/bindings';
import type { ExpressionBuilder } from '../circuits/expression';
import { type Names, nowhere } from '../circuits/meaning';
import { CARRY, CONSTANT, INPUT, opcodeOf } from '../gates/opcodes';
import { type Assignment, moved, movedWhole } from '../program/statements';
import { Mark, type Tape } from '../tape/tape';
import type { PassLine, Version } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Treatment } from './stores';

/** What building statements needs of the file. */
export interface Workshop extends Shared {
  readonly expressions: ExpressionBuilder;
}

const copy = opcodeOf('=') as number;

/** Puts the value of `target operator= expression` on the tape. */
export function buildValue(shop: Workshop, names: Names, statement: Assignment, base: number): number {
  const { target, operator, steps } = statement;
  const left = operator ? names.read(target, nowhere, nowhere) : null;
  const value = shop.expressions.build(steps, base, names);
  if (left === null) return value;
  const { from, to } = moved(statement, base);
  if (typeof left !== 'number') {
    const behind = left.kind === 'none' ? left.nodes : [];
    return shop.tape.unread(from, to, [...behind, value]);
  }
  return shop.tape.gate(opcodeOf(operator) as number, [left, value], from, to);
}

/** The node itself where it is new and nobody's, else a copy: each assignment has a node of its own. */
export function ownNode({ tape }: Shared, node: number, before: number, at: Span, base: number): number {
  if (node >= before && !isInput(tape, node)) return node;
  const { from, to } = moved(at, base);
  const own = tape.gate(copy, [node], from, to);
  tape.marks[own] |= tape.marks[node] & (Mark.boolean | Mark.mixed);
  return own;
}

/** Inputs belong to names of their own, and so do the constants that stand for members: `p.a`. */
function isInput({ op, marks }: Tape, node: number): boolean {
  if (op[node] === CONSTANT) return (marks[node] & Mark.varies) !== 0;
  return op[node] === INPUT || op[node] === CARRY;
}

/** A line of a pass, as it stands in the text. */
export function passLine(
  statement: Assignment,
  base: number,
  index: number,
  node: number,
  of: Version | null,
  treatment: Treatment = 'set',
  makesRoom = false,
): PassLine {
  return {
    name: statement.target,
    of,
    node,
    at: moved(statement.targetAt, base),
    expression: moved(statement.expression, base),
    statement: index,
    operator: statement.operator,
    sign: statement.sign + base,
    treatment,
    makesRoom,
    steps: statement.steps,
    base,
    whole: moved(statement, base),
    within: movedWhole(statement.within, base),
    declares: statement.declares,
  };
}
