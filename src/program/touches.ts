/*
 * What code touches of the variables around it: a statement as well as a function with all that is inside it, so that
 * whoever asks goes through both in the same way.
 */

/** What code touches besides what it is there for, as an assignment is for its target. */
export interface Touches {
  /** Every name that it reads, also in what can't be read; a statement has a name as often as it reads it. */
  readonly reads: readonly string[];
  /** Names that it may assign in passing; for a function, all names from outside that it may assign. */
  readonly sideAssigns: readonly string[];
  /** Names whose object it may change or hand on: all that it reads but for members with constant keys. */
  readonly escapes: readonly string[];
  /** Names whose members it assigns. */
  readonly written: readonly string[];
  /** Names of the file's top level that it may assign as members of `this`, whatever they mean where it stands. */
  readonly globalAssigns: readonly string[];
  /** The same for what it reads. */
  readonly globalReads: readonly string[];
  /** It may assign names that can't be told, as `eval` does. */
  readonly assignsAnything: boolean;
}

/**
 * What several pieces of code touch together, each name once, but for names that are their own; members of the global
 * object are nobody's own.
 */
export function together(parts: readonly Touches[], isOwn: (name: string) => boolean = none): Touches {
  const all = (of: (part: Touches) => readonly string[], leavesOut = isOwn) => {
    // Most functions touch nothing in most of these ways: a set for each would cost more than the function.
    let names: Set<string> | null = null;
    for (const part of parts)
      for (const name of of(part)) {
        if (leavesOut(name)) continue;
        names ??= new Set();
        names.add(name);
      }
    return names ? [...names] : nothing;
  };
  return {
    reads: all(({ reads }) => reads),
    sideAssigns: all(({ sideAssigns }) => sideAssigns),
    escapes: all(({ escapes }) => escapes),
    written: all(({ written }) => written),
    globalAssigns: all(({ globalAssigns }) => globalAssigns, none),
    globalReads: all(({ globalReads }) => globalReads, none),
    assignsAnything: parts.some(({ assignsAnything }) => assignsAnything),
  };
}

const none = () => false;
const nothing: readonly string[] = [];

/** The names that code touches as variables. */
export function namesOf({ reads, sideAssigns, escapes, written }: Touches): readonly string[] {
  return [...reads, ...sideAssigns, ...escapes, ...written];
}
