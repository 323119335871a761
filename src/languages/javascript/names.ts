/* What names mean in JavaScript by themselves. */
import { constants as ofMath } from '../../gates/constants';
import { bareNames, gateNames } from '../../gates/opcodes';
import { type BuiltIns, composedOf, finite, noNumber } from '../../program/dialect';
import { globalObjects } from './syntax';
import { isOperator, notInMath, pathOf } from './writing';

/** Functions of Math that have other names in the gate table. */
const otherwise: ReadonlyMap<string, string> = new Map([['pow', '**']]);

/** Operations that other languages have. */
export const foreign: ReadonlySet<string> = new Set(['modulo', 'floorDivide', 'roundEven']);

const functions = gateNames.filter((gate) => !isOperator(gate) && !foreign.has(gate));

/** Functions of JavaScript itself that no row of the gate table stands for. */
const others: ReadonlySet<string> = new Set(
  `Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error Float32Array Float64Array
   Function Int16Array Int32Array Int8Array Intl JSON Map Number Object Promise Proxy RangeError Reflect RegExp Set String Symbol TypeError
   Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent eval parseFloat parseInt
   require setTimeout structuredClone
   Math.clz32 Math.f16round Math.imul Math.random Math.sumPrecise`.split(/\s+/),
);

/** What asks whether a number is one, or finite; these two are asked for numbers alone here. */
const asking: ReadonlyMap<string, string> = new Map(
  ['', 'Number.'].flatMap((of) => [
    [`${of}isNaN`, noNumber],
    [`${of}isFinite`, finite],
  ]),
);

export const builtIns: BuiltIns = {
  gates: new Map([
    ...functions.filter((gate) => !notInMath.has(gate)).map((gate) => [pathOf(gate), gate] as const),
    ...[...otherwise].map(([name, gate]) => [`Math.${name}`, gate] as const),
    ['Number', 'plus'],
  ]),
  assumed: new Map([...bareNames, ...functions.map((gate) => [gate, gate] as const), ...otherwise]),
  takesMore: () => false,
  ofLists: new Map(),
  composed: composedOf([...asking].map(([path, steps]) => [`${path}/1`, steps])),
  constants: new Map([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ...[...ofMath].map(([name, value]) => [`Math.${name}`, value] as const),
    ['Number.EPSILON', Number.EPSILON],
    ['Number.MAX_VALUE', Number.MAX_VALUE],
    ['Number.MIN_VALUE', Number.MIN_VALUE],
    ['Number.MAX_SAFE_INTEGER', Number.MAX_SAFE_INTEGER],
    ['Number.MIN_SAFE_INTEGER', Number.MIN_SAFE_INTEGER],
    ['Number.NaN', Number.NaN],
    ['Number.POSITIVE_INFINITY', Number.POSITIVE_INFINITY],
    ['Number.NEGATIVE_INFINITY', Number.NEGATIVE_INFINITY],
  ]),
  usual: new Map(),
  counts: new Map(),
  nothing: 'undefined',
  fixed: ['undefined', 'NaN', 'Infinity'],
  libraries: new Set(['Math']),
  instance: 'this',
  everyArgument: 'arguments',
  globalObjects,
  random: 'Math.random',
  madeBy: (path) => (path === 'Math.random' ? 'draw' : null),
  ofOne: new Map(),
  isNumberItself: () => false,
  instances: new Map(),
  changesNothing: (path) => /^(Math|console)\./.test(path) || asking.has(path),
  truthIsNumber: false,
  arithmetic: null,
  showing: new Set(['console']),
  isFunction: (path) => path === 'Number' || path.startsWith('Math.') || asking.has(path),
  isOther: (path) => others.has(path),
};
