/* Any program as one that can be watched while it runs (see watched.ts): marks go around its reads and assignments. */
import type { SyntaxNode } from '@lezer/common';
import { transformSync } from 'esbuild';
import { type Language, nodesIn, outlineOf, parse } from '../mutation/outline';
import { Watched } from './watched';

/** What the bare names mean of which everybody knows what they compute. */
const usual: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(Object.getOwnPropertyNames(Math).map((name) => [name, Reflect.get(Math, name)])),
  sig: (q: number) => 1 / (1 + Math.exp(-q)),
  sigmoid: (q: number) => 1 / (1 + Math.exp(-q)),
  relu: (q: number) => Math.max(0, q),
};

/** The program, run with these numbers for names that it does not assign; any other such name is 1, as a seed is. */
export function watching(
  source: string,
  language: Language,
  numbers: ReadonlyMap<string, number> = new Map(),
): Watched {
  const outline = outlineOf(source, language);
  const declared = new Set(
    outline.nodes.filter(({ name }) => name === 'VariableDefinition').map((node) => outline.text(node)),
  );
  // What is declared further down is there already, and undefined.
  const free = outline.free().filter((name) => !declared.has(name));
  const given = Object.fromEntries(free.map((name) => [name, numbers.get(name) ?? usual[name] ?? 1]));
  const compile = (code: string) => {
    const script = code.replace(/^export /gm, '');
    return language === 'typescript' ? transformSync(script, { loader: 'ts' }).code : script;
  };
  return new Watched(marked(source, language), compile, given);
}

function marked(source: string, language: Language): string {
  const inserts = nodesIn(parse(source, language).topNode).flatMap((node) => marksOf(node, source));
  // Of marks at one place those of the outer stand outside: ends first, then beginnings.
  inserts.sort((one, other) => one.at - other.at || one.order - other.order);
  let text = '';
  let done = 0;
  for (const { at, mark } of inserts) {
    text += source.slice(done, at) + mark;
    done = at;
  }
  return text + source.slice(done);
}

interface Insert {
  readonly at: number;
  readonly mark: string;
  /** Among those at one place. */
  readonly order: number;
}

function around({ from, to }: { from: number; to: number }, [open, close]: string): Insert[] {
  const length = to - from;
  return [
    { at: from, mark: open, order: 1 / length },
    { at: to, mark: close, order: -1 / length },
  ];
}

function marksOf(node: SyntaxNode, source: string): Insert[] {
  const { name, parent, prevSibling, nextSibling, from, to } = node;
  if (name === 'VariableName' && isRead(node)) return around({ from, to }, '‹›');
  if (name === 'Equals' || name === 'UpdateOp') {
    const target = prevSibling?.name === 'TypeAnnotation' ? prevSibling.prevSibling : prevSibling;
    const isAssigned = parent?.name === 'VariableDeclaration' || parent?.name === 'AssignmentExpression';
    if (!isAssigned || !nextSibling || !/^Variable(Name|Definition)$/.test(target?.name ?? '')) return [];
    // The marks' own notation has a blank at either side.
    if (!target || !/^[\w$]+(: [^=]+)? [^ ]{1,3} $/.test(source.slice(target.from, nextSibling.from)))
      return [];
    return around({ from: target.from, to: nextSibling.to }, '«»');
  }
  const returned = name === 'ReturnStatement' ? node.firstChild?.nextSibling : null;
  return returned && returned.name !== ';' ? around({ from, to: returned.to }, '«»') : [];
}

function isRead({ parent, prevSibling }: SyntaxNode): boolean {
  const around = parent?.name ?? '';
  if (!prevSibling && /^(CallExpression|AssignmentExpression)$/.test(around)) return false;
  // Of the words and signs before a name only those of one letter leave it as it is.
  if (around === 'UnaryExpression' && prevSibling && prevSibling.to - prevSibling.from > 1) return false;
  return !/Postfix|Pattern|Property|JSX|For/.test(around);
}
