/*
 * Patterns that assign members, `[p.a, c] = q`, which the grammar knows no assignment to. It gets `[p.a, c] | q`, an
 * expression of the same parts; who reads the tree finds the real sign in the text, and here what such a pattern assigns.
 */
import type { SyntaxNode } from '@lezer/common';
import { children, lastPart } from './syntax';

/** Where a pattern may end: before its `=`, or before the `of` or `in` of a loop. */
const ends = /[\]}]\s*(?:=(?![=>])|\b(?:of|in)\b)/g;
/** What stands before a pattern. Behind a name, a bracket is an index. */
const before = /(?:^|[;{}(,=[.!&|?]|\b(?:return|else|do|yield|await|void))$/;
const loop = /\bfor\s*(?:await\s*)?\($/;

/** No pattern is looked for further than this. */
const longest = 500;
/** Nor is the class that a field may be of. */
const longestClass = 2000;

/** The text with other signs behind such patterns. */
export function maskPatterns(text: string, isTyped: boolean): string {
  const signs: (readonly [at: number, sign: string])[] = [];
  let outer = { from: text.length, to: text.length };
  // From the end, so that a pattern comes before the patterns inside it.
  for (const { index, 0: end } of [...text.matchAll(ends)].reverse()) {
    const from = openingOf(text, index, longest);
    if (from < 0) continue;
    const code = codeBefore(text, from);
    const isInside = outer.from < from && index < outer.to;
    const isLoop = !end.endsWith('=');
    // A colon may stand before a type.
    const isThere = isLoop ? loop : before.test(code) ? before : isInside || !isTyped ? /:$/ : before;
    const defaults = isThere.test(code) ? defaultsOf(text.slice(from, index)) : null;
    if (!defaults || isField(text, from)) continue;
    const sign = isLoop ? ';;' : '|';
    signs.push([index + end.length - sign.length, sign]);
    if (isInside) continue;
    outer = { from, to: index };
    for (const at of defaults) signs.push([from + at, ':']);
  }
  let rest = 0;
  const pieces = signs
    .sort(([one], [other]) => one - other)
    .flatMap(([at, sign]) => {
      const piece = text.slice(rest, at);
      rest = at + sign.length;
      return [piece, sign];
    });
  return pieces.join('') + text.slice(rest);
}

/** Where the bracket is that the one at `close` closes; -1 for none nearby. */
function openingOf(text: string, close: number, most: number): number {
  let depth = 0;
  for (let at = close; at >= 0 && at > close - most; at--) {
    const sign = text[at];
    if (sign === ')' || sign === ']' || sign === '}') depth++;
    else if ((sign === '(' || sign === '[' || sign === '{') && --depth === 0) return at;
  }
  return -1;
}

/** The last of the code before a place, without comments. */
function codeBefore(text: string, place: number): string {
  let code = text.slice(Math.max(0, place - 200), place);
  for (let length = -1; length !== code.length; ) {
    length = code.length;
    code = code.replace(/\/\/[^\n]*\n\s*$|\/\*(?:(?!\*\/)[\s\S])*\*\/\s*$|\s+$/, '');
  }
  return code.slice(-20);
}

/**
 * Where the names of a pattern have defaults, `{ a = 1 }`, which no expression has; null where it assigns no member, and
 * the grammar knows it. The last bracket is left out.
 */
function defaultsOf(pattern: string): readonly number[] | null {
  /** For each open bracket, if it is a pattern's, what its parts begin with, and what may stand next. */
  const open: { readonly each: Slot; next: Slot }[] = [];
  const defaults: number[] = [];
  let found = false;
  let whole: Slot = 'target';
  for (const { index, 0: part, 1: owner } of pattern.matchAll(parts)) {
    const inner = open.at(-1) ?? { each: 'other', next: whole };
    whole = 'other';
    found ||= owner !== undefined && inner.next === 'target';
    if (inner.next === 'key' && part === '=') defaults.push(index);
    if (part === '[' || part === '{' || part === '(') {
      const each = inner.next !== 'target' || part === '(' ? 'other' : part === '[' ? 'target' : 'key';
      open.push({ each, next: each });
    }
    if (part === ']' || part === '}' || part === ')') open.pop();
    else if (part === ',') inner.next = inner.each;
    else if (inner.next === 'key' && part === '=') inner.next = 'other';
    else if (inner.next === 'key') inner.next = part === ':' || part === '...' ? 'target' : 'key';
    else if (part !== '...') inner.next = 'other';
  }
  return found ? defaults : null;
}

type Slot = 'key' | 'target' | 'other';

/** Brackets, signs, texts, and names; those that a member follows have a group of their own. */
const parts =
  /\.\.\.|[[\]{}(),:=]|'[^'\n]*'|"[^"\n]*"|([\w$\u00a1-\uffff]+(?=\s*(?:\.(?!\.)|[[(])))|[\w$#\u00a1-\uffff]+/g;

/** Whether the bracket there begins a field of a class, `[k.a] = 3`, and no pattern. */
function isField(text: string, from: number): boolean {
  let depth = 1;
  for (let at = from - 1; at >= 0 && at > from - longestClass; at--) {
    if (text[at] === '}') depth++;
    else if (text[at] === '{' && --depth === 0)
      return /\bclass\b[^{}();]*$/.test(text.slice(Math.max(0, at - 200), at));
  }
  return false;
}

/** The variables and members that a pattern assigns, as it stands in the tree. */
export function* targetsOf(pattern: SyntaxNode, text: string): Generator<SyntaxNode> {
  const open = [pattern];
  for (const node of open) {
    if (node.name === 'ArrayExpression') open.push(...children(node).filter(({ name }) => name !== 'Spread'));
    else if (node.name === 'ObjectExpression')
      open.push(...node.getChildren('Property').map((property) => targetIn(property, text)));
    else if (node.name === 'AssignmentExpression' || node.name === 'BinaryExpression') {
      if (node.firstChild) open.push(node.firstChild);
    } else yield node;
  }
}

/** What stands at the place of a property's value; for `a` and `a = 1` that is the name. */
function targetIn(property: SyntaxNode, text: string): SyntaxNode {
  const colon = property.getChild(':');
  const isName = colon ? text.charAt(colon.from) === '=' : !property.getChild('Spread');
  return (isName ? property.firstChild : lastPart(property)) ?? property;
}
