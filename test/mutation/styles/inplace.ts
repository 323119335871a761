/* A gradient that goes on through its gate under its own name: `dh *= 1 - h * h`. */
import { asFactor, factorsOf, mentions, namesRead, type Operand, withNames } from './expressions';
import { factor, type Mask, maskForms, maskOf } from './masks';
import type { Pass, Step } from './sheet';
import { print, Sheet } from './sheet';
import type { Style, Written } from './style';

/** A step that could go on under another name: the gradient `from`, through one gate. */
interface Passage {
  readonly at: number;
  readonly from: string;
}

/** The statements of a step in place, without a declaration; null where this form can't say it. */
type Form = (name: string, expression: string, isTyped: boolean) => string[] | null;

/** What the forward code of a pass sets a name to, where that is one expression. */
function definition(sheet: Sheet, pass: number, name: string): string | null {
  const above = sheet.outline.assignments(0, sheet.outline.regions[pass].from);
  const own = above.filter((each) => each.name === name);
  return own.length === 1 ? sheet.outline.text(own[0].expression) : null;
}

/** Whether only one input of the gates in an expression moves with a name. */
function movesOnce(expression: string, name: string): boolean {
  const others = [...namesRead(expression)].filter((each) => each !== name && each !== 'Math');
  return (
    mentions(expression, name) === 1 &&
    others.every((each) => /^(relu|sig|sigmoid|tanh|exp|softplus)$/.test(each))
  );
}

function passageAt(sheet: Sheet, k: number, pass: Pass, at: number): Passage | null {
  const { name, operator, expression } = pass.steps[at];
  const reads = [...namesRead(expression)].filter((each) => each !== 'Math');
  const upstream = reads.filter((each) => pass.computed.includes(each));
  const others = reads.filter((each) => !upstream.includes(each));
  const [from, ...more] = upstream;
  if (operator !== '=' || from === undefined || more.length > 0 || expression === from) return null;
  if (
    pass.stepsOf(name).length > 1 ||
    others.some((each) => pass.firstOf(each) >= 0 || pass.gradients.has(each))
  )
    return null;
  const isReadLater = pass.steps
    .slice(at + 1)
    .some((step) => step.name === from || namesRead(step.expression).has(from));
  if (isReadLater || ![name, from].every((each) => sheet.isOnlyIn(pass, each))) return null;
  const variable = sheet.variableOf(from, k);
  const into = sheet.variableOf(name, k);
  const forward = variable && definition(sheet, k, variable);
  if (!forward) return null;
  // What has no name of its own is reached where the step reads nothing but what came out.
  const isGate = into === null ? others.every((each) => each === variable) : movesOnce(forward, into);
  return isGate ? { at, from } : null;
}

/** The pass with its steps through one gate written in place, and what names are called then. */
function stepped(sheet: Sheet, k: number, pass: Pass, form: Form, isTyped: boolean) {
  const names = new Map<string, string>();
  const gone = new Set<string>();
  const lines: string[] = [];
  const busy = new Set<string>();
  const renamed = ({ expression, ...step }: Step): Step => ({
    ...step,
    expression: withNames(expression, (name) => names.get(name) ?? null),
  });
  const passages = pass.steps.map((step, at) => {
    const passage = passageAt(sheet, k, pass, at);
    if (!passage || busy.has(passage.from) || busy.has(step.name)) return null;
    const written = form(passage.from, step.expression, isTyped);
    if (!written) return null;
    busy.add(passage.from).add(step.name);
    return { ...passage, written };
  });
  pass.steps.forEach((step, at) => {
    const passage = passages[at];
    if (passage) {
      lines.push(...passage.written);
      names.set(step.name, passage.from);
      gone.add(passage.from);
      return;
    }
    const isStepped = passages.some((each) => each?.from === step.name);
    lines.push(print(renamed(isStepped && step.keyword === 'const' ? { ...step, keyword: 'let' } : step)));
  });
  return { names, gone, lines };
}

function inPlace(name: string, form: Form): Style {
  return {
    name: `in place: ${name}`,
    write: (program): Written | null => {
      const sheet = new Sheet(program);
      const isTyped = program.language === 'typescript';
      const found = sheet.passes.map((pass, k) => stepped(sheet, k, pass, form, isTyped));
      if (found.every(({ gone }) => gone.size === 0)) return null;
      const source = sheet.written((_pass, k) => found[k].lines);
      if (source === null) return null;
      return {
        source,
        language: program.language,
        names: new Map(found.flatMap(({ names }) => [...names])),
        gone: new Set(found.flatMap(({ gone }) => [...gone])),
      };
    },
  };
}

export function ofMask(name: string, write: (name: string, mask: Mask, isTyped: boolean) => string): Style {
  return inPlace(name, (gradient, expression, isTyped) => {
    const mask = maskOf(expression);
    return mask?.kept === gradient ? [write(gradient, mask, isTyped)] : null;
  });
}

/** The factors of a product beside the gradient; null where one divides by more than it, or it is none. */
function besides(expression: string, gradient: string): Operand[] | null {
  const factors = factorsOf(expression);
  const at = factors.findIndex(({ operator, text }) => operator === '*' && text === gradient);
  if (at < 0 || factors.length < 2) return null;
  return factors.filter((_, k) => k !== at);
}

function ofProduct(
  name: string,
  write: (gradient: string, others: readonly Operand[]) => string[] | null,
): Style {
  return inPlace(name, (gradient, expression) => {
    const others = besides(expression, gradient);
    return others && write(gradient, others);
  });
}

/** A product of factors that are not divided by. */
function product(others: readonly Operand[]): string | null {
  if (others.some(({ operator }) => operator !== '*')) return null;
  return others.map(({ text }) => asFactor(text)).join(' * ');
}

const unwrapped = (text: string) => (/^\([^()]*\)$/.test(text) ? text.slice(1, -1) : text);

export const stepsInPlace: readonly Style[] = [
  ...maskForms.map(({ name, write }) =>
    ofMask(`d = ${name}`, (gradient, mask, isTyped) => `${gradient} = ${write(mask, isTyped)};`),
  ),
  ofMask('d *= c', (gradient, { condition }, isTyped) => {
    const text = factor(condition, isTyped);
    return `${gradient} *= ${isTyped ? text : text.slice(1, -1)};`;
  }),
  ofMask('d *= c ? 1 : 0', (gradient, { condition }) => `${gradient} *= ${condition} ? 1 : 0;`),
  ofMask('d *= not c ? 0 : 1', (gradient, { otherwise }) => `${gradient} *= ${otherwise} ? 0 : 1;`),
  ofProduct('d *= local', (gradient, others) => {
    const [{ operator, text }, ...more] = others;
    if (more.length === 0) return [`${gradient} ${operator}= ${unwrapped(text)};`];
    const whole = product(others);
    return whole === null ? null : [`${gradient} *= ${whole};`];
  }),
  ofProduct('d = local * d', (gradient, others) => {
    const whole = product(others);
    return whole === null ? null : [`${gradient} = ${whole} * ${gradient};`];
  }),
  ofProduct('d = d * local', (gradient, others) => [
    `${gradient} = ${gradient}${others.map(({ operator, text }) => ` ${operator} ${asFactor(text)}`).join('')};`,
  ]),
  ofProduct('d *= one factor, then the other', (gradient, others) =>
    others.length < 2
      ? null
      : others.map(({ operator, text }) => `${gradient} ${operator}= ${unwrapped(text)};`),
  ),
  inPlace('d = anything', (gradient, expression) => [`${gradient} = ${expression};`]),
];
