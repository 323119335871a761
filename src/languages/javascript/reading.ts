/* A JavaScript or TypeScript file, read: what its text says, and the syntax that the next version of it can reuse. */
import type { Code } from '../../program/code';
import type { Reading } from '../../program/dialect';
import type { Directive } from '../../program/directives';
import type { Item } from '../../program/statements';
import type { Span } from '../../text/span';
import type { Script } from '../pieces';
import { codeOfFile } from './code/file';
import { directivesOf } from './directives';
import { type JavaScript, type Parsed, parseInSteps } from './parse';
import { codeOf, lineEndAfter } from './said';
import { readInSteps } from './script';
import { isComment } from './syntax';

/** Reads a text, with pauses. */
export function* readScript(
  source: string,
  language: JavaScript,
  previous?: Reading,
): Generator<undefined, Reading> {
  const known = previous instanceof ScriptReading && previous.parsed.language === language ? previous : null;
  const parsed = yield* parseInSteps(source, language, known?.parsed);
  const script = yield* readInSteps(parsed, known?.script);
  return new ScriptReading(source, parsed, script);
}

class ScriptReading implements Reading {
  readonly items: readonly Item[];
  readonly isModule: boolean;
  readonly tooDeep: number | null;
  readonly directives: readonly Directive[];

  constructor(
    private readonly source: string,
    readonly parsed: Parsed,
    readonly script: Script,
  ) {
    this.items = script.items;
    this.isModule = script.isModule;
    this.tooDeep = parsed.tooDeep;
    this.directives = source.includes('@') ? directivesOf(source, parsed.tree) : [];
  }

  private followed: readonly { readonly code: Code; readonly base: number }[] | null = null;

  follow = () => {
    this.followed ??= codeOfFile(this.parsed).flatMap(({ block, base }) =>
      block.map((code) => ({ code, base })),
    );
    return this.followed;
  };

  code = (span: Span): string => codeOf(this.parsed, span);

  lineEndAfter = (place: number): number | null => lineEndAfter(this.parsed, place);

  endOfCode = ({ from, to }: Span): number => {
    for (let at = to; ; ) {
      const code = from + this.source.slice(from, at).trimEnd().length;
      const node = this.parsed.tree.resolveInner(code, -1);
      if (code === from || node.from < from || !isComment(node)) return at === to ? to : code;
      at = node.from;
    }
  };
}
