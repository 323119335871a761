/* How the gradient that a pass begins with is set. */
import { type Program, readProgram } from '../program';
import { asTerm } from './expressions';
import { bare, type Pass, print, Sheet } from './sheet';
import { choice, fresh, ofLines, ofScopes, type Style } from './style';

/** The program itself, or one that sets its seeds to 1 where they are given; null where neither can be. */
export function withSeeds(program: Program): Program | null {
  const sheet = new Sheet(program);
  const source = sheet.written((pass, k) => {
    if (pass.seeds.length > 0) return pass.steps.map(print);
    const given = [...pass.gradients].filter((name) => pass.firstOf(name) < 0);
    if (given.length === 0 || sheet.outline.functionAround(sheet.outline.regions[k].from)) return null;
    return [...given.map((name) => `var ${name} = 1;`), ...pass.steps.map(print)];
  });
  return source === null ? null : readProgram(program.file, source);
}

/** Writes only the seeds otherwise. */
function seeds(
  name: string,
  write: (seed: string, value: string, pass: Pass, sheet: Sheet) => string[],
): Style {
  return ofLines(
    name,
    (pass, sheet) =>
      pass.seeds.length > 0
        ? pass.steps.flatMap((step) =>
            pass.seeds.includes(step.name) ? write(step.name, step.expression, pass, sheet) : [print(step)],
          )
        : null,
    { needsSeed: true },
  );
}

/** All gradients begin at 0 with the seed among them, which is set then. */
function zeroed(name: string, set: (seed: string, value: string) => string, share: '=' | '+='): Style {
  return ofLines(
    name,
    (pass) =>
      pass.seeds.length > 0
        ? [
            ...pass.declared('let', pass.collected, '0'),
            ...pass.steps.map((step) => {
              if (pass.seeds.includes(step.name)) return set(step.name, step.expression);
              if (!pass.computed.includes(step.name)) return print(step);
              return bare(step.operator === '=' ? { ...step, operator: share } : step);
            }),
          ]
        : null,
    { needsSeed: true },
  );
}

const forms = (value: string) => {
  const number = Number(value);
  const whole = Number.isInteger(number);
  return [
    whole ? `${value}.0` : `${value}0`,
    number < 0 ? `-1 * ${-number}` : `+${value}`,
    `${2 * number} / 2`,
    `${value} * 1.0`,
    `(${value})`,
  ];
};

export const seeding: readonly Style[] = [
  zeroed('the seed zeroed too, then set', (seed, value) => `${seed} = ${value};`, '='),
  zeroed('the seed zeroed too, then set; +=', (seed, value) => `${seed} = ${value};`, '+='),
  zeroed('the seed zeroed too, then added to', (seed, value) => `${seed} += ${value};`, '+='),
  zeroed(
    'the seed zeroed too, then x = x + 1',
    (seed, value) => `${seed} = ${seed} + ${asTerm(value)};`,
    '=',
  ),
  ofLines(
    'the seed in a chain of zeros',
    (pass) =>
      pass.seeds.length > 0
        ? [
            ...pass.declared('var', pass.collected),
            `${pass.collected.join(' = ')} = 0;`,
            ...pass.steps.map((step) => (pass.collected.includes(step.name) ? bare(step) : print(step))),
          ]
        : null,
    { needsSeed: true },
  ),
  seeds('a seed of 0 first', (seed, value, pass) => [
    ...pass.declared('let', [seed], '0'),
    `${seed} = ${value};`,
  ]),
  seeds('a bare seed first', (seed, value, pass) => [...pass.declared('let', [seed]), `${seed} = ${value};`]),
  seeds('the seed as an expression', (seed, value, pass, { program }) =>
    pass.declared('var', [seed], choice(forms(value), program)),
  ),
  ofScopes(
    'the seed by a name above',
    (pass, sheet) => {
      if (pass.seeds.length === 0 || sheet.passes.length > 1) return null;
      const names = fresh(sheet, choice([['one'], ['seed'], ['upstream']], sheet.program), pass.seeds.length);
      const value = (seed: string) => pass.stepsOf(seed)[0].expression;
      return {
        above: pass.seeds.map((seed, k) => `const ${names[k]} = ${value(seed)};`),
        lines: pass.steps.map((step) => {
          const k = pass.seeds.indexOf(step.name);
          return print(k < 0 ? step : { ...step, expression: names[k] });
        }),
      };
    },
    { needsSeed: true },
  ),
  ofLines(
    'the seed by a name in the pass',
    (pass, sheet) => {
      if (pass.seeds.length === 0 || sheet.passes.length > 1) return null;
      const names = fresh(sheet, choice([['upstream'], ['one'], ['unit']], sheet.program), pass.seeds.length);
      return pass.steps.flatMap((step) => {
        const k = pass.seeds.indexOf(step.name);
        if (k < 0) return [print(step)];
        return [`var ${names[k]} = ${step.expression};`, print({ ...step, expression: names[k] })];
      });
    },
    { needsSeed: true },
  ),
];
