/* What is done to a gradient when it is right, and before it is used: it is judged as it was before. */
import { namesRead } from './expressions';
import { type Pass, print, type Sheet } from './sheet';
import { choice, fresh, ofScopes, type Style } from './style';

/** The statements that change a gradient, given its variable and a name for each wish. */
type Change = (gradient: string, variable: string, names: readonly string[]) => string[];

/** A name for a number of its own, and the number; none stands for a change that needs none. */
type Wish = readonly [name: string, value: string];

/** The gradients of the pass that no line reads, with their variables. */
function leaves(pass: Pass, sheet: Sheet, k: number): Map<string, string> {
  const read = new Set(pass.steps.flatMap(({ expression }) => [...namesRead(expression)]));
  const found = new Map<string, string>();
  for (const name of pass.computed) {
    const variable = sheet.variableOf(name, k);
    if (!read.has(name) && variable !== null) found.set(name, variable);
  }
  return found;
}

function afterwards(
  name: string,
  wishes: (sheet: Sheet) => readonly Wish[],
  change: Change,
  where: 'at the end' | 'at once' = 'at the end',
): Style {
  return ofScopes(`afterwards: ${name}`, (pass, sheet) => {
    // With a second pass below, names would be declared twice.
    if (sheet.passes.length > 1) return null;
    const own = leaves(pass, sheet, 0);
    const wanted = wishes(sheet);
    const names = wanted.flatMap(([wish]) => fresh(sheet, [wish], 1));
    const changes = (gradient: string) => {
      const variable = own.get(gradient);
      if (variable === undefined) return [];
      return change(gradient, variable, names).map((line) => `${line} // afterwards`);
    };
    if (own.size === 0) return null;
    const lines = pass.steps.flatMap((step) => {
      const line = print(own.has(step.name) && step.keyword === 'const' ? { ...step, keyword: 'let' } : step);
      const isDone = pass.stepsOf(step.name).at(-1) === step;
      return [line, ...(where === 'at once' && isDone ? changes(step.name) : [])];
    });
    return {
      above: wanted.map(([, value], k) => `const ${names[k]} = ${value};`),
      lines: where === 'at once' ? lines : [...lines, ...[...own.keys()].flatMap(changes)],
    };
  });
}

const batch = (): Wish[] => [['batchSize', '8']];
const none = (): Wish[] => [];

export const afterGradients: readonly Style[] = [
  afterwards(
    'd += reg * a',
    ({ program }) => [[choice(['reg', 'lambda', 'decay'], program), '0.001']],
    (gradient, variable, [reg]) => [`${gradient} += ${reg} * ${variable};`],
  ),
  afterwards(
    'd = d + 2 * reg * a',
    () => [['lambda', '0.01']],
    (gradient, variable, [reg]) => [`${gradient} = ${gradient} + 2 * ${reg} * ${variable};`],
  ),
  afterwards(
    'd += reg * a at once',
    () => [['reg', '0.001']],
    (gradient, variable, [reg]) => [`${gradient} += ${reg} * ${variable};`],
    'at once',
  ),
  afterwards('d /= n', batch, (gradient, _variable, [n]) => [`${gradient} /= ${n};`]),
  afterwards('d /= n at once', batch, (gradient, _variable, [n]) => [`${gradient} /= ${n};`], 'at once'),
  afterwards('d = d / n', batch, (gradient, _variable, [n]) => [`${gradient} = ${gradient} / ${n};`]),
  afterwards(
    'd *= scale',
    () => [['scale', '0.5']],
    (gradient, _variable, [scale]) => [`${gradient} *= ${scale};`],
  ),
  afterwards('clipped by max and min', none, (gradient) => [
    `${gradient} = Math.max(-5, Math.min(5, ${gradient}));`,
  ]),
  afterwards(
    'clipped by a choice',
    () => [['limit', '5']],
    (gradient, _variable, [limit]) => [
      `${gradient} = ${gradient} > ${limit} ? ${limit} : ${gradient} < -${limit} ? -${limit} : ${gradient};`,
    ],
  ),
  afterwards(
    'divided, then clipped',
    () => [
      ['n', '4'],
      ['most', '1'],
    ],
    (gradient, _variable, [n, most]) => [
      `${gradient} /= ${n};`,
      `${gradient} = Math.min(${most}, Math.max(-${most}, ${gradient}));`,
    ],
  ),
  afterwards(
    'momentum',
    () => [
      ['mu', '0.9'],
      ['velocity', '0.2'],
    ],
    (gradient, _variable, [mu, velocity]) => [`${gradient} = ${mu} * ${velocity} + ${gradient};`],
  ),
];
