/* The scopes of a file, from the top level inward: each is followed, and cut into circuits, before those inside it. */
import type { InputComment } from '../circuits/assume';
import { ScopeText } from '../circuits/scope-text';
import type { Directive } from '../program/directives';
import { type FunctionText, type Item, moved } from '../program/statements';
import { type Home, topLevel } from '../tape/wiring';
import type { Lines } from '../text/lines';
import { innermost } from '../text/nesting';
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
    readonly parent: ScopeBuilder | null;
    readonly base: number;
    readonly place: number;
    /** The comments in it, and in the functions inside it. */
    readonly comments: readonly NameComment[];
  }
  const top = { home: identified.next(topLevel.scope), items, text: null, parent: null, base: 0, place: -1 };
  const open: Draft[] = [{ ...top, comments: directives.filter(isNameComment) }];
  // Taking the first off the list would move all others.
  for (const draft of open) {
    const { home, text, parent, base, place } = draft;
    const survey = yield* new ScopeText(draft.items, text, file.said, file.dialect, file.writing).make();
    const inner: { text: FunctionText; base: number; place: number }[] = [];
    for (const [index, { statement, base: at }] of draft.items.entries())
      for (const each of statement.functions) inner.push({ text: each, base: at, place: index });
    const { own, inside } = dealtOut(draft.comments, () => inner.map((each) => moved(each.text, each.base)));
    const gradients = own.filter((each) => each.kind === 'gradient');
    const names = file.gradientNames.declaring(gradients);
    const inputs = own.filter((each) => each.kind === 'input');
    const builder = new ScopeBuilder(file, home, survey, parent, base, place, names, inputs);
    yield* builder.build();
    const { from, to } = text ?? { from: 0, to: Number.POSITIVE_INFINITY };
    const parameters = text?.parameters.map((parameter) => parameter.name) ?? [];
    const whole = { from: from + base, to: to + base };
    scopes.push({ ...home, ...whole, items: draft.items, parameters, gradients });
    for (const [k, each] of inner.entries())
      open.push({
        ...each,
        home: each.text.name
          ? identified.next(each.text.name)
          : identified.next('anonymous', `anonymous:${lines.lineOf(each.text.from + each.base)}`),
        items: each.text.statements.map((statement) => ({ statement, base: each.base })),
        parent: builder,
        comments: inside.get(k) ?? [],
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

/** Comments that speak of a scope's names. */
type NameComment = InputComment | DeclaredGradient;

function isNameComment(directive: Directive): directive is NameComment {
  return directive.kind === 'gradient' || directive.kind === 'input';
}

/** The comments of a scope: those of its own, and those in the functions inside it, by their numbers. */
function dealtOut(
  comments: readonly NameComment[],
  functions: () => readonly Span[],
): { readonly own: readonly NameComment[]; readonly inside: ReadonlyMap<number, readonly NameComment[]> } {
  const own: NameComment[] = [];
  const inside = new Map<number, NameComment[]>();
  const homes = comments.length > 0 ? innermost(comments, functions()) : [];
  for (const [k, comment] of comments.entries()) {
    const list = homes[k] < 0 ? own : (inside.get(homes[k]) ?? []);
    list.push(comment);
    if (list !== own) inside.set(homes[k], list);
  }
  return { own, inside };
}
