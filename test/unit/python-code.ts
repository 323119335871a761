/* Python as trees, for tests, and what is found in a tree. */
import { codeOfFile } from '../../src/languages/python/code/code';
import { parseInSteps } from '../../src/languages/python/parse';
import type { Code, FunctionCode, Opaque } from '../../src/program/code';
import { finish } from '../../src/text/pauses';

export function codeOfText(source: string): Code[] {
  return codeOfFile(finish(parseInSteps(source))).map(({ code }) => code);
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
export function opaqueIn(code: readonly Code[]): Opaque[] {
  return [...partsOf(code)].filter((part): part is Opaque => 'kind' in part && part.kind === 'opaque');
}

/** The functions in a tree, those inside of others too, by where they stand. */
export function functionsIn(code: readonly Code[]): FunctionCode[] {
  return [...partsOf(code)].filter((part): part is FunctionCode => 'own' in part && 'isArrow' in part);
}
