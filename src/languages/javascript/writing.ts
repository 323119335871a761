/*
 * How code is written in JavaScript: operators, with how tightly they hold together, and functions. A function of the gate
 * table is a function of Math of the same name, unless `notInMath` has it, so that a new row needs nothing here.
 */
import { infix, prefix, Rank, type Spelling, type Writing } from '../../program/dialect';

const { atom, power, product, sign, sum } = Rank;
const comparison = 5;
const equality = 4;
const and = 3;
const or = 2;
const choice = 1;

const operators: ReadonlyMap<string, Spelling> = new Map<string, Spelling>([
  ['+', infix('+', sum)],
  ['-', infix('-', sum)],
  ['*', infix('*', product)],
  ['/', infix('/', product)],
  ['remainder', infix('%', product)],
  [
    '**',
    {
      kind: 'operator',
      rank: power,
      parts: [{ input: 0, least: atom }, ' ** ', { input: 1, least: power }],
      unsigned: true,
    },
  ],
  // -a * b means -(a * b).
  ['negate', prefix('-', sign, product)],
  ['plus', prefix('+', sign)],
  ['not', prefix('!', sign)],
  ['<', infix('<', comparison)],
  ['>', infix('>', comparison)],
  ['<=', infix('<=', comparison)],
  ['>=', infix('>=', comparison)],
  ['==', infix('===', equality)],
  ['!=', infix('!==', equality)],
  ['and', infix('&&', and)],
  ['or', infix('||', or)],
  ['known', infix('??', or)],
  [
    'choose',
    {
      kind: 'operator',
      rank: choice,
      parts: [
        { input: 0, least: choice + 1 },
        ' ? ',
        { input: 1, least: choice },
        ' : ',
        { input: 2, least: choice },
      ],
    },
  ],
  ['copy', { kind: 'operator', rank: Rank.loosest, parts: ['x = ', { input: 0, least: choice }] }],
]);

/** Operators by their signs in the text, those among them that do the same included. */
export const gateOfSign = {
  unary: new Map([
    ['-', 'negate'],
    ['+', 'plus'],
    ['!', 'not'],
  ]),
  binary: new Map([
    ...['+', '-', '*', '/', '**', '<', '>', '<=', '>='].map((same) => [same, same] as const),
    ['%', 'remainder'],
    ['==', '=='],
    ['===', '=='],
    ['!=', '!='],
    ['!==', '!='],
    ['&&', 'and'],
    ['||', 'or'],
    ['??', 'known'],
  ]),
} as const;

/** Operators on two values that are no rows of the gate table, or not in all that they do. */
export const otherGateOfSign: ReadonlyMap<string, string> = new Map([
  ['==', 'looseEqual'],
  ['!=', 'looseUnequal'],
  ['in', 'in'],
  ['instanceof', 'instanceof'],
  ['&', 'bitAnd'],
  ['|', 'bitOr'],
  ['^', 'bitXor'],
  ['<<', 'shiftLeft'],
  ['>>', 'shiftRight'],
  ['>>>', 'shiftRightUnsigned'],
]);

/** What operators are called in a sentence, where that is not their gate's name. */
const titles: ReadonlyMap<string, string> = new Map([
  ['remainder', '%'],
  ['==', '==='],
  ['!=', '!=='],
  ['not', '!'],
  ['and', '&&'],
  ['or', '||'],
  ['known', '??'],
  ['choose', '?:'],
  ...[...otherGateOfSign].map(([sign, gate]) => [gate, sign] as const),
  ['bitNot', '~'],
  ['typeof', 'typeof'],
  ['void', 'void'],
]);

/** Functions of the gate table that people write themselves. */
export const notInMath: ReadonlySet<string> = new Set(['square', 'sigmoid', 'relu', 'softplus']);

/** How a function of the gate table is called. */
export function pathOf(gate: string): string {
  return notInMath.has(gate) ? gate : `Math.${gate}`;
}

/** Whether a gate is written as an operator; any other is called by name. */
export function isOperator(gate: string): boolean {
  return operators.has(gate);
}

export const writing: Writing = {
  spelling: (gate) => operators.get(gate) ?? { kind: 'call', name: pathOf(gate) },
  constant: (name) => `Math.${name}`,
  number: (value) => (Object.is(value, -0) ? '-0' : String(value)),
  title: (gate) => titles.get(gate) ?? (isOperator(gate) ? gate : pathOf(gate)),
  fence: 'js',
  comment: '//',
  separator: ';',
  declaresOnce: (keyword) => keyword === 'let' || keyword === 'const',
  list: ', ',
  end: ';',
  namedReturn: 'var y = …; return y;',
  isFinal: (keyword) => keyword === 'const',
  updateSign: (gate, like) => {
    const sign = titles.get(gate) ?? gate;
    if (like === '') return `${sign}=`;
    return /^(\+\+|--)$/.test(like) ? sign + sign : sign;
  },
  assignment: (name, update, value) => `${name} ${titles.get(update) ?? update}= ${value}`,
};
