/* Reads functions: parameters, body, and what they touch outside of themselves. */
import type { SyntaxNode } from '@lezer/common';
import {
  assignedBy,
  changedLibraries,
  type Effects,
  everTouched,
  type FunctionText,
  type Parameter,
  type Statement,
  type Step,
} from '../../program/statements';
import { namesOf, together } from '../../program/touches';
import type { BlockScope } from './blocks';
import { Walk } from './expressions';
import { Findings, type FoundFunction } from './findings';
import { builtIns } from './names';
import { endOf, lastPart, typeNodes } from './syntax';

/** What reads the code around a function. */
export interface Surroundings {
  readonly text: string;
  readonly base: number;
  slice(node: SyntaxNode): string;
}

/** What reads the body of a function. */
export interface BodyReader {
  readonly declared: ReadonlySet<string>;
  readonly perhapsDeclared: ReadonlySet<string>;
  effects(findings: Findings): Effects;
  readAll(body: SyntaxNode): readonly Statement[];
  readValue(value: SyntaxNode): readonly Statement[];
}

/**
 * Reads a function: its parameters, its body as a scope of its own, and what it touches outside of itself.
 * `reader` reads what stands around it, and `inner` its body.
 */
export function readFunction(reader: Surroundings, inner: BodyReader, found: FoundFunction): FunctionText {
  const { node, block } = found;
  const findings = new Findings();
  const declared = new Set<string>(node.name === 'ArrowFunction' ? [] : ['arguments']);
  const { parameters, simple } = readParameters(reader, node, findings, declared);
  const own = ownName(reader, node);
  const self = node.name === 'FunctionExpression' && own && !declared.has(own) ? own : null;
  // The values that parameters have by default are code as well, which knows nothing of what the body declares.
  const isOwn = (name: string) => declared.has(name) || name === self;
  const defaults = together(everTouched(inner.effects(findings)), isOwn);
  const statements = readBody(inner, node);
  for (const local of inner.declared) declared.add(local);
  const inside = statements.flatMap((statement) => everTouched(statement, assignedBy(statement)));
  const all = [defaults, together(inside, isOwn)];
  const { sideAssigns, assignsAnything, ...others } = together(all, (name) => isOfBlock(block, name));
  const [only, ...more] = statements.filter(({ kind }) => kind !== 'blank');
  const readable = !isInWith(block);
  return {
    name: own || found.name,
    from: node.from - reader.base,
    to: endOf(node) - reader.base,
    parameters,
    simple,
    exact: false,
    plain: !modifiers.some((modifier) => node.getChild(modifier)),
    statements: readable ? statements : [],
    formula: readable && more.length === 0 && only?.kind === 'return' ? only.steps : null,
    declared: new Set([...declared, ...inner.perhapsDeclared]),
    self,
    enclosed: new Set(block ? all.flatMap(namesOf).filter((name) => isOfBlock(block, name)) : []),
    ...others,
    sideAssigns: [...sideAssigns, ...changedLibraries(statements, builtIns.libraries)],
    assignsAnything: assignsAnything || !readable,
  };
}

const modifiers = ['async', 'Star', 'get', 'set'];

/** TypeScript's overloads have no body. */
function readBody(inner: BodyReader, node: SyntaxNode): readonly Statement[] {
  const body = lastPart(node);
  if (body?.name === 'Block') return inner.readAll(body);
  return body && !body.type.isError && node.name === 'ArrowFunction' ? inner.readValue(body) : [];
}

/** In a `with` any name may be a member of its object. */
function isInWith(block: BlockScope | null): boolean {
  for (let around = block; around; around = around.outer) if (around.name === 'WithStatement') return true;
  return false;
}

/** Whether a name belongs to a block, or to one around it. */
function isOfBlock(block: BlockScope | null, name: string): boolean {
  for (let around = block; around; around = around.outer) if (around.own?.has(name)) return true;
  return false;
}

function ownName(reader: Surroundings, node: SyntaxNode): string {
  const own = node.getChild('VariableDefinition');
  if (own && node.name !== 'ArrowFunction') return reader.slice(own);
  if (node.name !== 'MethodDeclaration') return '';
  const method = node.getChild('PropertyDefinition') ?? node.getChild('PrivatePropertyDefinition');
  const owner = node.parent?.parent?.getChild('VariableDefinition');
  if (!method) return '';
  return owner ? `${reader.slice(owner)}.${reader.slice(method)}` : reader.slice(method);
}

/** What stands behind a parameter's `=`. */
function defaultOf(reader: Surroundings, parameter: SyntaxNode): readonly Step[] | null {
  let hasDefault = false;
  for (let next = parameter.nextSibling; next && next.name !== ','; next = next.nextSibling) {
    if (next.name === 'Equals') hasDefault = true;
    else if (hasDefault && !typeNodes.has(next.name))
      return new Walk(reader.text, reader.base, new Findings()).run(next.cursor());
  }
  return null;
}

function readParameters(reader: Surroundings, node: SyntaxNode, findings: Findings, declared: Set<string>) {
  const parameters: Parameter[] = [];
  const list = node.getChild('ParamList');
  let simple = list !== null;
  for (let child = list?.firstChild; child; child = child.nextSibling) {
    if (child.name === 'VariableDefinition') {
      const name = reader.slice(child);
      const at = { from: child.from - reader.base, to: endOf(child) - reader.base };
      parameters.push({ name, default: defaultOf(reader, child), ...at });
      declared.add(name);
    } else if (child.type.isError || /^(Equals|Spread|ObjectPattern|ArrayPattern)$/.test(child.name))
      simple = false;
  }
  if (!list || simple) return { parameters, simple };
  new Walk(reader.text, reader.base, findings).run(list.cursor());
  for (const name of findings.bound) declared.add(name);
  return { parameters, simple };
}
