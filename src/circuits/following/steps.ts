/* What a step along a gradient looks like in the text, and in what it is made of. */
import { opcodeOf } from '../../gates/opcodes';
import type { Expression, Target } from '../../program/code';
import type { Tape } from '../../tape/tape';

/** Whether a name, or a member's, is that of a gradient of a variable or member. */
export type IsGradientOf = (name: string, variable: string) => boolean;

/** What people call that which pulls on an output, where no gradient variable does. */
const pullName = /^(?:pull|error|err|residual|resid|diff|delta)s?$/i;

export function isPullName(name: string): boolean {
  return pullName.test(name);
}

const copy = opcodeOf('copy');

/** What a number is a copy of. */
export function originOf(tape: Tape, node: number): number {
  let origin = node;
  while (tape.op[origin] === copy) [origin] = tape.inputsOf(origin);
  return origin;
}

/** Whether an assignment steps its target down a gradient: `w -= lr * dw`, `w = w - lr * dw`, `p.data += -lr * p.grad`. */
export function isStep(
  target: Target,
  operator: string,
  value: Expression,
  isGradientOf: IsGradientOf,
): boolean {
  const name = lastName(target);
  if (name === null) return false;
  const isDown =
    operator === '-' ||
    (operator === '+' && parts(value).some((part) => part.kind === 'gate' && part.gate === 'negate')) ||
    (operator === '' &&
      value.kind === 'gate' &&
      value.gate === '-' &&
      value.inputs.length === 2 &&
      isSame(value.inputs[0], target));
  return isDown && parts(value).some((part) => isNamed(part, (own) => isGradientOf(own, name)));
}

/** Whether two places are written alike. */
function isSame(one: Expression | Target, other: Expression | Target): boolean {
  if (one.kind === 'name') return other.kind === 'name' && one.name === other.name;
  if (one.kind === 'number') return other.kind === 'number' && one.value === other.value;
  if (one.kind === 'member')
    return other.kind === 'member' && one.key === other.key && isSame(one.of, other.of);
  if (one.kind !== 'at' || other.kind !== 'at') return false;
  return isSame(one.of, other.of) && isSame(one.index, other.index);
}

/** The name that a variable or member goes by; for an element that of its array. */
export function lastName(of: Target | Expression): string | null {
  if (of.kind === 'name') return of.name;
  if (of.kind === 'member') return of.key;
  return of.kind === 'at' ? lastName(of.of) : null;
}

function isNamed(part: Expression, is: (name: string) => boolean): boolean {
  if (part.kind === 'name') return is(part.name);
  return part.kind === 'member' && is(part.key);
}

/** An expression and all that it is made of, as far as numbers go. */
function parts(whole: Expression): readonly Expression[] {
  const all = [whole];
  for (const part of all) {
    if (part.kind === 'gate') all.push(...part.inputs);
    else if (part.kind === 'member') all.push(part.of);
    else if (part.kind === 'at') all.push(part.of, part.index);
    else if (part.kind === 'call') all.push(part.callee, ...part.args.map(({ value }) => value));
  }
  return all;
}
