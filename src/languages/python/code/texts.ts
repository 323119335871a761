/* Strings: what their text says, and f-strings, the values in which are written into the text around them. */
import type { SyntaxNode } from '@lezer/common';
import type { Argument, Expression } from '../../../program/code';
import type { Span } from '../../../text/span';
import { children } from '../syntax';
import type { ExpressionSource } from './source';

/** A string, several that stand one after the other, or null where its text can't be told. */
export function textOf(source: ExpressionSource, node: SyntaxNode): Expression | null {
  const nodes = node.name === 'ContinuedString' ? children(node) : [node];
  const parts: Expression[] = [];
  for (const each of nodes) {
    const found = each.name === 'FormatString' ? formatted(source, each) : plain(source, each);
    if (!found) return null;
    parts.push(...found);
  }
  const at = source.at(node, node);
  const joined = joinedTexts(parts);
  if (!nodes.some(({ name }) => name === 'FormatString')) {
    const [only] = joined;
    return { kind: 'text', value: only?.kind === 'text' ? only.value : '', ...at };
  }
  return { kind: 'template', parts: joined, ...at };
}

/** Texts next to each other as one; empty ones are left out. */
function joinedTexts(parts: readonly Expression[]): Expression[] {
  const joined: Expression[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind !== 'text' || last?.kind !== 'text') joined.push(part);
    else
      joined[joined.length - 1] = {
        kind: 'text',
        value: last.value + part.value,
        from: last.from,
        to: part.to,
      };
  }
  return joined.filter((part) => part.kind !== 'text' || part.value !== '');
}

/** How a string is written, and where its text stands. */
interface WrittenText extends Span {
  readonly raw: boolean;
}

/** null for bytes, which are no text. */
function written(source: ExpressionSource, node: SyntaxNode): WrittenText | null {
  const found = /^([a-zA-Z]*)('''|"""|'|")/.exec(source.slice(node));
  if (!found || /b/i.test(found[1])) return null;
  const [all, prefix, quote] = found;
  return { raw: /r/i.test(prefix), from: node.from + all.length, to: node.to - quote.length };
}

function plain(source: ExpressionSource, node: SyntaxNode): Expression[] | null {
  const how = written(source, node);
  const value = how && said(source.slice(how), how.raw);
  return how && value !== null ? [{ kind: 'text', value, ...source.at(node, node) }] : null;
}

const simple: Readonly<Record<string, string>> = {
  ...{ '\n': '', '\\': '\\', "'": "'", '"': '"' },
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
};

const escapes =
  /\\(?:([\n\\'"abfnrtv])|([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(N\{))/g;

/** What a string says; null where it names a character, or its lines may have ended otherwise. */
function said(text: string, raw: boolean): string | null {
  // A line end of two characters has become a blank and a line end.
  if (text.includes(' \n')) return null;
  if (raw) return text;
  let isKnown = true;
  const value = text.replace(escapes, (_, letter, octal, byte, short, long, name) => {
    if (letter !== undefined) return simple[letter];
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    const code = Number.parseInt(byte ?? short ?? long ?? '', 16);
    if (name !== undefined || code > 0x10ffff) isKnown = false;
    return isKnown ? String.fromCodePoint(code) : '';
  });
  return isKnown ? value : null;
}

/** The parts of an f-string. */
function formatted(source: ExpressionSource, node: SyntaxNode): Expression[] | null {
  const how = written(source, node);
  if (!how) return null;
  const parts: Expression[] = [];
  let from = how.from;
  const textUpTo = (to: number): boolean => {
    const value = said(
      source.slice({ from, to }).replace(/\{\{|\}\}/g, ([brace]) => brace),
      how.raw,
    );
    if (value !== null) parts.push({ kind: 'text', value, ...source.at({ from, to }, { from, to }) });
    return value !== null;
  };
  for (const part of node.getChildren('FormatReplacement')) {
    if (!textUpTo(part.from)) return null;
    parts.push(...replacement(source, part, how.raw));
    from = part.to;
  }
  return textUpTo(how.to) ? parts : null;
}

/**
 * What stands in braces. Where it says how, that is written as the method of texts which does the same:
 * `'{!r:>10}'.format(a)`.
 */
function replacement(source: ExpressionSource, node: SyntaxNode, raw: boolean): Expression[] {
  const parts = children(node);
  const isHow = ({ name }: SyntaxNode) => name.startsWith('Format') && !/String$/.test(name);
  const how = parts.filter(isHow);
  const nodes = parts.slice(1, -1).filter((part) => !isHow(part));
  const value = source.values(nodes);
  if (how.length === 0) return [value];
  const found: Expression[] = [];
  const documented = how.find(({ name }) => name === 'FormatSelfDoc');
  if (documented) {
    const at = { from: parts[0].to, to: (documented.nextSibling ?? node).from };
    found.push({ kind: 'text', value: source.slice(at), ...source.at(at, at) });
  }
  const conversion = how.find(({ name }) => name === 'FormatConversion');
  const spec = how.find(({ name }) => name === 'FormatSpec');
  const style = spec ? styleOf(source, spec, raw) : { text: '', values: [] };
  if (!style) return [source.opaque(node, 'how this is formatted is not followed', false)];
  const mark = conversion ? source.slice(conversion).trim() : documented && !spec ? '!r' : '';
  const at = source.at(node, node);
  const args = [value, ...style.values].map(
    (each): Argument => ({ value: each, spread: false, keyword: null }),
  );
  const of: Expression = { kind: 'text', value: `{${mark}${style.text}}`, ...at };
  const callee: Expression = { kind: 'member', of, key: 'format', ...at };
  return [...found, { kind: 'call', callee, args, isNew: false, ...at }];
}

/** What stands behind the colon, with `{}` for each value in it. */
function styleOf(
  source: ExpressionSource,
  spec: SyntaxNode,
  raw: boolean,
): { readonly text: string; readonly values: readonly Expression[] } | null {
  const values: Expression[] = [];
  let text = '';
  let { from } = spec;
  const textUpTo = (to: number): boolean => {
    const more = said(source.slice({ from, to }), raw);
    text += more ?? '';
    return more !== null && !/[{}]/.test(more);
  };
  for (const part of spec.getChildren('FormatReplacement')) {
    const [, inner, ...more] = children(part);
    if (!textUpTo(part.from) || more.length !== 1) return null;
    values.push(source.expression(inner));
    text += '{}';
    from = part.to;
  }
  return textUpTo(spec.to) ? { text, values } : null;
}
