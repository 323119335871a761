import type { SyntaxNode } from '@lezer/common';
import { Walk } from './expressions';
import { Findings } from './findings';
import type { Reader } from './reader';
import type { FunctionText } from './statements';

/** Functions nested deeper than this are not looked into: nobody writes them, and the call stack is finite. */
const deepest = 40;

/** Says whether functions at this depth are still looked into. */
export function tooDeep(depth: number): boolean {
  return depth > deepest;
}

/**
 * Reads a function: its parameters, its body as a scope of its own, and what it touches outside of itself.
 * `reader` reads what stands around it, and `inner` its body.
 */
export function readFunction(reader: Reader, inner: Reader, node: SyntaxNode, name: string): FunctionText {
  const findings = new Findings();
  const declared = new Set<string>(['arguments']);
  const { parameters, simple } = readParameters(reader, node, findings, declared);
  const body = node.lastChild;
  const statements = body?.name === 'Block' ? inner.readAll(body) : body ? inner.readValue(body) : [];
  for (const local of inner.declared) declared.add(local);
  const [only] = statements;
  const outerReads = new Set(findings.reads.filter((read) => !declared.has(read)));
  const outerAssigns = new Set<string>();
  const outerEscapes = new Set<string>(outerReads);
  for (const statement of statements) {
    addOuter(outerReads, statement.reads, declared);
    addOuter(outerEscapes, statement.escapes, declared);
    addOuter(outerAssigns, statement.sideAssigns, declared);
    if (statement.kind === 'assignment') addOuter(outerAssigns, [statement.target], declared);
    for (const nested of statement.functions) {
      addOuter(outerReads, nested.outerReads, declared);
      addOuter(outerAssigns, nested.outerAssigns, declared);
      addOuter(outerEscapes, nested.outerEscapes, declared);
    }
  }
  return {
    name: ownName(reader, node) || name,
    from: node.from - reader.base,
    to: node.to - reader.base,
    parameters,
    simple,
    plain:
      !node.getChild('async') && !node.getChild('Star') && !node.getChild('get') && !node.getChild('set'),
    statements,
    formula: statements.length === 1 && only?.kind === 'return' ? only.steps : null,
    declared,
    outerReads,
    outerAssigns,
    outerEscapes,
    assignsAnything: statements.some((s) => s.assignsAnything || s.functions.some((f) => f.assignsAnything)),
  };
}

function addOuter(into: Set<string>, names: Iterable<string>, declared: ReadonlySet<string>): void {
  for (const name of names) if (!declared.has(name)) into.add(name);
}

function ownName(reader: Reader, node: SyntaxNode): string {
  const own = node.getChild('VariableDefinition');
  if (own && node.name !== 'ArrowFunction') return reader.slice(own);
  if (node.name !== 'MethodDeclaration') return '';
  const method = node.getChild('PropertyDefinition') ?? node.getChild('PrivatePropertyDefinition');
  const owner = node.parent?.parent?.getChild('VariableDefinition');
  if (!method) return '';
  return owner ? `${reader.slice(owner)}.${reader.slice(method)}` : reader.slice(method);
}

function readParameters(reader: Reader, node: SyntaxNode, findings: Findings, declared: Set<string>) {
  const parameters: { name: string; from: number; to: number }[] = [];
  const list = node.getChild('ParamList');
  let simple = list !== null;
  for (let child = list?.firstChild; child; child = child.nextSibling) {
    if (child.name === 'VariableDefinition') {
      const name = reader.slice(child);
      parameters.push({ name, from: child.from - reader.base, to: child.to - reader.base });
      declared.add(name);
    } else if (child.type.isError || /^(Equals|Spread|ObjectPattern|ArrayPattern)$/.test(child.name))
      simple = false;
  }
  if (!list || simple) return { parameters, simple };
  const walk = new Walk(reader.text, reader.base, findings);
  walk.run(list.cursor());
  for (const name of findings.assigns) declared.add(name);
  return { parameters, simple };
}
