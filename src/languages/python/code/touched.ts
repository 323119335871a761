/* Which names code touches that are not its own, code of functions inside included: they may run whenever they are called. */
import type { SyntaxNode } from '@lezer/common';
import type { ParameterCode } from '../../../program/code';
import { scopedNames } from '../functions';
import { Scan } from '../scan';
import { children, isFunction } from '../syntax';
import { Traces } from '../traces';

export interface TouchedNames {
  /** All names, those that it assigns among them. */
  readonly reads: Set<string>;
  readonly assigns: Set<string>;
  assignsAnything: boolean;
}

/** Functions nested deeper than this in each other are only asked for all their names. */
const deepest = 40;

/** What the code under a node touches. */
export function touchedBy(text: string, node: SyntaxNode, depth = 0): TouchedNames {
  const traces = new Traces();
  new Scan(text, traces).run(node);
  const { reads, assigns, assignsAnything } = traces;
  const touched = { reads: new Set([...reads, ...assigns]), assigns: new Set(assigns), assignsAnything };
  for (const { node: inner, around } of traces.functions) {
    const body = bodyOf(inner);
    if (!body) continue;
    if (depth >= deepest) {
      for (const name of allNames(text, body)) touched.reads.add(name);
      touched.assignsAnything = true;
      continue;
    }
    const found = touchedBy(text, body, depth + 1);
    const own = new Set([...ownNames(text, inner), ...around]);
    for (const name of found.reads) if (!own.has(name)) touched.reads.add(name);
    for (const name of found.assigns) if (!own.has(name)) touched.assigns.add(name);
    touched.assignsAnything ||= found.assignsAnything;
  }
  return touched;
}

/** The names that belong to a function, a `def` or a lambda: its parameters, and all that it assigns and declares nowhere else. */
export function ownNames(text: string, node: SyntaxNode): string[] {
  const slice = ({ from, to }: { readonly from: number; readonly to: number }) => text.slice(from, to);
  const traces = new Traces();
  const body = bodyOf(node);
  if (body) new Scan(text, traces).run(body);
  const { all: outer } = scopedNames(node, { slice });
  const names = new Set(traces.assigns.filter((name) => !outer.has(name)));
  for (const { name } of parametersOf(text, node)) names.add(slice(name));
  for (const parameter of node.getChild('TypeParamList')?.getChildren('TypeParam') ?? [])
    names.add(slice(parameter.getChild('VariableName') ?? parameter));
  return [...names];
}

/** A parameter as it stands in the text. */
interface ParameterText {
  readonly name: SyntaxNode;
  readonly form: ParameterCode['form'];
  readonly otherwise: SyntaxNode | null;
}

/** The parameters of a function in their order. */
export function parametersOf(text: string, node: SyntaxNode): ParameterText[] {
  const list = node.getChild('ParamList');
  const parts = list ? children(list) : [];
  let found: ParameterText[] = [];
  let named: ParameterText['form'] = 'plain';
  for (const [k, part] of parts.entries()) {
    const before = parts[k - 1];
    // The slash is no node of its own, or one that the grammar does not know.
    const isSlash =
      part.type.isError || (before && text.slice(before.to, part.from).replace(/#.*/g, '').includes('/'));
    if (isSlash) found = found.map((each) => ({ ...each, form: 'positional' }));
    if (part.name === '*') named = 'named';
    if (part.name !== 'VariableName' || before?.name === 'AssignOp') continue;
    const next = parts[k + 1]?.name === 'TypeDef' ? k + 2 : k + 1;
    const otherwise = parts[next]?.name === 'AssignOp' ? (parts[next + 1] ?? null) : null;
    const form = before?.name === '*' ? 'rest' : before?.name === '**' ? 'keywords' : named;
    found.push({ name: part, form, otherwise });
  }
  return found;
}

/** What runs when a function is called. */
export function bodyOf(node: SyntaxNode): SyntaxNode | null {
  return node.name === 'LambdaExpression' ? node.lastChild : node.getChild('Body');
}

/** Whether a node has a statement in it that ends what is around: a function, or a loop. */
export function mayLeave(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate((part) => {
    found ||= /^(Return|Break|Continue)Statement$/.test(part.name);
    return !found && !isFunction(part) && part.name !== 'ClassDefinition';
  });
  return found;
}

function allNames(text: string, node: SyntaxNode): string[] {
  const names: string[] = [];
  node.cursor().iterate((part) => {
    if (part.name === 'VariableName') names.push(text.slice(part.from, part.to));
  });
  return names;
}
