/* Reads functions of Python, `def` and lambdas: parameters, body, and what they touch outside of themselves. */
import type { SyntaxNode } from '@lezer/common';
import {
  assignedBy,
  changedLibraries,
  everTouched,
  type FunctionText,
  type Parameter,
  type Statement,
  type Step,
} from '../../program/statements';
import { namesOf, type Touches, together } from '../../program/touches';
import { finish } from '../../text/pauses';
import type { Span } from '../../text/span';
import { Expressions } from './expressions';
import { builtIns } from './names';
import { children, endOf, isFunction } from './syntax';
import { type TracedFunction, Traces } from './traces';

/** What reads the code around a function. */
interface CodeAround {
  readonly text: string;
  readonly base: number;
  readonly depth: number;
  slice(span: Span): string;
  at(node: SyntaxNode): Span;
}

/** What reads its body. */
interface BodyStatements {
  readonly statements: readonly Statement[];
  body(body: SyntaxNode): Generator<undefined>;
  result(value: SyntaxNode): void;
}

/** The names that `global` and `nonlocal` say are no own ones. */
interface ScopedNames {
  readonly globals: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** Reads a function: `around` reads what stands around it, and `inner` its body as a scope of its own. */
export function readFunction(
  around: CodeAround,
  inner: BodyStatements,
  scoped: ScopedNames,
  { node, name, around: block }: TracedFunction,
): FunctionText {
  const { parameters, simple } = readParameters(around, node);
  const isNested = around.depth > 0;
  const body = node.getChild('Body');
  const value = node.name === 'LambdaExpression' ? node.lastChild : null;
  if (body) finish(inner.body(body));
  else if (value) inner.result(value);
  const { statements } = inner;
  const declared = new Set([...parameters, ...more(node, around)].map((each) => each.name));
  for (const each of declaredBy(statements)) if (!scoped.all.has(each)) declared.add(each);
  const inside = statements.flatMap((statement) => everTouched(statement, assignedBy(statement)));
  const touched = together(inside, (each) => declared.has(each));
  const { sideAssigns, ...others } = together([touched], (each) => block.has(each));
  const [only, ...rest] = statements.filter(({ kind }) => kind !== 'blank');
  // A name of the file's may mean another variable of the function around.
  const readable = !(isNested && scoped.globals.size > 0);
  return {
    name,
    from: node.from - around.base,
    to: endOf(node) - around.base,
    parameters,
    simple,
    exact: true,
    plain: !isGenerator(node),
    statements: readable ? statements : [],
    formula: readable && rest.length === 0 && only?.kind === 'return' ? only.steps : null,
    declared,
    self: null,
    enclosed: new Set(namesOf(touched).filter((each) => block.has(each))),
    ...others,
    sideAssigns: [...sideAssigns, ...changedLibraries(statements, builtIns.libraries)],
  };
}

/** A generator, as a function without a name that nobody but its loop calls. */
export function generatorText(
  { base }: CodeAround,
  touches: Touches,
  { node, around: block }: TracedFunction,
): FunctionText {
  return {
    name: '',
    from: node.from - base,
    to: node.to - base,
    parameters: [],
    simple: true,
    exact: true,
    plain: false,
    statements: [],
    formula: null,
    declared: new Set(),
    self: null,
    enclosed: new Set(namesOf(touches).filter((each) => block.has(each))),
    ...together([touches], (each) => block.has(each)),
  };
}

function* declaredBy(statements: readonly Statement[]): Iterable<string> {
  for (const statement of statements) {
    yield* assignedBy(statement);
    if (statement.kind === 'blank') yield* statement.names;
  }
}

/** The parameters that a call can give by their places, and whether there are no others. */
function readParameters(around: CodeAround, node: SyntaxNode): { parameters: Parameter[]; simple: boolean } {
  const parts = listOf(node);
  const parameters: Parameter[] = [];
  let simple = true;
  for (const [k, part] of parts.entries()) {
    if (part.type.isError || part.name === '*' || part.name === '**' || part.name === '/') simple = false;
    if (
      part.name !== 'VariableName' ||
      parts[k - 1]?.name === 'AssignOp' ||
      /^\*/.test(parts[k - 1]?.name ?? '')
    )
      continue;
    const next = parts[k + 1]?.name === 'TypeDef' ? k + 2 : k + 1;
    const value = parts[next]?.name === 'AssignOp' ? parts[next + 1] : undefined;
    parameters.push({
      name: around.slice(part),
      default: value ? stepsOf(around, value) : null,
      ...around.at(part),
    });
  }
  return { parameters, simple };
}

/** The parameters that gather what is left: `*args`, `**named`. */
function more(node: SyntaxNode, around: CodeAround): { readonly name: string }[] {
  const parts = listOf(node);
  return parts
    .filter(({ name }, k) => name === 'VariableName' && /^\*/.test(parts[k - 1]?.name ?? ''))
    .map((part) => ({ name: around.slice(part) }));
}

function listOf(node: SyntaxNode): SyntaxNode[] {
  const list = node.getChild('ParamList');
  return list ? children(list) : [];
}

function stepsOf({ text, base }: CodeAround, value: SyntaxNode): readonly Step[] {
  return new Expressions(text, base, new Traces()).read(value);
}

/** What `global` and `nonlocal` say in a function. */
export function scopedNames(node: SyntaxNode, around: Pick<CodeAround, 'slice'>): ScopedNames {
  const globals = new Set<string>();
  const all = new Set<string>();
  const outermost = node.from;
  node.cursor().iterate((part) => {
    if (part.name === 'ClassDefinition' || (part.from !== outermost && isFunction(part))) return false;
    if (part.name !== 'ScopeStatement') return true;
    for (const name of part.node.getChildren('VariableName')) {
      all.add(around.slice(name));
      if (part.node.firstChild?.name === 'global') globals.add(around.slice(name));
    }
    return false;
  });
  return { globals, all };
}

/** Whether calls give no value of an expression: it is `async`, or yields. */
export function isGenerator(node: SyntaxNode): boolean {
  return node.getChild('async') !== null || yieldsWithin(node, ['YieldExpression', 'YieldStatement']);
}

/** Whether a function yields in nodes of these kinds. */
export function yieldsWithin(node: SyntaxNode, kinds: readonly string[]): boolean {
  let found = false;
  const outermost = node.from;
  node.cursor().iterate((part) => {
    found ||= kinds.includes(part.name);
    return !found && !(part.from !== outermost && (isFunction(part) || part.name === 'ClassDefinition'));
  });
  return found;
}
