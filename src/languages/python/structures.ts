/* How loops, lists and functions are written in Python, and what its calls on lists come to. */
import type { CallExpression, Expression, Target } from '../../program/code';
import type { ArrayMeaning, LoopCounting, Space, Structures } from '../../program/structures';

export const structures: Structures = {
  indent: '    ',
  joinsBy: '_',
  hasBareBodies: false,
  meaning,
  space: spaceOf,
  length: (array) => `len(${array})`,
  indexOf: (array, value) => `${array}.index(${value})`,
  element: (array, index) => `${array}[${index}]`,
  zeros: (like, depth) => zerosOf(like, depth, 0),
  copied: (array, depth) => copyOf(array, depth, 0),
  declared: (name, value) => `${name} = ${value}`,
  bare: () => null,
  keyword: () => '',
  pushed: (array, value) => `${array}.append(${value})`,
  taken: (array) => `${array}.pop()`,
  empty: '[]',
  loop: loopHead,
  block: (head, lines, step) => [`${head}:`, ...lines.map((line) => step + line)],
  branch: (test, yes, no, step) => [
    `if ${test}:`,
    ...(yes.length > 0 ? yes : ['pass']).map((line) => step + line),
    ...(no.length > 0 ? ['else:', ...no.map((line) => step + line)] : []),
  ],
  functionHead: (name, parameters) => `def ${name}(${parameters})`,
  given: (names) => `return ${names.join(', ')}`,
  isDocumentation: (code) => code.kind === 'nothing',
};

const rowName = (level: number) => (level === 0 ? 'row' : `row${level + 1}`);

function zerosOf(like: string, depth: number, level: number): string {
  if (depth === 1) return `[0.0] * len(${like})`;
  return `[${zerosOf(rowName(level), depth - 1, level + 1)} for ${rowName(level)} in ${like}]`;
}

function copyOf(array: string, depth: number, level: number): string {
  if (depth === 1) return `list(${array})`;
  return `[${copyOf(rowName(level), depth - 1, level + 1)} for ${rowName(level)} in ${array}]`;
}

function loopHead({ counter, from, to, inclusive, step }: LoopCounting, back: boolean): string {
  const end = inclusive ? `${to} ${step > 0 ? '+' : '-'} 1` : to;
  const numbers = step === 1 ? (from === '0' ? [end] : [from, end]) : [from, end, String(step)];
  const range = `range(${numbers.join(', ')})`;
  return `for ${counter} in ${back ? `reversed(${range})` : range}`;
}

function meaning(expression: Expression): ArrayMeaning | null {
  switch (expression.kind) {
    case 'call':
      return meaningOfCall(expression);
    case 'comprehension': {
      const { form, value, clauses } = expression;
      const over = form === 'list' || form === 'generator' ? rounds(clauses) : null;
      return over && { kind: 'each', over, value };
    }
    case 'gate':
      return repeated(expression.gate, expression.inputs);
    case 'at': {
      const { of, index } = expression;
      const isAll = index.kind === 'slice' && !index.start && !index.stop && !index.step;
      return isAll ? { kind: 'copy', of } : null;
    }
  }
  return null;
}

/** `[0.0] * n` */
function repeated(gate: string, [left, right]: readonly Expression[]): ArrayMeaning | null {
  if (gate !== '*' || !right) return null;
  const [list, count] = left.kind === 'list' ? [left, right] : [right, left];
  if (list.kind !== 'list') return null;
  const isPlain = list.items.length === 1 && list.items[0].value.kind === 'number';
  return isPlain ? { kind: 'fill', count } : null;
}

function meaningOfCall({ callee, args }: CallExpression): ArrayMeaning | null {
  if (args.some(({ spread, keyword }) => spread || keyword !== null)) return null;
  const [first, second] = args.map(({ value }) => value);
  if (callee.kind === 'member')
    return callee.key === 'append' && args.length === 1
      ? { kind: 'push', to: callee.of, value: first }
      : callee.key === 'copy' && args.length === 0
        ? { kind: 'copy', of: callee.of }
        : null;
  if (callee.kind !== 'name') return null;
  switch (callee.name) {
    case 'print':
      return { kind: 'show' };
    case 'len':
      return args.length === 1 ? { kind: 'length', of: first } : null;
    case 'list':
      return args.length === 1 ? { kind: 'copy', of: first } : null;
    case 'max':
    case 'min':
      return args.length === 1 ? { kind: 'extreme', of: first } : null;
    case 'sum':
      return first ? summed(first, second ?? null) : null;
  }
  return null;
}

function summed(of: Expression, start: Expression | null): ArrayMeaning | null {
  if (of.kind === 'comprehension') {
    const { form, value, clauses } = of;
    const over = form === 'list' || form === 'generator' ? rounds(clauses) : null;
    return over && { kind: 'sum', over, value, start };
  }
  const at = { from: of.from, to: of.to };
  const target: Target = { kind: 'name', name: ' each', ...at };
  const space: Space = { counter: null, from: null, to: null, step: 1, elements: [{ target, of }] };
  return { kind: 'sum', over: space, value: { kind: 'name', name: ' each', ...at }, start };
}

type Clauses = Extract<Expression, { kind: 'comprehension' }>['clauses'];

function rounds(clauses: Clauses): Space | null {
  const [only] = clauses;
  return clauses.length === 1 && only.kind === 'each' ? spaceOf(only.target, only.of) : null;
}

function spaceOf(target: Target, of: Expression): Space | null {
  const plain: Space = { counter: null, from: null, to: null, step: 1, elements: [{ target, of }] };
  if (of.kind !== 'call' || of.callee.kind !== 'name') return plain;
  if (of.args.some(({ spread, keyword }) => spread || keyword !== null)) return null;
  const values = of.args.map(({ value }) => value);
  switch (of.callee.name) {
    case 'range':
      return target.kind === 'name' ? counted(target.name, values) : null;
    case 'zip': {
      const targets = target.kind === 'items' ? target.items : [];
      if (targets.length !== values.length || targets.some((each) => !each || each.rest)) return null;
      return {
        ...plain,
        elements: values.map((each, k) => ({ target: targets[k]?.target ?? null, of: each })),
      };
    }
    case 'enumerate': {
      const [index, element] = target.kind === 'items' ? target.items : [];
      const inner = element && values.length === 1 ? spaceOf(element.target, values[0]) : null;
      return inner && !inner.counter && index?.target.kind === 'name'
        ? { ...inner, counter: index.target.name }
        : null;
    }
    case 'reversed': {
      const inner = values.length === 1 ? spaceOf(target, values[0]) : null;
      return inner ? turned(inner) : null;
    }
  }
  return plain;
}

/** The rounds of a range. */
function counted(counter: string, values: readonly Expression[]): Space | null {
  const [first, second, third] = values;
  const [from, to] = second ? [first, second] : [null, first];
  const step = third ? wholeNumber(third) : 1;
  if (!to || step === null || step === 0) return null;
  return { counter, from, to, step, elements: [] };
}

function wholeNumber(expression: Expression): number | null {
  if (expression.kind === 'number') return expression.value;
  const [of] = expression.kind === 'gate' && expression.gate === 'negate' ? expression.inputs : [];
  return of?.kind === 'number' ? -of.value : null;
}

/** `reversed(range(a, b))` is `range(b - 1, a - 1, -1)`. */
function turned({ counter, from, to, step, elements }: Space): Space | null {
  if (!counter || !to || step !== 1 || elements.length > 0) return null;
  const at = { from: to.from, to: to.to };
  const before = (of: Expression): Expression => ({
    kind: 'gate',
    gate: '-',
    inputs: [of, { kind: 'number', value: 1, integer: true, ...at }],
    sign: at,
    ...at,
  });
  const zero: Expression = { kind: 'number', value: 0, integer: true, ...at };
  return { counter, from: before(to), to: before(from ?? zero), step: -1, elements };
}
