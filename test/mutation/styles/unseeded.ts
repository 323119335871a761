/* Passes that never say what their seed is, and passes of a loss that is not written. */
import type { SyntaxNode } from '@lezer/common';
import type { Assigned } from '../outline';
import { type Program, readProgram } from '../program';
import { choiceOf, factorsOf, namesRead, negated, termsOf, withNames } from './expressions';
import { combined } from './mixed';
import { withSeeds } from './seeding';
import { type Pass, print, Sheet, type Step } from './sheet';
import { fresh, type Style, type Written } from './style';
import { updated } from './wrapping';

/** A program of one output, in which the forward code ends, with a seed of 1. */
function ofOneOutput(program: Program): Program | null {
  const seeded = withSeeds(program);
  const sheet = seeded && new Sheet(seeded);
  const pass = sheet?.passes[0];
  if (!sheet || !pass || sheet.passes.length > 1 || pass.seeds.length !== 1) return null;
  const [seed] = pass.seeds;
  const { outline } = sheet;
  const last = outline.assignments(0, outline.regions[0].from).at(-1);
  const endsInIt = last !== undefined && last.name === sheet.variableOf(seed, 0);
  if (!endsInIt || !sheet.isOnlyIn(pass, seed)) return null;
  const source = sheet.written(() =>
    pass.steps.map((step) => print(step.name === seed ? { ...step, expression: '1' } : step)),
  );
  return source === null ? null : readProgram(program.file, source, program.language);
}

/** The expression where the seed is 1, and is left out. */
function withoutSeed(expression: string, seed: string): string {
  const choice = choiceOf(expression);
  if (choice)
    return `${choice.condition} ? ${withoutSeed(choice.yes, seed)} : ${withoutSeed(choice.no, seed)}`;
  return termsOf(expression)
    .map(({ operator, text }, k) => {
      const factors = factorsOf(text).filter((factor, n, all) => {
        const isNeeded = n === 0 && (all.length === 1 || all[1].operator === '/');
        return factor.text !== seed || isNeeded;
      });
      const product = factors
        .map((factor, n) => (n > 0 ? ` ${factor.operator} ` : '') + factor.text)
        .join('');
      return (k > 0 ? ` ${operator} ` : '') + withNames(product, (name) => (name === seed ? '1' : null));
    })
    .join('');
}

/** The steps of a pass without its seed; null where one would be a mere number, which looks like a seed itself. */
function openings(pass: Pass): { readonly steps: readonly Step[]; readonly open: readonly Step[] } | null {
  const [seed] = pass.seeds;
  const open: Step[] = [];
  const steps = pass.steps
    .filter(({ name }) => name !== seed)
    .map((step) => {
      if (!namesRead(step.expression).has(seed)) return step;
      const opening = { ...step, expression: withoutSeed(step.expression, seed) };
      open.push(opening);
      return opening;
    });
  return open.some(({ expression }) => namesRead(expression).size === 0) ? null : { steps, open };
}

/** A program whose pass begins with local gradients. */
const seedless: Style = {
  name: 'no seed: left out',
  baseOf: ofOneOutput,
  write: (program): Written | null => {
    const sheet = new Sheet(program);
    const [pass] = sheet.passes;
    const opened = openings(pass);
    const source = opened && sheet.written(() => opened.steps.map(print));
    if (!source) return null;
    return { source, language: program.language, names: new Map(), gone: new Set(pass.seeds) };
  },
};

/** How the opening of a pass of no written loss reads. */
interface Opening {
  /** -1 for a pull: minus the gradient, which the updates add. */
  readonly sign: 1 | -1;
  /** What the opening's gradient is called; as in the program where there is none. */
  readonly called?: string;
}

/** `(t - p) * p` for `(p - t) * p`. */
function turned(expression: string): string {
  const difference = /(?<![\w.] )\(?([\w.]+) - ([\w.]+)\)?/.exec(expression);
  const isFirst = difference?.index === 0 && (expression[0] === '(' || difference[0] === expression);
  if (!difference || !isFirst) return negated(expression);
  return expression.replace(`${difference[1]} - ${difference[2]}`, `${difference[2]} - ${difference[1]}`);
}

/** The statement of the loss, the last of the forward code, where nobody else reads it. */
function lossOf({ outline }: Sheet): Assigned | null {
  const forward = outline.assignments(0, outline.regions[0].from);
  const loss = forward.at(-1);
  if (!loss || forward.filter(({ from }) => from === loss.from).length > 1) return null;
  const mentioned = outline.nodes.filter(
    (node) => /^(Variable|Property)/.test(node.name) && outline.text(node) === loss.name,
  );
  return mentioned.length === 1 ? loss : null;
}

/** The gradients of what only the loss reads, which are none without it; null where other lines need them. */
function lostWith(loss: Assigned, sheet: Sheet, pass: Pass): ReadonlySet<string> | null {
  const { outline } = sheet;
  const end = outline.regions[0].from;
  const isLeft = ({ name, from, to }: SyntaxNode) =>
    name === 'VariableName' && to <= end && (to < loss.from || from > loss.to);
  const left = new Set([
    ...outline.nodes.filter(isLeft).map((node) => outline.text(node)),
    ...outline.assignments(0, end).map(({ name }) => name),
  ]);
  const lost = pass.computed.filter((name) => {
    const variable = sheet.variableOf(name, 0);
    return variable !== null && !left.has(variable);
  });
  const isNeeded = (name: string) =>
    !sheet.isOnlyIn(pass, name) || pass.steps.some(({ expression }) => namesRead(expression).has(name));
  return lost.some(isNeeded) ? null : new Set(lost);
}

function withoutLoss(program: Program, { sign, called }: Opening): Written | null {
  const sheet = new Sheet(program);
  const [pass] = sheet.passes;
  const loss = lossOf(sheet);
  const lost = loss && lostWith(loss, sheet, pass);
  const opened = lost && openings(pass.with(pass.steps.filter(({ name }) => !lost.has(name))));
  const [opening, ...more] = opened?.open ?? [];
  if (!loss || !opened || !opening || more.length > 0 || pass.stepsOf(opening.name).length > 1) return null;
  if (called && !sheet.isOnlyIn(pass, opening.name)) return null;
  const [name] = called ? fresh(sheet, [called], 1) : [opening.name];
  const lines = opened.steps.map((step) => {
    if (step === opening)
      return print({ ...step, name, expression: sign < 0 ? turned(step.expression) : step.expression });
    const expression = withNames(step.expression, (each) => (each === opening.name ? name : null));
    return print({ ...step, expression });
  });
  const written = sheet.written(() => lines);
  if (written === null) return null;
  const source = written.slice(0, loss.from) + written.slice(loss.to).replace(/^\s*\n/, '');
  const gone = new Set([...pass.seeds, ...lost, ...(called ? [opening.name] : [])]);
  return { source, language: program.language, names: new Map(), gone, sign };
}

/** The same with steps that add what pulls. */
function withPulls(program: Program, opening: Opening): Written | null {
  const written = withoutLoss(program, opening);
  if (!written) return null;
  const sheet = new Sheet(readProgram(program.file, written.source, written.language));
  const source = updated(sheet, (name, gradient) => `${name} += 0.01 * ${gradient};`);
  return source === null ? null : { ...written, source };
}

function lossless(name: string, write: Style['write']): Style {
  return { name: `no loss: ${name}`, baseOf: ofOneOutput, write };
}

const plainly = lossless('the error first', (program) => withoutLoss(program, { sign: 1 }));

/** Passes without a seed in other styles, by their names. */
export function unseeded(others: readonly Style[]): Style[] {
  const inStyle = (one: Style, family: string, name: string) => {
    const other = others.find((each) => each.name === name);
    if (!other) throw new Error(`No style is called ${name}.`);
    return combined(`${family}: ${name}`, one, other);
  };
  return [
    seedless,
    ...[
      'zeros in a list, then =',
      '+= for every share',
      'factors in reverse',
      'gradients from above written out',
      'no helpers',
      'names: grad_a',
      'in a function that returns an object',
      'an update at the end',
      'shuffled',
    ].map((name) => inStyle(seedless, 'no seed', name)),
    plainly,
    lossless('the error under its own name', (program) => withoutLoss(program, { sign: 1, called: 'err' })),
    lossless('delta', (program) => withoutLoss(program, { sign: 1, called: 'delta' })),
    ...['an update at the end', 'in a function that returns an object', '+= for every share'].map((name) =>
      inStyle(plainly, 'no loss', name),
    ),
    lossless('a pull that is added', (program) => withPulls(program, { sign: -1 })),
    lossless('a pull under its own name', (program) => withPulls(program, { sign: -1, called: 'pull' })),
  ];
}
