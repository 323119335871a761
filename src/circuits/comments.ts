/* Which @input comment counts where: each speaks of the scope that it stands in, and of those inside. */
import type { InputComment } from './assume';

/**
 * The `@input` comments that count in one scope: those that stand in it, and for names that these don't speak of, those
 * of the scopes around it. Of several for one name the last one counts.
 */
export class ScopeComments {
  private readonly own: ReadonlyMap<string, InputComment>;

  constructor(
    own: readonly InputComment[],
    private readonly outer: ScopeComments | null,
  ) {
    this.own = new Map(own.map((comment) => [comment.name, comment]));
  }

  of(name: string): InputComment | undefined {
    return this.own.get(name) ?? this.outer?.of(name);
  }
}
