/* The sections of a circuit as a tree: loops, their rounds, and the calls in them. */
import type { Section } from '../tape/sections';

/** A section, and those inside of it. */
export interface SectionTree {
  readonly section: Section;
  readonly inside: SectionTree[];
}

/** The sections as a tree; `start` and `end` are those of all. */
export function treeOf(sections: readonly Section[], start: number, end: number): SectionTree {
  const root: SectionTree = {
    section: { kind: 'call', at: { from: 0, to: 0 }, name: '', start, end, isPart: false },
    inside: [],
  };
  const open = [root];
  for (const section of sections) {
    while (open.length > 1 && open[open.length - 1].section.end <= section.start) open.pop();
    const isEmpty = section.start === section.end;
    // A round that makes nothing is one all the same.
    if (isEmpty && (section.kind !== 'round' || open[open.length - 1].section.kind !== 'loop')) continue;
    const tree = { section, inside: [] };
    open[open.length - 1].inside.push(tree);
    open.push(tree);
  }
  return root;
}
