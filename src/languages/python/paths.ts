/* Paths of names, `np.linalg.norm`, and calls of them. */
import type { SyntaxNode } from '@lezer/common';
import { mayReachAnything, type Traces } from './traces';

/** Notes a call of `sig` or `np.exp`. */
export function noteCall(traces: Traces, callee: string): void {
  const [root] = callee.split('.', 1);
  traces.callees.push(callee);
  if (/\.__(set|del)attr__$/.test(callee)) traces.written.push(root);
  if (root !== callee) traces.called.push(root);
  else if (mayReachAnything(callee, true)) traces.assignsAnything = true;
}

/** A path of names, `np.linalg.norm`; null for any other expression. */
export function pathOf(node: SyntaxNode, text: string): string | null {
  let path = '';
  let part = node;
  while (part.name === 'MemberExpression') {
    const { firstChild, lastChild } = part;
    if (lastChild?.name !== 'PropertyName' || !firstChild) return null;
    path = `.${text.slice(lastChild.from, lastChild.to)}${path}`;
    part = firstChild;
  }
  return part.name === 'VariableName' ? text.slice(part.from, part.to) + path : null;
}
