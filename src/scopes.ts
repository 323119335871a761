import { type File, ScopeBuilder } from './backprop/scope';
import type { ScopeNames } from './circuit/names';
import { Survey } from './circuit/survey';
import type { Lines } from './language/lines';
import type { Span } from './language/parse';
import type { FunctionText, Item } from './language/statements';

/** A scope as far as outputs and remarks need it. */
export interface Scope extends Span {
  readonly name: string;
  readonly items: readonly Item[];
}

/** Builds the top level and then every function, those inside functions after the ones around them. */
export function* buildScopes(
  file: File,
  items: readonly Item[],
  lines: Lines,
): Generator<undefined, Scope[]> {
  const scopes: Scope[] = [];
  interface Draft {
    readonly name: string;
    readonly items: readonly Item[];
    readonly text: FunctionText | null;
    readonly parent: ScopeNames | null;
    readonly base: number;
    readonly place: number;
  }
  const open: Draft[] = [{ name: 'top level', items, text: null, parent: null, base: 0, place: -1 }];
  for (let draft = open.shift(); draft; draft = open.shift()) {
    const { name, text, parent, base, place } = draft;
    const survey = yield* new Survey(draft.items, text, file.lineOf).make();
    const builder = new ScopeBuilder(file, name, survey, parent, base, place);
    yield* builder.build();
    const { from, to } = text ?? { from: 0, to: Number.POSITIVE_INFINITY };
    scopes.push({ name, items: draft.items, from: from + base, to: to + base });
    draft.items.forEach(({ statement, base: at }, index) => {
      for (const inner of statement.functions) {
        const own = inner.name || `anonymous:${lines.lineOf(inner.from + at)}`;
        const body = inner.statements.map((each) => ({ statement: each, base: at }));
        open.push({ name: own, items: body, text: inner, parent: builder.names, base: at, place: index });
      }
    });
    yield;
  }
  return scopes;
}
