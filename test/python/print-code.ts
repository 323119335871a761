/*
 * Trees of code back into Python, with parentheses around everything: what the printed program does, the original must do.
 * Code with something opaque in it can't be printed.
 */
import type {
  Argument,
  Block,
  ClassCode,
  Code,
  Expression,
  FunctionCode,
  OpaquePart,
  Target,
} from '../../src/program/code';

/** Says what is opaque. */
export class NotPrintable extends Error {
  constructor(readonly opaque: OpaquePart) {
    super(opaque.reason);
  }
}

const signs: Readonly<Record<string, string>> = {
  ...{ floorDivide: '//', modulo: '%', matmul: '@', bitAnd: '&', bitOr: '|', bitXor: '^' },
  ...{ shiftLeft: '<<', shiftRight: '>>', negate: '-', plus: '+', bitNot: '~' },
  ...{ in: 'in', notIn: 'not in', is: 'is', isNot: 'is not' },
};
const signOf = (gate: string) => signs[gate] ?? gate;

export function printBlock(block: Block): string {
  return block.map((code) => `${statement(code)}\n`).join('');
}

function indented(block: Block): string {
  const text = block.length === 0 ? 'pass\n' : printBlock(block);
  return `\n${text.replace(/^(?=.)/gm, ' ')}`.trimEnd();
}

function statement(code: Code): string {
  switch (code.kind) {
    case 'assign': {
      const value = expression(code.value);
      if (code.operator) return `${target(code.targets[0])} ${signOf(code.operator)}= ${value}`;
      return [...code.targets.map(target), value].join(' = ');
    }
    case 'expression':
      return expression(code.value);
    case 'function':
      return definition(code.code);
    case 'class':
      return classText(code.code);
    case 'if':
      return condition(code);
    case 'loop':
      return loop(code);
    case 'yield':
      return `yield${code.all ? ' from' : ''}${code.value ? ` ${expression(code.value)}` : ''}`;
    case 'return':
      return code.value ? `return ${expression(code.value)}` : 'return';
    case 'break':
    case 'continue':
      return code.kind;
    case 'throw':
      return code.value ? `raise ${expression(code.value)}` : 'raise';
    case 'assert':
      return `assert ${[code.test, ...(code.message ? [code.message] : [])].map(expression).join(', ')}`;
    case 'try':
      return tryText(code);
    case 'with': {
      const name = code.target ? ` as ${target(code.target)}` : '';
      return `with ${expression(code.value)}${name}:${indented(code.body)}`;
    }
    case 'delete':
      return `del ${code.targets.map(target).join(', ')}`;
    case 'import':
      return [...code.names].map(([name, path]) => importText(name, path)).join('\n');
    case 'outer':
      return `${code.isGlobal ? 'global' : 'nonlocal'} ${code.names.join(', ')}`;
    case 'nothing':
      return 'pass';
    case 'opaque':
      throw new NotPrintable(code);
  }
  throw new Error(`Python has no ${code.kind}`);
}

function importText(name: string, path: string): string {
  const dot = path.lastIndexOf('.');
  if (dot < 0) return `import ${path} as ${name}`;
  const from = path.slice(0, dot);
  return `from ${/^\.*$/.test(from) ? path.slice(0, dot + 1) : from} import ${path.slice(dot + 1)} as ${name}`;
}

function condition(code: Extract<Code, { kind: 'if' }>): string {
  let text = '';
  for (let each = code, word = 'if'; ; word = 'elif') {
    text += `${word} ${expression(each.test)}:${indented(each.yes)}\n`;
    const [next, ...more] = each.no;
    if (next?.kind !== 'if' || more.length > 0)
      return each.no.length > 0 ? `${text}else:${indented(each.no)}` : text;
    each = next;
  }
}

function loop(code: Extract<Code, { kind: 'loop' }>): string {
  const head =
    code.form === 'each'
      ? `for ${target(code.target)} in ${expression(code.of)}`
      : `while ${code.test ? expression(code.test) : 'True'}`;
  return `${head}:${indented(code.body)}${code.orElse.length > 0 ? `\nelse:${indented(code.orElse)}` : ''}`;
}

function tryText(code: Extract<Code, { kind: 'try' }>): string {
  let text = `try:${indented(code.body)}`;
  for (const { filter, target: name, body } of code.handlers) {
    const what = filter ? ` ${expression(filter)}${name ? ` as ${name}` : ''}` : '';
    text += `\nexcept${what}:${indented(body)}`;
  }
  if (code.orElse.length > 0) text += `\nelse:${indented(code.orElse)}`;
  return code.last.length > 0 ? `${text}\nfinally:${indented(code.last)}` : text;
}

function above(decorators: readonly Expression[]): string {
  return decorators.map((each) => `@${expression(each)}\n`).join('');
}

function definition(code: FunctionCode, name = code.name): string {
  return `${above(code.decorators)}def ${name}(${parameters(code)}):${indented(code.body)}`;
}

function parameters(code: FunctionCode): string {
  const parts: string[] = [];
  let hasStar = false;
  for (const [k, { target: to, otherwise, form }] of code.parameters.entries()) {
    const name = target(to) + (otherwise ? `=${expression(otherwise)}` : '');
    if (form === 'named' && !hasStar) parts.push('*');
    hasStar ||= form === 'named' || form === 'rest';
    parts.push((form === 'rest' ? '*' : form === 'keywords' ? '**' : '') + name);
    if (form === 'positional' && code.parameters[k + 1]?.form !== 'positional') parts.push('/');
  }
  return parts.join(', ');
}

const marks = { method: '', static: '@staticmethod\n', class: '@classmethod\n', getter: '@property\n' };

/** What the class itself has is given to it afterwards where some of it is read from the class. */
function classText({ name, bases, methods, fields, decorators }: ClassCode): string {
  const inside = methods.map(({ name: method, code, form }) => {
    const mark = form === 'setter' ? `@${method}.setter\n` : marks[form];
    return `${mark}${definition(code, method)}`.replace(/^(?=.)/gm, ' ');
  });
  const values = fields.flatMap(({ name: field, value }) =>
    value ? [`${field} = ${expression(value)}`] : [],
  );
  const isLate = values.some((value) => value.includes(`${name}.`));
  if (!isLate) inside.unshift(...values.map((value) => ` ${value}`));
  const after = isLate ? values.map((value) => `${name}.${value}`) : [];
  after.push(...[...decorators].reverse().map((each) => `${name} = (${expression(each)})(${name})`));
  const head = `class ${name}${bases.length > 0 ? `(${bases.map(expression).join(', ')})` : ''}:`;
  return [head, ...(inside.length > 0 ? inside : [' pass']), ...after].join('\n');
}

function target(to: Target): string {
  switch (to.kind) {
    case 'name':
      return to.name;
    case 'member':
      return `${expression(to.of)}.${to.key}`;
    case 'at':
      return `${expression(to.of)}[${index(to.index)}]`;
    case 'items':
      return `[${to.items.map((part) => (part ? (part.rest ? '*' : '') + target(part.target) : '')).join(', ')}]`;
    case 'members':
      throw new Error('Python has no such target');
  }
}

function index(of: Expression): string {
  if (of.kind !== 'list' || of.form !== 'tuple' || of.items.length === 0) return oneIndex(of);
  return `${of.items.map(({ value }) => oneIndex(value)).join(', ')},`;
}

function oneIndex(of: Expression): string {
  if (of.kind !== 'slice') return expression(of);
  return [of.start, of.stop, of.step].map((each) => (each ? expression(each) : '')).join(':');
}

function argument({ value, spread, keyword }: Argument): string {
  const mark = keyword === '**' ? '**' : keyword !== null ? `${keyword}=` : spread ? '*' : '';
  return mark + expression(value);
}

/** A sum of many terms is gone through without recursion; the others are not as deep. */
function expression(of: Expression): string {
  const rights: string[] = [];
  let left = of;
  for (;;) {
    if (left.kind === 'gate' && left.inputs.length === 2) {
      rights.push(` ${signOf(left.gate)} ${expression(left.inputs[1])})`);
      left = left.inputs[0];
    } else if (left.kind === 'and' || left.kind === 'or') {
      rights.push(` ${left.kind} ${expression(left.right)})`);
      left = left.left;
    } else break;
  }
  return '('.repeat(rights.length) + single(left) + rights.reverse().join('');
}

function single(of: Expression): string {
  switch (of.kind) {
    case 'number':
      return of.integer ? `(${BigInt(of.value)})` : float(of.value);
    case 'truth':
      return of.value ? 'True' : 'False';
    case 'text':
      return JSON.stringify(of.value);
    case 'nothing':
    case 'name':
      return of.name;
    case 'member':
      return `${expression(of.of)}.${of.key}`;
    case 'at':
      return `${expression(of.of)}[${index(of.index)}]`;
    case 'gate':
      return `(${signOf(of.gate)} ${expression(of.inputs[0])})`;
    case 'chain':
      return `(${of.inputs.map((each, k) => (k > 0 ? `${signOf(of.gates[k - 1])} ` : '') + expression(each)).join(' ')})`;
    case 'not':
      return `(not ${expression(of.of)})`;
    case 'choose':
      return `(${expression(of.yes)} if ${expression(of.test)} else ${expression(of.no)})`;
    case 'call':
      return `${expression(of.callee)}(${of.args.map(argument).join(', ')})`;
    case 'list':
      return list(of.items.map(argument), of.form);
    case 'record':
      return `{${of.entries.map(({ key, value }) => entry(key, value)).join(', ')}}`;
    case 'function': {
      const [only] = of.code.body;
      if (only?.kind !== 'return' || !only.value) throw new Error('this is no lambda');
      return `(lambda ${parameters(of.code)}: ${expression(only.value)})`;
    }
    case 'assign':
      return `(${target(of.target)} := ${expression(of.value)})`;
    case 'template':
      return `${JSON.stringify('{}'.repeat(of.parts.length))}.format(${of.parts.map(expression).join(', ')})`;
    case 'comprehension':
      return comprehension(of);
    case 'opaque':
      throw new NotPrintable(of);
  }
  throw new Error(`Python has no ${of.kind}`);
}

function float(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '1e999';
  return /[.e]/.test(String(value)) ? `(${value})` : `(${value}.0)`;
}

function list(items: readonly string[], form: 'list' | 'tuple' | 'set'): string {
  if (form === 'list') return `[${items.join(', ')}]`;
  if (form === 'set') return `{${items.join(', ')}}`;
  return items.length === 0 ? '()' : `(${items.join(', ')},)`;
}

function entry(key: string | Expression | null, value: Expression): string {
  if (key === null) return `**${expression(value)}`;
  return `${typeof key === 'string' ? JSON.stringify(key) : expression(key)}: ${expression(value)}`;
}

const brackets = { list: '[]', set: '{}', dict: '{}', generator: '()' };

function comprehension({
  form,
  key,
  value,
  clauses,
}: Extract<Expression, { kind: 'comprehension' }>): string {
  const parts = clauses.map((clause) =>
    clause.kind === 'if'
      ? ` if ${expression(clause.test)}`
      : ` for ${target(clause.target)} in ${expression(clause.of)}`,
  );
  const [open, close] = brackets[form];
  return `${open}${key ? `${expression(key)}: ` : ''}${expression(value)}${parts.join('')}${close}`;
}
