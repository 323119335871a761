/* Which @input comment counts where: each speaks of the scope that it stands in, and of those inside. */
import type { Item } from '../program/statements';
import type { Span } from '../text/span';
import type { InputComment } from './assume';

/**
 * The `@input` comments that count in one scope: those that stand in it, and for names that these don't speak of, those
 * of the scopes around it. Of several for one name the last one counts.
 */
export class ScopeComments {
  private readonly own = new Map<string, InputComment>();

  constructor(
    all: readonly InputComment[],
    scope: Span,
    items: readonly Item[],
    private readonly outer: ScopeComments | null,
  ) {
    for (const comment of all)
      if (holds(scope, comment) && !isInFunction(comment, items)) this.own.set(comment.name, comment);
  }

  of(name: string): InputComment | undefined {
    return this.own.get(name) ?? this.outer?.of(name);
  }
}

function holds(span: Span, { from, to }: Span): boolean {
  return span.from <= from && to <= span.to;
}

/** Whether a comment stands in a function inside the scope. */
function isInFunction(comment: Span, items: readonly Item[]): boolean {
  const inner = (at: number) => ({ from: comment.from - at, to: comment.to - at });
  return items.some(({ statement, base }) => statement.functions.some((text) => holds(text, inner(base))));
}
