/* The lines of a pass, as they stand in the text. */
import { type Assignment, moved, movedWhole } from '../program/statements';
import type { PassLine, Version } from '../tape/wiring';
import type { Treatment } from './stores';

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
    sign: moved(statement.sign, base),
    treatment,
    makesRoom,
    steps: statement.steps,
    base,
    whole: moved(statement, base),
    within: movedWhole(statement.within, base),
    declares: statement.declares,
  };
}
