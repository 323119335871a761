/*
 * What a variable is worth, for a tight place: a number, the numbers of a short array, how long a longer one is and from
 * where to where its numbers go. And how often its line was gone through.
 */
import type { Analysis, Variable } from '../analysis/model';
import type { Tape } from '../tape/tape';
import { shortNumber } from './format';

/** Arrays of more numbers do not show all of them. */
const mostInline = 4;

/** Of more numbers nobody sees at a glance what they make. */
const mostNumerals = 4;

type MaybeNumber = number | null;

/** A number with what says that it is one: `= 6`, `≈ 0.7`, `= ?`. */
export function equal(value: MaybeNumber, isAssumed: boolean, precision: number): string {
  return value === null ? '= ?' : `${sign(isAssumed)} ${shortNumber(value, precision)}`;
}

/** The value of a variable, after its name. */
export function valueText({ value, values, shape, assumed }: Variable, precision: number): string {
  return shape && values ? arrayText(shape, values, assumed, precision) : equal(value, assumed, precision);
}

/** The same of its gradient. */
export function gradientText(variable: Variable, precision: number): string {
  const { gradient, gradients, shape, gradientAssumed } = variable;
  if (!shape || !gradients) return equal(gradient, gradientAssumed, precision);
  return arrayText(shape, gradients, gradientAssumed, precision);
}

function arrayText(
  shape: readonly number[],
  values: readonly MaybeNumber[],
  isAssumed: boolean,
  precision: number,
): string {
  if (values.every((value) => value === null)) return '= ?';
  if (values.length > mostInline) return `(${shape.join(', ')}) ${rangeText(values, isAssumed, precision)}`;
  const short = (value: MaybeNumber) => (value === null ? '?' : shortNumber(value, precision));
  return `${sign(isAssumed)} ${nested(shape, values.map(short))}`;
}

/** `[[1, 2], [3, 4]]` */
function nested(shape: readonly number[], texts: readonly string[]): string {
  const [, ...inner] = shape;
  if (inner.length === 0) return `[${texts.join(', ')}]`;
  const size = inner.reduce((product, count) => product * count, 1);
  const parts = Array.from({ length: shape[0] }, (_, k) =>
    nested(inner, texts.slice(k * size, (k + 1) * size)),
  );
  return `[${parts.join(', ')}]`;
}

/** From where to where the numbers of an array go; what is none stands after that. */
function rangeText(values: readonly MaybeNumber[], isAssumed: boolean, precision: number): string {
  const finite = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const odd = values.filter((value) => value !== null && !Number.isFinite(value)) as number[];
  const [least, most] = finite.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const [from, to] = [least, most].map((value) => shortNumber(value, precision));
  const range = finite.length === 0 ? [] : [from === to ? `all ${from}` : `${from} \u2026 ${to}`];
  const others = new Set(odd.map((value) => shortNumber(value, precision)));
  const rest = values.includes(null) ? ['?'] : [];
  return `${isAssumed ? '\u2248 ' : ''}${[...range, ...others, ...rest].join(', ')}`;
}

function sign(assumed: boolean): string {
  return assumed ? '\u2248' : '=';
}

/** How often the line was gone through; '' where once. */
export function roundsText({ rounds }: Variable): string {
  if (rounds === undefined) return '';
  return rounds === null ? '1 of many' : `\u00d7${rounds}`;
}

/** Whether all that a variable is worth stands in the code already, behind its name. */
export function isPlainLiteral({ version, definition }: Variable, { tape, lines }: Analysis): boolean {
  const { elements, earlier = [], node, origin } = version;
  // In a loop over a list each round has its number from another place.
  if (earlier.some((each) => tape.from[each.node] !== tape.from[node])) return false;
  if (origin !== 'literal' && origin !== 'computed') return false;
  if (!definition) return origin === 'literal';
  const line = lines.lineOf(definition.from);
  const isBehind = (place: number) =>
    place > definition.from && (elements !== undefined || lines.lineOf(place) === line);
  return (elements?.nodes ?? [node]).every((each) => isOfNumerals(tape, each, isBehind));
}

/** Whether numbers that stand in the code at the right places are all that a node is computed from: `2`, `-2`, `1 / 3`. */
function isOfNumerals(tape: Tape, node: number, isBehind: (place: number) => boolean): boolean {
  const open = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    // Which numeral it is may be assumed.
    if (open.length > mostNumerals || tape.byCounts.has(at)) return false;
    const inputs = tape.isUnknown(at) ? [] : tape.inputsOf(at);
    if (inputs.length > 0) open.push(...inputs);
    else if (!tape.isConstant(at) || !isBehind(tape.from[at])) return false;
  }
  return true;
}
