/* Programs with one mistake each, put as text into the lines that make a gradient. */

import type { Mutant } from './kinds';
import { moved } from './moves';
import type { Gradient, Judged } from './program';
import { Slips } from './slips';
import { isParsed } from './tree';

/** All programs with one mistake that can be read; whether it is one, the oracle says. */
export function mutantsOf(program: Judged): Mutant[] {
  const lines = new Map<number, Gradient[]>();
  for (const gradient of program.gradients)
    for (const line of gradient.lines) lines.set(line, [...(lines.get(line) ?? []), gradient]);
  const slips = new Slips(program);
  const all = [
    ...[...lines].flatMap(([line, gradients]) => slips.inLine(line, gradients)),
    ...moved(program),
  ];
  const bySource = new Map(all.toReversed().map((mutant) => [mutant.source, mutant]));
  return [...bySource.values()]
    .reverse()
    .filter(({ source }) => source !== program.source && isParsed(source, program.language));
}
