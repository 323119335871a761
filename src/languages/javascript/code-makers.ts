/* What makes code of text, which may do anything: eval, Function, and members that lead to them. */
import type { SyntaxNode } from '@lezer/common';
import { globalObjects, plainName } from './syntax';

const makers: ReadonlySet<string> = new Set(['eval', 'Function']);

/** Whether a name makes code of text. */
export const makesCode = (name: string): boolean => makers.has(name);

/** Whether a member of whatever object may make code of text, or lead to what does. */
export const mayMakeCode = (key: string): boolean => makers.has(key) || key === 'constructor';

/** Whether a member, by the node of its name, may do so where it stands. */
export function leadsToCode(name: SyntaxNode, text: string): boolean {
  const key = plainName(text.slice(name.from, name.to));
  if (!mayMakeCode(key)) return false;
  const { parent: member } = name;
  if (member?.name !== 'MemberExpression') return true;
  // What a curve gives at a place is often called so: `curve.eval(0.5)`.
  if (key === 'eval') return member.firstChild === null || mayBeGlobal(member.firstChild, text);
  return key === 'Function' || !isHarmless(member, text);
}

function mayBeGlobal(object: SyntaxNode, text: string): boolean {
  if (object.name === 'VariableName') return globalObjects.has(text.slice(object.from, object.to));
  if (object.name !== 'this') return false;
  for (let at = object.parent; at; at = at.parent) {
    const isMethod = at.name === 'FunctionExpression' && at.parent?.name === 'Property';
    if (isMethod || at.name === 'Property' || at.name === 'ClassBody') return false;
    if (at.name === 'FunctionExpression' || at.name === 'FunctionDeclaration') break;
  }
  return true;
}

/** Whether what made a thing is only asked which it is, for its parts, or for another such thing. */
function isHarmless(member: SyntaxNode, text: string): boolean {
  let whole = member;
  for (let { parent } = whole; parent && isWrapping(parent); { parent } = whole) whole = parent;
  const { parent } = whole;
  const isFirst = parent?.firstChild?.from === whole.from;
  switch (parent?.name) {
    case 'MemberExpression': {
      const key = parent.getChild('PropertyName');
      return key !== null && !hands.test(text.slice(key.from, key.to));
    }
    case 'BinaryExpression':
      return parent.getChild('CompareOp') !== null || parent.getChild('instanceof') !== null;
    case 'AssignmentExpression':
      return isFirst && parent.getChild('Equals') !== null;
    case 'UnaryExpression':
      return parent.getChild('typeof') !== null;
    case 'NewExpression':
      return member.firstChild?.name === 'this' && !mayBeGlobal(member.firstChild, text);
    default:
      return false;
  }
}

/** Parentheses, and what only says of which type something is. */
function isWrapping(node: SyntaxNode): boolean {
  const isTyped = node.name === 'BinaryExpression' && (node.getChild('as') ?? node.getChild('satisfies'));
  return node.name === 'ParenthesizedExpression' || !!isTyped;
}

/** Members of a function with which it is called, or that lead on to what makes code. */
const hands = /^(call|apply|bind|constructor|eval|Function)$/;
