/* All styles in which people write backward passes, and programs written in them. */
import type { Mutant } from '../mutate';
import { type Assigned, nodesIn, type Part } from '../outline';
import { type Program, readProgram } from '../program';
import { mistakesIn } from '../strays';
import { accumulating } from './accumulating';
import { afterGradients } from './afterwards';
import { declaring } from './declaring';
import { grouping } from './grouping';
import { stepsInPlace } from './inplace';
import { layout, spelling } from './layout';
import { masks } from './masks';
import { mixed } from './mixed';
import { naming } from './naming';
import { otherWords } from './products';
import { seeding, withSeeds } from './seeding';
import { print } from './sheet';
import { ofLines, type Style, type Written } from './style';
import { unseeded } from './unseeded';
import { wrapping } from './wrapping';

const known: readonly Style[] = [
  ofLines('plain', (pass) => pass.steps.map(print)),
  ...declaring,
  ...accumulating,
  ...seeding,
  ...otherWords,
  ...grouping,
  ...naming,
  ...layout,
  ...spelling,
  ...wrapping,
  ...masks,
  ...stepsInPlace,
  ...afterGradients,
];

/** The ways in which people write one and the same pass. */
export const styles: readonly Style[] = [
  ...known,
  ...unseeded(known),
  ...[1, 2, 3, 4, 5, 6].map((seed) =>
    mixed(
      `a mixture, ${seed}`,
      [otherWords, grouping, wrapping, naming, [declaring, accumulating, seeding][seed % 3], spelling],
      seed,
    ),
  ),
];

/** A program in a style. */
export interface Styled extends Written {
  readonly style: string;
  /** The program as it was; it tells whether another text means the same. */
  readonly base: Program;
  /** The text as a program of its own, to put mistakes into. */
  readonly program: Program;
}

/** Writes a program in a style; null where the style doesn't apply. */
export function styled(program: Program, style: Style): Styled | null {
  const baseOf = style.baseOf ?? (style.needsSeed ? withSeeds : null);
  const base = baseOf ? baseOf(program) : program;
  const written = base && style.write(base);
  if (!base || !written) return null;
  return {
    ...written,
    style: style.name,
    base,
    program: readProgram(program.file, written.source, written.language),
  };
}

/** Whether real JavaScript gives the same gradients for the program in its new style. */
export function isFaithful({ base, source, ...rewriting }: Styled): boolean {
  return base.isSame(source, rewriting);
}

/**
 * The mistakes in a styled program that can be told. Where no loss is written, what the pass begins with is what it
 * says: a mistake in that line is the gradient of another loss.
 */
export function tellable({ program, style }: Styled): Mutant[] {
  const all = mistakesIn(program);
  if (!style.startsWith('no loss: ')) return all;
  const readsNone = ({ gradients }: Part, { expression }: Assigned) =>
    !nodesIn(expression).some((node) => gradients.includes(program.source.slice(node.from, node.to)));
  const openings = program.parts.flatMap((part) =>
    part.assigned.filter((assigned) => readsNone(part, assigned)),
  );
  const lines = openings.map(({ operatorFrom }) => program.source.slice(0, operatorFrom).split('\n').length);
  return all.filter((mutant) => !mutant.lines.some((line) => lines.includes(line)));
}
