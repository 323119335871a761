/* Python as trees, for tests, and what is found in a tree. */
import { codeOfFile } from '../../src/languages/python/code/code';
import { parseInSteps } from '../../src/languages/python/parse';
import type { Code, Expression, FunctionCode, OpaquePart } from '../../src/program/code';
import { finish } from '../../src/text/pauses';

/** The code of a text, with what its places count from. */
export function placedCode(source: string): ReturnType<typeof codeOfFile> {
  return codeOfFile(finish(parseInSteps(source)));
}

export function codeOfText(source: string): Code[] {
  return placedCode(source).map(({ code }) => code);
}

/** All objects in a tree, each before what is in it. */
export function* partsOf(tree: unknown): Iterable<object> {
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part !== 'object' || part === null) continue;
    yield part;
    open.push(...(part instanceof Map ? [] : Object.values(part)).reverse());
  }
}

/** What is opaque in a tree. */
export function opaqueIn(code: readonly Code[]): OpaquePart[] {
  return [...partsOf(code)].filter((part): part is OpaquePart => 'kind' in part && part.kind === 'opaque');
}

/** The functions in a tree, those inside of others too, by where they stand. */
export function functionsIn(code: readonly Code[]): FunctionCode[] {
  return [...partsOf(code)].filter((part): part is FunctionCode => 'own' in part && 'isArrow' in part);
}

/** Kinds of expressions that no statement shares. */
const kinds = new Set(
  'number truth name member at gate chain and or not choose call list record comprehension'.split(' '),
);

/** The expressions in a tree; what is assigned to looks like one, too. */
export function expressionsIn(code: Code): Expression[] {
  return [...partsOf(code)].filter(
    (part): part is Expression => 'kind' in part && kinds.has(String(part.kind)),
  );
}
