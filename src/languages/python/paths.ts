/* Paths of names, `np.linalg.norm`, and calls of them. */
import type { SyntaxNode } from '@lezer/common';
import { children, isInteger, numberOf } from './syntax';
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

/** `p.a`, `w[0]`, `p['a']` as a path; null where a key is only known when it runs. */
export function memberPath(node: SyntaxNode, text: string): string | null {
  let path = '';
  let part = node;
  while (part.name === 'MemberExpression') {
    const [object, ...rest] = children(part);
    const key = keyOf(rest, text);
    if (key === null) return null;
    path = key + path;
    part = object;
  }
  return part.name === 'VariableName' ? text.slice(part.from, part.to) + path : null;
}

function keyOf([sign, key, ...more]: readonly SyntaxNode[], text: string): string | null {
  if (!sign || !key) return null;
  const word = text.slice(key.from, key.to);
  if (sign.name === '.') return `.${word}`;
  if (more.length !== 1) return null;
  if (key.name === 'Number') return isInteger(word) ? `[${numberOf(word)}]` : null;
  if (key.name === 'UnaryExpression') return /^- *\d+$/.test(word) ? `[${word.replaceAll(' ', '')}]` : null;
  const plainText = key.name === 'String' ? /^(['"])([^'"\\\]]*)\1$/.exec(word) : null;
  return plainText && `['${plainText[2]}']`;
}
