import type { ScopeNames } from '../circuits/names';
import { Survey } from '../circuits/survey';
import type { Directive } from '../program/directives';
import { type FunctionText, type Item, moved } from '../program/statements';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { File } from './recogniser';
import { ScopeBuilder } from './scope';

/** A scope as far as outputs and remarks need it. */
export interface Scope extends Span {
  readonly name: string;
  readonly items: readonly Item[];
  readonly parameters: readonly string[];
  /** The comments that give names to gradients in this scope. */
  readonly gradients: readonly DeclaredGradient[];
}

/** `// @gradient delta of z`. */
export type DeclaredGradient = Extract<Directive, { kind: 'gradient' }>;

/** Builds the top level and then every function, those inside functions after the ones around them. */
export function* buildScopes(
  file: File,
  items: readonly Item[],
  lines: Lines,
  directives: readonly Directive[],
): Generator<undefined, Scope[]> {
  const scopes: Scope[] = [];
  interface Draft {
    readonly name: string;
    readonly items: readonly Item[];
    readonly text: FunctionText | null;
    readonly parent: ScopeNames | null;
    readonly base: number;
    readonly place: number;
    /** What is declared in it, and in the functions inside it. */
    readonly declared: readonly DeclaredGradient[];
  }
  const top = { name: 'top level', items, text: null, parent: null, base: 0, place: -1 };
  const open: Draft[] = [{ ...top, declared: directives.filter((each) => each.kind === 'gradient') }];
  for (let draft = open.shift(); draft; draft = open.shift()) {
    const { name, text, parent, base, place } = draft;
    const survey = yield* new Survey(draft.items, text, file.lineOf, file.dialect).make();
    const gradients = declaredHere(draft.declared, draft.items);
    const names = file.gradientNames.declaring(gradients);
    const builder = new ScopeBuilder(file, name, survey, parent, base, place, names);
    yield* builder.build();
    const { from, to } = text ?? { from: 0, to: Number.POSITIVE_INFINITY };
    const parameters = text?.parameters.map((parameter) => parameter.name) ?? [];
    scopes.push({ name, items: draft.items, from: from + base, to: to + base, parameters, gradients });
    draft.items.forEach(({ statement, base: at }, index) => {
      for (const inner of statement.functions) {
        const own = inner.name || `anonymous:${lines.lineOf(inner.from + at)}`;
        const body = inner.statements.map((each) => ({ statement: each, base: at }));
        const declared = draft.declared.filter((each) => isWithin(each, moved(inner, at)));
        open.push({
          name: own,
          items: body,
          text: inner,
          parent: builder.names,
          base: at,
          place: index,
          declared,
        });
      }
    });
    yield;
  }
  return scopes;
}

/** Those of the declarations that stand in no function of the statements. */
function declaredHere(
  declared: readonly DeclaredGradient[],
  items: readonly Item[],
): readonly DeclaredGradient[] {
  if (declared.length === 0) return declared;
  const inside = items.flatMap(({ statement, base }) => statement.functions.map((text) => moved(text, base)));
  return declared.filter((each) => !inside.some((text) => isWithin(each, text)));
}

function isWithin({ from, to }: Span, around: Span): boolean {
  return around.from <= from && to <= around.to;
}
