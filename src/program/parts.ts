/* Parts of code as they are gone through, whatever they are. */

/** A part of the tree of some code. */
export type CodePart = Readonly<Record<string, unknown>>;

export const isPart = (value: unknown): value is CodePart => typeof value === 'object' && value !== null;

/** The name under which a part reads a member of something; null where that is computed. */
export function keyOf({ kind, key, index }: CodePart): string | null {
  if (kind === 'member') return key as string;
  return isPart(index) && index.kind === 'text' ? (index.value as string) : null;
}
