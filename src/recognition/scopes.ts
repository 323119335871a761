/* The scopes of a file, from the top level inward: each is followed, and cut into circuits, before those inside it. */
import type { Frame } from '../circuits/frame';
import { ScopeText } from '../circuits/scope-text';
import type { Directive } from '../program/directives';
import { type FunctionText, type Item, moved } from '../program/statements';
import { type Home, topLevel } from '../tape/wiring';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { File } from './recogniser';
import { ScopeBuilder } from './scope';

/** A scope as far as outputs and remarks need it. */
export interface Scope extends Span, Home {
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
  const identified = new Identities();
  interface Draft {
    readonly home: Home;
    readonly items: readonly Item[];
    readonly text: FunctionText | null;
    readonly parent: Frame | null;
    readonly base: number;
    readonly place: number;
    /** What is declared in it, and in the functions inside it. */
    readonly declared: readonly DeclaredGradient[];
  }
  const top = { home: identified.next(topLevel.scope), items, text: null, parent: null, base: 0, place: -1 };
  const open: Draft[] = [{ ...top, declared: directives.filter((each) => each.kind === 'gradient') }];
  for (let draft = open.shift(); draft; draft = open.shift()) {
    const { home, text, parent, base, place } = draft;
    const survey = yield* new ScopeText(draft.items, text, file.lineOf, file.dialect).make();
    const gradients = declaredHere(draft.declared, draft.items);
    const names = file.gradientNames.declaring(gradients);
    const builder = new ScopeBuilder(file, home, survey, parent, base, place, names);
    yield* builder.build();
    const { from, to } = text ?? { from: 0, to: Number.POSITIVE_INFINITY };
    const parameters = text?.parameters.map((parameter) => parameter.name) ?? [];
    scopes.push({ ...home, items: draft.items, from: from + base, to: to + base, parameters, gradients });
    draft.items.forEach(({ statement, base: at }, index) => {
      for (const inner of statement.functions) {
        const body = inner.statements.map((each) => ({ statement: each, base: at }));
        const declared = draft.declared.filter((each) => isWithin(each, moved(inner, at)));
        open.push({
          home: inner.name
            ? identified.next(inner.name)
            : identified.next('anonymous', `anonymous:${lines.lineOf(inner.from + at)}`),
          items: body,
          text: inner,
          parent: builder.frame,
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

/**
 * Gives scopes their ids: a name, and for those after the first of that name a number, which no name ends in. The line
 * of an anonymous one would change too often.
 */
class Identities {
  private readonly counts = new Map<string, number>();

  next(name: string, scope = name): Home {
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    return { scope, scopeId: count === 1 ? name : `${name}#${count}` };
  }
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
