/* How loops, arrays and functions are written in JavaScript, and what its calls on arrays come to. */
import type { Argument, Block, CallExpression, Expression, FunctionCode, Target } from '../../program/code';
import type { ArrayMeaning, LoopCounting, Space, Structures } from '../../program/structures';

/** Objects whose methods show their arguments. */
const showing: ReadonlySet<string> = new Set(['console']);

const arrays: ReadonlySet<string> = new Set(['Array', 'Float64Array', 'Float32Array']);

export const structures: Structures = {
  indent: '  ',
  joinsBy: '',
  hasBareBodies: true,
  meaning,
  space: spaceOf,
  length: (array) => `${array}.length`,
  indexOf: (array, value) => `${array}.indexOf(${value})`,
  element: (array, index) => `${array}[${index}]`,
  zeros: (like, depth) =>
    depth === 1 ? `new Array(${like}.length).fill(0)` : `${like}.map(${zerosWithin(depth - 1)})`,
  copied: (array, depth) => (depth === 1 ? `${array}.slice()` : `${array}.map(${copyWithin(depth - 1)})`),
  declared: (name, value, keyword) => `${keyword ? `${keyword} ` : ''}${name} = ${value}`,
  bare: (name) => `let ${name}`,
  keyword: (changes, usual) => (usual === 'var' ? usual : changes ? 'let' : 'const'),
  pushed: (array, value) => `${array}.push(${value})`,
  taken: (array) => `${array}.pop()`,
  empty: '[]',
  loop: loopHead,
  block: (head, lines, step) => [`${head} {`, ...lines.map((line) => step + line), '}'],
  branch: (test, yes, no, step) => [
    `if (${test}) {`,
    ...yes.map((line) => step + line),
    ...(no.length > 0 ? ['} else {', ...no.map((line) => step + line)] : []),
    '}',
  ],
  functionHead: (name, parameters, isMethod) => `${isMethod ? '' : 'function '}${name}(${parameters})`,
  given: (names) => (names.length === 1 ? `return ${names[0]}` : `return { ${names.join(', ')} }`),
  isDocumentation: () => false,
};

function zerosWithin(depth: number): string {
  return depth === 0 ? '() => 0' : `(row) => row.map(${zerosWithin(depth - 1)})`;
}

function copyWithin(depth: number): string {
  return depth === 1 ? '(row) => row.slice()' : `(row) => row.map(${copyWithin(depth - 1)})`;
}

function loopHead(
  { counter, from, to, inclusive, step }: LoopCounting,
  back: boolean,
  minus: (text: string) => string,
): string {
  const size = Math.abs(step);
  const turn = (isUp: boolean) =>
    size === 1 ? `${counter}${isUp ? '++' : '--'}` : `${counter} ${isUp ? '+=' : '-='} ${size}`;
  const isUp = step > 0;
  if (!back) {
    const sign = `${isUp ? '<' : '>'}${inclusive ? '=' : ''}`;
    return `for (let ${counter} = ${from}; ${counter} ${sign} ${to}; ${turn(isUp)})`;
  }
  const begin = `${counter} ${isUp ? '>=' : '<='} ${from}; ${turn(!isUp)}`;
  if (size === 1) {
    const last = inclusive ? to : isUp ? minus(to) : `${to} + 1`;
    return `for (let ${counter} = ${last}; ${begin})`;
  }
  const [start, round] = inclusive ? [to, 'floor'] : [to, 'ceil'];
  const count = `Math.${round}(((${start}) - (${from})) / ${step})${inclusive ? '' : ' - 1'}`;
  return `for (let ${counter} = (${from}) + ${step} * (${count}); ${begin})`;
}

function meaning(expression: Expression): ArrayMeaning | null {
  if (expression.kind === 'member' && expression.key === 'length' && !expression.lenient)
    return { kind: 'length', of: expression.of };
  if (expression.kind === 'list') return meaningOfList(expression.items);
  return expression.kind === 'call' ? meaningOfCall(expression) : null;
}

function meaningOfList(items: readonly Argument[]): ArrayMeaning | null {
  const [first] = items;
  return items.length === 1 && first.spread ? { kind: 'copy', of: first.value } : null;
}

function meaningOfCall({ callee, args, isNew }: CallExpression): ArrayMeaning | null {
  if (isExtreme(callee, args)) return { kind: 'extreme', of: args[0].value };
  if (args.some(({ spread }) => spread)) return null;
  const values = args.map(({ value }) => value);
  if (callee.kind === 'name')
    return arrays.has(callee.name) && values.length === 1 && (isNew || callee.name === 'Array')
      ? { kind: 'fill', count: values[0] }
      : null;
  if (callee.kind !== 'member' || callee.lenient) return null;
  const { of, key } = callee;
  if (of.kind === 'name' && showing.has(of.name)) return { kind: 'show' };
  if (of.kind === 'name' && of.name === 'Array' && key === 'from') return arrayFrom(values);
  return method(of, key, values);
}

/** `Math.max(...a)` */
function isExtreme(callee: Expression, args: readonly Argument[]): boolean {
  if (callee.kind !== 'member' || callee.of.kind !== 'name' || callee.of.name !== 'Math') return false;
  return (callee.key === 'max' || callee.key === 'min') && args.length === 1 && args[0].spread;
}

function method(of: Expression, key: string, values: readonly Expression[]): ArrayMeaning | null {
  const [first, second] = values;
  switch (key) {
    case 'push':
      return values.length === 1 ? { kind: 'push', to: of, value: first } : null;
    case 'fill': {
      const made = meaning(of);
      return made?.kind === 'fill' && first?.kind === 'number' ? made : null;
    }
    case 'slice':
      return values.length === 0 ? { kind: 'copy', of } : null;
    case 'map':
      return first?.kind === 'function' && values.length === 1
        ? { kind: 'each', over: over(of, first.code), value: first.code }
        : null;
    case 'forEach':
      return first?.kind === 'function' && values.length === 1
        ? { kind: 'rounds', over: over(of, first.code), body: first.code.body }
        : null;
    case 'reduce':
      return first?.kind === 'function' ? reduced(of, first.code, second ?? null) : null;
  }
  return null;
}

/** What a function of an element and its index goes through. */
function over(of: Expression, { parameters }: FunctionCode, before = 0): Space {
  const [element, index] = parameters.slice(before).map(({ target }) => target);
  const made = meaning(of);
  return {
    counter: index?.kind === 'name' ? index.name : null,
    from: null,
    to: made?.kind === 'fill' ? made.count : null,
    step: 1,
    elements: made?.kind === 'fill' ? [] : [{ target: element ?? null, of }],
  };
}

/** `Array.from({ length: n }, (_, i) => …)` and `Array.from(a)` */
function arrayFrom([first, second]: readonly Expression[]): ArrayMeaning | null {
  const length = first?.kind === 'record' ? first.entries.find(({ key }) => key === 'length') : undefined;
  if (length === undefined) {
    if (!second) return first && first.kind !== 'record' ? { kind: 'copy', of: first } : null;
    return second.kind === 'function'
      ? { kind: 'each', over: over(first, second.code), value: second.code }
      : null;
  }
  if (!second) return { kind: 'fill', count: length.value };
  if (second.kind !== 'function') return null;
  const index = second.code.parameters[1]?.target;
  const counter = index?.kind === 'name' ? index.name : null;
  const space: Space = { counter, from: null, to: length.value, step: 1, elements: [] };
  return { kind: 'each', over: space, value: second.code };
}

/** A sum: `(s, v, i) => s + …`. */
function reduced(of: Expression, code: FunctionCode, start: Expression | null): ArrayMeaning | null {
  const [total, element] = code.parameters.map(({ target }) => target);
  const added = onlyValue(code.body);
  if (total?.kind !== 'name' || !element || added?.kind !== 'gate' || added.gate !== '+') return null;
  const isTotal = (part: Expression) => part.kind === 'name' && part.name === total.name;
  const [left, right] = added.inputs;
  const value = isTotal(left) ? right : isTotal(right) ? left : null;
  if (!value || mentions(value, total.name)) return null;
  // Without a start the first element is no term.
  if (!start && !(value.kind === 'name' && element.kind === 'name' && value.name === element.name))
    return null;
  return { kind: 'sum', over: over(of, code, 1), value, start };
}

function onlyValue(body: Block): Expression | null {
  const [only] = body;
  return body.length === 1 && only.kind === 'return' ? only.value : null;
}

function mentions(part: unknown, name: string): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('kind' in part && part.kind === 'name' && 'name' in part && part.name === name) return true;
  return Object.values(part).some((inner) => mentions(inner, name));
}

function spaceOf(target: Target, of: Expression, keys: boolean): Space | null {
  const plain: Space = { counter: null, from: null, to: null, step: 1, elements: [] };
  if (keys) return target.kind === 'name' ? { ...plain, counter: target.name, to: lengthOf(of) } : null;
  const isEntries = of.kind === 'call' && of.callee.kind === 'member' && of.args.length === 0;
  if (isEntries && of.callee.kind === 'member' && of.callee.key === 'entries') {
    const [index, element] = target.kind === 'items' ? target.items : [];
    if (index?.target.kind !== 'name') return null;
    const elements = [{ target: element?.target ?? null, of: of.callee.of }];
    return { ...plain, counter: index.target.name, elements };
  }
  return { ...plain, elements: [{ target, of }] };
}

function lengthOf(of: Expression): Expression {
  return { kind: 'member', of, key: 'length', from: of.from, to: of.to };
}
