/* Which of two statements comes first, and which never run together. */
import type { ActPath } from './facts';
import type { Spot } from './model';

/** Whether a write stands before a statement in the text. */
export function isBefore(path: ActPath, other: ActPath): boolean {
  for (const [level, { block, index }] of path.entries()) {
    const step = other[level];
    if (!step || step.block !== block) return true;
    if (step.index !== index) return index < step.index;
  }
  return false;
}

/** Whether two statements stand in the two sides of one branch. */
export function isExclusive(path: ActPath, other: ActPath): boolean {
  for (const [level, { block, index }] of path.entries()) {
    const step = other[level];
    if (!step) return false;
    if (step.block !== block) return level > 0;
    if (step.index !== index) return false;
  }
  return false;
}

/** Whether a place's first index is a counter itself. */
export function isFirstIndex({ indices: [first] }: Spot, counter: string): boolean {
  return first?.kind === 'place' && first.root === counter && first.indices.length === 0;
}
