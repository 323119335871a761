/* How the shares of a gradient come together. */
import { asSubtrahend, asTerm, negated, termsOf } from './expressions';
import { bare, type Pass, print, type Step } from './sheet';
import { ofLines, ofScopes, type Style } from './style';

type Writer = (step: Step) => string;

/** Adds a step's share to what its name holds already. */
const plus: Writer = (step) => bare(step.operator === '=' ? { ...step, operator: '+=' } : step);

const self: Writer = ({ name, operator, expression }) =>
  operator === '-='
    ? `${name} = ${name} - ${asSubtrahend(expression)};`
    : `${name} = ${name} + ${asTerm(expression)};`;

const behind: Writer = ({ name, operator, expression }) =>
  operator === '-='
    ? `${name} = -${asSubtrahend(expression)} + ${name};`
    : `${name} = ${asTerm(expression)} + ${name};`;

const minus: Writer = ({ name, operator, expression }) =>
  operator === '-=' ? `${name} -= ${expression};` : `${name} -= ${negated(expression)};`;

/** The pass with every share of a sum in a step of its own. */
export function split(pass: Pass): Pass {
  return pass.with(
    pass.steps.flatMap((step) => {
      if (!pass.computed.includes(step.name)) return [step];
      return termsOf(step.expression).map(({ operator, text }, k) => {
        if (k === 0) return { ...step, keyword: step.keyword && ('let' as const), expression: text };
        const turned = (operator === '-') !== (step.operator === '-=');
        return { ...step, operator: turned ? '-=' : '+=', expression: text };
      });
    }),
  );
}

/** The pass with a gradient's shares in one step where the last of them stands; null where it has none to merge. */
function merged(pass: Pass): Pass | null {
  const several = pass.computed.filter((name) => pass.stepsOf(name).length > 1);
  const steps = pass.steps.flatMap((step) => {
    const own = pass.stepsOf(step.name);
    if (!several.includes(step.name)) return [step];
    if (own.at(-1) !== step) return [];
    const expression = own
      .map((each, k) => {
        if (each.operator === '-=') return ` - ${asSubtrahend(each.expression)}`;
        return `${k > 0 ? ' + ' : ''}${asTerm(each.expression)}`;
      })
      .join('');
    return [{ ...own[0], expression }];
  });
  return several.length > 0 ? pass.with(steps) : null;
}

/** Writes what is not a first share so, and the first as it is. */
function later(name: string, write: Writer): Style {
  return ofLines(name, (given) => {
    const pass = split(given);
    const several = pass.computed.filter((each) => pass.stepsOf(each).length > 1);
    if (several.length === 0) return null;
    return pass.steps.map((step) =>
      several.includes(step.name) && step.operator !== '=' ? write(step) : print(step),
    );
  });
}

/** Begins every gradient at 0 and writes all its shares so. */
function fromZero(name: string, write: Writer, prepare: (pass: Pass) => Pass = (pass) => pass): Style {
  return ofLines(name, (given) => {
    const pass = prepare(given);
    if (pass.computed.length === 0) return null;
    return [...pass.declared('let', pass.computed, '0'), ...shares(pass, write)];
  });
}

function shares(pass: Pass, write: Writer): string[] {
  return pass.steps.map((step) => (pass.computed.includes(step.name) ? write(step) : print(step)));
}

export const accumulating: readonly Style[] = [
  fromZero('+= for every share', plus),
  fromZero('+= for every share, sums split', plus, split),
  fromZero('x = x + share from 0', self),
  fromZero('x = share + x from 0', behind, split),
  fromZero('-= minus the share from 0', minus),
  ofLines('+= after a zero just before', (pass) =>
    pass.computed.length > 0
      ? pass.steps.flatMap((step, k) => {
          if (!pass.computed.includes(step.name)) return [print(step)];
          const zero = pass.firstOf(step.name) === k ? pass.declared('var', [step.name], '0') : [];
          return [...zero, plus(step)];
        })
      : null,
  ),
  ofLines('+= after a zero without a declaration', (pass, { isStrict }) =>
    pass.computed.length > 0 && !isStrict
      ? pass.steps.flatMap((step, k) => {
          if (!pass.computed.includes(step.name)) return [print(step)];
          return [...(pass.firstOf(step.name) === k ? [`${step.name} = 0;`] : []), plus(step)];
        })
      : null,
  ),
  ofLines('zeros only where shares add up', (given) => {
    const pass = split(given);
    const several = pass.computed.filter((name) => pass.stepsOf(name).length > 1);
    if (several.length === 0) return null;
    return [
      ...pass.declared('let', several, '0'),
      ...pass.steps.map((step) => (several.includes(step.name) ? plus(step) : print(step))),
    ];
  }),
  ofLines('zeros in a chain, then +=', (pass) =>
    pass.computed.length > 0
      ? [
          ...pass.declared('let', pass.computed),
          `${pass.computed.toReversed().join(' = ')} = 0;`,
          ...shares(pass, plus),
        ]
      : null,
  ),
  ofScopes('zeros above the forward code, then +=', (pass) =>
    pass.computed.length > 0
      ? { above: pass.declared('var', pass.computed, '0'), lines: shares(pass, plus) }
      : null,
  ),
  later('sums split', (step) => bare(step)),
  later('x = x + share', self),
  later('x = share + x', behind),
  later('-= minus the share', minus),
  ofLines('shares merged', (pass) => merged(pass)?.steps.map(print) ?? null),
  ofLines('0 minus', (pass) => {
    const isTurned = ({ expression }: Step) => /^-/.test(expression) && termsOf(expression).length === 1;
    if (!pass.steps.some((step) => pass.computed.includes(step.name) && isTurned(step))) return null;
    return pass.steps.map((step) =>
      pass.computed.includes(step.name) && isTurned(step)
        ? print({ ...step, expression: `0 - ${asSubtrahend(negated(step.expression))}` })
        : print(step),
    );
  }),
];
