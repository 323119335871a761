/* What stands around a pass: functions, types, updates. */
import type { Program } from '../program';
import { bare, type Pass, print, Sheet } from './sheet';
import { choice, ofProgram, ofSheet, type Style, type Written } from './style';

const indented = (source: string, by = '  ') => source.trimEnd().replace(/^(?=.)/gm, by);

/** Names that a program reads and does not have, but for the well-known functions. */
function inputsOf(sheet: Sheet): string[] {
  return sheet.outline.free().filter((name) => !sheet.program.source.includes(`${name}(`));
}

/** A program at the top level whose first comment may stay outside. */
function topLevel(program: Program): Sheet | null {
  const sheet = new Sheet(program);
  const { outline } = sheet;
  const isInside = outline.nodes.some(({ name }) => /Function|Class/.test(name));
  return isInside ? null : sheet;
}

function gradientsOf(sheet: Sheet): string[] {
  return [...new Set(sheet.passes.flatMap(({ collected }) => collected))];
}

type Wrap = (sheet: Sheet, inputs: readonly string[], body: string) => string | null;

/** The whole program inside a function. */
function inside(name: string, wrap: Wrap, more: Pick<Style, 'needsSeed'> = { needsSeed: true }): Style {
  const write = (program: Program) => {
    const sheet = topLevel(program);
    // Names that are never declared would be the world's, not the function's.
    const source = sheet?.written((pass) =>
      pass.steps.map((step) => pass.printed(step, step.keyword || 'let')),
    );
    return sheet && source ? wrap(sheet, inputsOf(sheet), indented(source)) : null;
  };
  return ofProgram(name, write, more);
}

export const wrapping: readonly Style[] = [
  inside(
    'in a function that returns an array',
    (sheet, inputs, body) =>
      `function ${choice(['grads', 'run', 'backprop'], sheet.program)}(${inputs.join(', ')}) {\n${body}\n  return [${gradientsOf(sheet).join(', ')}];\n}\n`,
  ),
  inside(
    'in a function that returns an object',
    (sheet, inputs, body) =>
      `function compute(${inputs.join(', ')}) {\n${body}\n  return { ${gradientsOf(sheet).join(', ')} };\n}\n`,
  ),
  inside(
    'in an arrow function',
    (sheet, inputs, body) =>
      `const run = (${inputs.join(', ')}) => {\n${body}\n  return { ${gradientsOf(sheet).join(', ')} };\n};\n`,
  ),
  inside('in a method', (sheet, inputs, body) => {
    // A class wants every name declared.
    const isDeclared = /^\s*(var|let|const) /m.test(body.slice(0, body.search(/backward/)));
    const returned = `    return [${gradientsOf(sheet).join(', ')}];`;
    return isDeclared
      ? `class Net {\n  step(${inputs.join(', ')}) {\n${indented(body)}\n${returned}\n  }\n}\n`
      : null;
  }),
  inside(
    'in a function that is given the seed',
    (sheet, inputs, body) => {
      const isGiven = inputs.some((name) => sheet.passes.some(({ gradients }) => gradients.has(name)));
      const returned = `  return { ${gradientsOf(sheet).join(', ')} };`;
      return isGiven ? `function both(${inputs.join(', ')}) {\n${body}\n${returned}\n}\n` : null;
    },
    {},
  ),
  inside(
    'in an arrow function that is called at once',
    (_sheet, _inputs, body) => `(() => {\n${body}\n})();\n`,
  ),
  inside(
    'in a function that is called at once',
    (_sheet, _inputs, body) => `(function () {\n${body}\n})();\n`,
  ),
  { name: 'typed', write: (program) => typed(program, 'number') },
  { name: 'typed with as and !', write: (program) => typed(program, 'as') },
  ofSheet('an update at the end', (sheet) =>
    updated(sheet, (name, gradient) => `${name} -= 0.01 * ${gradient};`),
  ),
  ofSheet('an update in another form', (sheet) =>
    updated(
      sheet,
      (name, gradient) => `${name} = ${name} - stepSize * ${gradient};`,
      'const stepSize = 0.05;',
    ),
  ),
];

/** TypeScript's ways to say that a number is one. */
function typed(program: Program, how: 'number' | 'as'): Written | null {
  if (program.language !== 'javascript') return null;
  const source = new Sheet(program).written((pass) =>
    pass.steps.map((step, k) => {
      const keyword = pass.taken.has(step.name) ? step.keyword : undefined;
      if (how === 'number') {
        const line = pass.printed({ ...step, type: ': number' }, keyword ?? 'let');
        return line;
      }
      if (pass.seeds.includes(step.name))
        return print({ ...step, expression: `${step.expression} as number` });
      return print({
        ...step,
        expression: k % 2 ? `(${step.expression}) as number` : withBang(step.expression),
      });
    }),
  );
  return source === null ? null : { source, language: 'typescript', names: new Map() };
}

function withBang(expression: string): string {
  return /^[\w$]+$/.test(expression) ? `${expression}!` : `(${expression})!`;
}

/** Steps of the inputs against their gradients, behind the last pass. */
export function updated(
  sheet: Sheet,
  step: (name: string, gradient: string) => string,
  first?: string,
): string | null {
  const last = sheet.passes.length - 1;
  const { source } = sheet.program;
  if (/\bupdate\b/.test(source)) return null;
  const steps = (pass: Pass) =>
    pass.computed.flatMap((gradient) => {
      const name = sheet.variableOf(gradient, last);
      const isInput = name !== null && isChangeable(sheet, name);
      return isInput ? [step(name, gradient)] : [];
    });
  if (steps(sheet.passes[last]).length === 0) return null;
  return sheet.written((pass, k) => [
    ...pass.steps.map((each) => (each.keyword ? print(each) : bare(each))),
    ...(k === last ? ['// update', ...(first ? [first] : []), ...steps(pass)] : []),
  ]);
}

/** Whether a name is an input of the file, and no constant. */
function isChangeable({ outline }: Sheet, name: string): boolean {
  const named = outline.nodes.filter((node) => outline.text(node) === name);
  const definition = named.find((node) => node.name === 'VariableDefinition');
  if (!definition)
    return !named.some((node) => node.parent?.name === 'AssignmentExpression' && !node.prevSibling);
  const { parent } = definition;
  if (parent?.name === 'ParamList') return true;
  const isNumber = /^\s*(: number)?\s*= -?[\d.]+\s*[,;\n]/;
  return parent?.firstChild?.name !== 'const' && isNumber.test(outline.source.slice(definition.to));
}
