/* How a gradient is kept on one side of a corner, and dropped on the other. */
import { asFactor, choiceOf, opposite } from './expressions';
import { print, type Sheet } from './sheet';
import { ofLines, type Style } from './style';

/** A gradient that is handed on where a condition holds, and is 0 elsewhere. */
export interface Mask {
  readonly condition: string;
  /** The condition that holds elsewhere. */
  readonly otherwise: string;
  readonly kept: string;
}

/** What `z > 0 ? dh : 0`, or the same turned round, says; null of anything else. */
export function maskOf(expression: string): Mask | null {
  const choice = choiceOf(expression);
  if (!choice) return null;
  const { condition, yes, no } = choice;
  const otherwise = opposite(condition);
  if (otherwise === null || (yes === '0') === (no === '0')) return null;
  return no === '0'
    ? { condition, otherwise, kept: yes }
    : { condition: otherwise, otherwise: condition, kept: no };
}

export interface MaskForm {
  readonly name: string;
  readonly write: (mask: Mask, isTyped: boolean) => string;
}

/** A condition as a factor: TypeScript wants a number. */
export const factor = (condition: string, isTyped: boolean) =>
  isTyped ? `Number(${condition})` : `(${condition})`;

export const maskForms: readonly MaskForm[] = [
  { name: 'c ? d : 0', write: ({ condition, kept }) => `${condition} ? ${kept} : 0` },
  { name: 'not c ? 0 : d', write: ({ otherwise, kept }) => `${otherwise} ? 0 : ${kept}` },
  { name: '(c ? 1 : 0) * d', write: ({ condition, kept }) => `(${condition} ? 1 : 0) * ${asFactor(kept)}` },
  {
    name: 'd * (c)',
    write: ({ condition, kept }, isTyped) => `${asFactor(kept)} * ${factor(condition, isTyped)}`,
  },
  {
    name: '(c) * d',
    write: ({ condition, kept }, isTyped) => `${factor(condition, isTyped)} * ${asFactor(kept)}`,
  },
  {
    name: 'd * Number(c)',
    write: ({ condition, kept }) => `${asFactor(kept)} * Number(${condition})`,
  },
];

/** A mask that looks at what came out of `Math.max(0, z)` for what went in, or the other way round. */
export function byOutput({ condition, otherwise, kept }: Mask, sheet: Sheet): Mask | null {
  const name = /^(\w+) > 0$/.exec(condition)?.[1];
  const isRectified = ({ source }: { readonly source: string }, out: string) =>
    new RegExp(`\\b${out} = (Math\\.max\\((0, ${name}|${name}, 0)\\)|relu\\(${name}\\));`).test(source);
  const out = [...sheet.names].find((each) => isRectified(sheet.program, each));
  if (name === undefined || out === undefined || otherwise !== `${name} <= 0`) return null;
  return { condition: `${out} > 0`, otherwise: `${out} === 0`, kept };
}

export function masked(name: string, write: (mask: Mask, sheet: Sheet) => string | null): Style {
  return ofLines(`mask: ${name}`, (pass, sheet) => {
    const written = pass.steps.map((step) => {
      const mask = maskOf(step.expression);
      const expression = mask && write(mask, sheet);
      return expression ? print({ ...step, expression }) : null;
    });
    if (written.every((line) => line === null)) return null;
    return pass.steps.map((step, k) => written[k] ?? print(step));
  });
}

export const masks: readonly Style[] = [
  ...maskForms
    .slice(1)
    .map(({ name, write }) =>
      masked(name, (mask, { program }) => write(mask, program.language === 'typescript')),
    ),
  masked('by what came out', (mask, sheet) => {
    const other = byOutput(mask, sheet);
    return other && maskForms[0].write(other, false);
  }),
  masked('0 where 0 came out', (mask, sheet) => {
    const other = byOutput(mask, sheet);
    return other && maskForms[1].write(other, false);
  }),
];
