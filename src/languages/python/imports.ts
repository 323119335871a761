/* What imports of Python bind. */
import type { SyntaxNode } from '@lezer/common';
import { isComment } from './syntax';

/** What an import binds: `np` for `import numpy as np`, `os` for `import os.path`. */
export function* imports(
  node: SyntaxNode,
  text: string,
): Generator<{ readonly name: string; readonly path: string }> {
  const slice = (part: SyntaxNode) => text.slice(part.from, part.to);
  let module = '';
  let isFrom = false;
  let names = '';
  let alias = '';
  let word = '';
  const bound = function* () {
    if (names === '') return;
    const path = isFrom ? `${module}.${names}` : names;
    const name = alias || (isFrom ? names : names.split('.', 1)[0]);
    yield { name, path: alias || isFrom ? path : name };
    names = alias = '';
  };
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (isComment(child)) continue;
    if (child.name === 'VariableName') {
      if (word === 'as') alias = slice(child);
      else if (isFrom && word === 'from') module += slice(child);
      else names += slice(child);
    } else if (child.name === '.' || child.name === 'Ellipsis') {
      if (isFrom && word === 'from') module += slice(child);
      else names += '.';
    } else {
      if (child.name === ',') yield* bound();
      if (child.name === 'from') isFrom = true;
      if (/^(from|import|as|,)$/.test(child.name)) word = child.name;
    }
  }
  yield* bound();
}

/** Whether it binds all that a module has. */
export function isStar(node: SyntaxNode): boolean {
  return node.getChild('*') !== null;
}
