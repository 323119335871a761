/*
 * How Python alone keeps a gradient on one side of a corner and drops it on the other. Styles write JavaScript that the
 * translator reads; `Math.where` stands for NumPy's.
 */
import { asFactor } from '../mutation/styles/expressions';
import { ofMask } from '../mutation/styles/inplace';
import { type MaskForm, masked } from '../mutation/styles/masks';
import type { Style } from '../mutation/styles/style';

const forms: readonly MaskForm[] = [
  { name: 'd * int(c)', write: ({ condition, kept }) => `${asFactor(kept)} * int(${condition})` },
  { name: 'int(c) * d', write: ({ condition, kept }) => `int(${condition}) * ${asFactor(kept)}` },
  { name: 'float(c) * d', write: ({ condition, kept }) => `float(${condition}) * ${asFactor(kept)}` },
  { name: 'd * (not c)', write: ({ otherwise, kept }) => `${asFactor(kept)} * (!(${otherwise}))` },
  { name: 'd * 1.0 * (c)', write: ({ condition, kept }) => `${asFactor(kept)} * 1.0 * (${condition})` },
  { name: 'c and d or 0', write: ({ condition, kept }) => `${condition} && (${kept}) || 0` },
];

const whereForms: readonly MaskForm[] = [
  { name: 'np.where(c, d, 0)', write: ({ condition, kept }) => `Math.where(${condition}, ${kept}, 0)` },
  { name: 'np.where(not c, 0, d)', write: ({ otherwise, kept }) => `Math.where(${otherwise}, 0.0, ${kept})` },
  {
    name: 'd * np.where(c, 1, 0)',
    write: ({ condition, kept }) => `${asFactor(kept)} * Math.where(${condition}, 1, 0)`,
  },
];

const inBoth = (some: readonly MaskForm[]): Style[] =>
  some.flatMap(({ name, write }) => [
    masked(name, (mask) => write(mask, false)),
    ofMask(`d = ${name}`, (gradient, mask) => `${gradient} = ${write(mask, false)};`),
  ]);

export const pythonMasks: readonly Style[] = [
  ...inBoth(forms),
  ofMask('d *= int(c)', (gradient, { condition }) => `${gradient} *= int(${condition});`),
  ofMask('d *= float(c)', (gradient, { condition }) => `${gradient} *= float(${condition});`),
];

export const numpyMasks: readonly Style[] = [
  ...inBoth(whereForms),
  ofMask(
    'd *= np.where(c, 1, 0)',
    (gradient, { condition }) => `${gradient} *= Math.where(${condition}, 1.0, 0.0);`,
  ),
];
