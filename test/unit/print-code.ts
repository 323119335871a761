/* Writes code that is followed back as JavaScript, with parentheses around everything: real JavaScript then tells whether it means the same. */
import type {
  Argument,
  Block,
  ClassCode,
  Code,
  Expression,
  FunctionCode,
  Loop,
  PatternPart,
  Target,
} from '../../src/program/code';

/** How gates are written that are operators on two values. */
const signs: ReadonlyMap<string, string> = new Map([
  ...['+', '-', '*', '/', '**', '<', '>', '<=', '>=', 'in', 'instanceof'].map(
    (same) => [same, same] as const,
  ),
  ['remainder', '%'],
  ['==', '==='],
  ['!=', '!=='],
  ['looseEqual', '=='],
  ['looseUnequal', '!='],
  ['and', '&&'],
  ['or', '||'],
  ['otherwise', '??'],
  ['bitAnd', '&'],
  ['bitOr', '|'],
  ['bitXor', '^'],
  ['shiftLeft', '<<'],
  ['shiftRight', '>>'],
  ['shiftRightUnsigned', '>>>'],
]);

const prefixes: ReadonlyMap<string, string> = new Map([
  ['negate', '-'],
  ['plus', '+'],
  ['bitNot', '~'],
  ['typeof', 'typeof '],
  ['void', 'void '],
  ['await', 'await '],
]);

/** There is something that has no meaning to be written down. */
export class NotFollowed extends Error {}

export function printed(block: Block): string {
  return block.map(statement).join('\n');
}

function braces(block: Block): string {
  return `{\n${printed(block)}\n}`;
}

const labelled = (label: string) => (label === '' ? '' : `${label}: `);

function statement(code: Code): string {
  switch (code.kind) {
    case 'assign': {
      const [to] = code.targets;
      const { operator, sign } = code;
      if (code.declares === '')
        return `${assignment({ kind: 'assign', target: to, operator, value: code.value, old: false, sign })};`;
      return `${code.declares} ${target(to)} = ${value(code.value)};`;
    }
    case 'expression':
      return `(${value(code.value)});`;
    case 'declare':
      return `${code.declares} ${code.names.join(', ')};`;
    case 'function':
      return functionText(code.code, `function ${code.name}`);
    case 'class':
      return classText(code.code, code.name);
    case 'if':
      return `if (${value(code.test)}) ${braces(code.yes)} else ${braces(code.no)}`;
    case 'loop':
      return labelled(code.label) + loop(code);
    case 'yield':
      return `yield${code.all ? '*' : ''} ${code.value ? value(code.value) : ''};`;
    case 'return':
    case 'throw':
      return `${code.kind} ${code.value ? value(code.value) : ''};`;
    case 'break':
    case 'continue':
      return `${code.kind} ${code.label};`;
    case 'block':
      return labelled(code.label) + braces(code.body);
    case 'switch':
      return `switch (${value(code.of)}) {\n${code.cases
        .map((each) => `${each.value ? `case ${value(each.value)}` : 'default'}:\n${printed(each.body)}`)
        .join('\n')}\n}`;
    case 'try': {
      const handlers = code.handlers.map(
        (handler) => `catch ${handler.target === null ? '' : `(${handler.target}) `}${braces(handler.body)}`,
      );
      const last = code.last.length > 0 || handlers.length === 0 ? `finally ${braces(code.last)}` : '';
      return `try ${braces(code.body)} ${handlers.join(' ')} ${last}`;
    }
    case 'delete':
      return `delete ${target(code.targets[0])};`;
    case 'nothing':
      return '';
  }
  throw new NotFollowed(code.kind);
}

function loop(code: Loop): string {
  const body = braces(code.body);
  if (code.form === 'each') {
    const head = `${code.declares} ${target(code.target)} ${code.keys ? 'in' : 'of'} ${value(code.of)}`;
    return `for (${head}) ${body}`;
  }
  const test = code.test ? value(code.test) : '';
  if (code.testLast) return `do ${body} while (${test});`;
  const parts = code.init.map((each) => statement(each).replace(/;$/, ''));
  const declares = /^(var|let|const) /.exec(parts[0] ?? '')?.[0] ?? '';
  const init = declares + parts.map((part) => part.slice(declares.length)).join(', ');
  return `for (${init}; ${test}; ${code.update ? value(code.update) : ''}) ${body}`;
}

function signOf(operator: string): string {
  return signs.get(operator) ?? operator;
}

function part(of: PatternPart | null): string {
  if (!of) return '';
  const otherwise = of.otherwise ? ` = ${value(of.otherwise)}` : '';
  return `${of.rest ? '...' : ''}${target(of.target)}${otherwise}`;
}

function target(to: Target): string {
  switch (to.kind) {
    case 'name':
      return to.name;
    case 'member':
      return member(to.of, to.key);
    case 'at':
      return `${owner(to.of)}[${value(to.index)}]`;
    case 'items':
      return `[${to.items.map(part).join(', ')}${to.items.at(-1) === null ? ',' : ''}]`;
    case 'members':
      return `{ ${to.members.map((each) => (each.rest ? part(each) : `${key(each.key)}: ${part(each)}`)).join(', ')} }`;
  }
}

const key = (of: string | Expression) => (typeof of === 'string' ? JSON.stringify(of) : `[${value(of)}]`);

function member(of: Expression, name: string, lenient = ''): string {
  return name.startsWith('#') || isName(name)
    ? `${owner(of)}${lenient || '.'}${name}`
    : `${owner(of)}${lenient}[${JSON.stringify(name)}]`;
}

/** Parentheses would end a chain of `?.`, and `super` takes none. */
function owner(of: Expression): string {
  const isChain = /^(member|at|call)$/.test(of.kind) && !(of.kind === 'call' && of.isNew);
  if (!of.enclosed && (isChain || of.kind === 'name')) return value(of);
  return `(${value(of)})`;
}

function args(list: readonly Argument[]): string {
  return list.map((each) => `${each.spread ? '...' : ''}${hole(each) ? '' : value(each.value)}`).join(', ');
}

const hole = (each: Argument) => each.value.kind === 'nothing' && each.value.name === '';

function value(of: Expression): string {
  switch (of.kind) {
    case 'number':
      return String(of.value);
    case 'truth':
      return String(of.value);
    case 'text':
      return JSON.stringify(of.value);
    case 'nothing':
    case 'name':
      return of.name;
    case 'member':
      return member(of.of, of.key, of.lenient ? '?.' : '');
    case 'at':
      return `${owner(of.of)}${of.lenient ? '?.' : ''}[${value(of.index)}]`;
    case 'gate': {
      const [left, right] = of.inputs.map(value);
      const prefix = prefixes.get(of.gate);
      return prefix ? `(${prefix}(${left}))` : `((${left}) ${signs.get(of.gate)} (${right}))`;
    }
    case 'and':
    case 'or':
    case 'otherwise':
      return `((${value(of.left)}) ${signOf(of.kind)} (${value(of.right)}))`;
    case 'not':
      return `(!(${value(of.of)}))`;
    case 'choose':
      return `((${value(of.test)}) ? (${value(of.yes)}) : (${value(of.no)}))`;
    case 'call':
      return of.isNew
        ? `(new (${value(of.callee)})(${args(of.args)}))`
        : `${owner(of.callee)}${of.lenient ? '?.' : ''}(${args(of.args)})`;
    case 'list': {
      const last = of.items.at(-1);
      return `[${args(of.items)}${last && hole(last) ? ',' : ''}]`;
    }
    case 'record':
      return `({ ${of.entries
        .map((entry) =>
          entry.key === null ? `...${value(entry.value)}` : `${key(entry.key)}: ${value(entry.value)}`,
        )
        .join(', ')} })`;
    case 'function':
      return `(${functionText(of.code, of.code.isArrow ? '' : `function ${of.code.self}`)})`;
    case 'class':
      return `(${classText(of.code, of.code.name)})`;
    case 'assign':
      return assignment(of);
    case 'template':
      return `\`${of.parts.map((each) => (each.kind === 'text' ? template(each.value) : `\${${value(each)}}`)).join('')}\``;
    case 'sequence':
      return `(${of.parts.map(value).join(', ')})`;
  }
  throw new NotFollowed(of.kind);
}

function template(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll('`', '\\`')
    .replaceAll('$', '\\$');
}

function assignment(of: Omit<Extract<Expression, { kind: 'assign' }>, 'from' | 'to'>): string {
  if (of.value.from === of.sign.from) {
    const sign = of.operator.repeat(2);
    return of.old ? `(${target(of.target)}${sign})` : `(${sign}${target(of.target)})`;
  }
  return `(${target(of.target)} ${signOf(of.operator)}= ${value(of.value)})`;
}

function functionText(code: FunctionCode, head: string): string {
  if (!code.plain) throw new NotFollowed('function');
  const list = code.parameters
    .map(({ target: to, otherwise, form }) => part({ target: to, otherwise, rest: form === 'rest' }))
    .join(', ');
  const star = code.yields ? '*' : '';
  return `${head.startsWith('function ') ? head.replace(' ', `${star} `) : star + head}(${list}) ${code.isArrow ? '=> ' : ''}${braces(code.body)}`;
}

function classText(code: ClassCode, name: string): string {
  const fields = code.fields.map(
    (field) =>
      `${field.isStatic ? 'static ' : ''}${own(field.name)}${field.value ? ` = ${value(field.value)}` : ''};`,
  );
  const words = { method: '', static: 'static ', class: 'static ', getter: 'get ', setter: 'set ' };
  const methods = code.methods.map((method) =>
    functionText(method.code, `${words[method.form]}${own(method.name)}`),
  );
  const [above] = code.bases;
  const base = above ? ` extends (${value(above)})` : '';
  return `class ${name}${base} {\n${[...fields, ...methods].join('\n')}\n}`;
}

const isName = (name: string) => /^[A-Za-z_$][\w$]*$/.test(name);

/** What only operators and loops ask a class for has the symbol's own name. */
const isOwn = (name: string) => /^(#|\[\s*Symbol\.)/.test(name) || isName(name);
const own = (name: string) => (isOwn(name) ? name : JSON.stringify(name));
