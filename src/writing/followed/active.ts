/* Which variables a gradient goes through: those that an input moves, and that move an output. */
import type { UnitFacts } from './facts';
import { leadingReads } from './model';

/** The variables that move an output and are moved by an input. */
export function activeRoots(
  facts: UnitFacts,
  inputs: ReadonlySet<string>,
  outputs: ReadonlySet<string>,
): ReadonlySet<string> {
  const flows: { readonly to: string; readonly from: ReadonlySet<string> }[] = [];
  for (const root of facts.roots)
    for (const { value, part } of facts.writesOf(root)) {
      const from = new Set([...leadingReads(value)].map((place) => place.root));
      if (part.kind === 'set' && part.update !== '') from.add(root);
      flows.push({ to: root, from });
    }
  for (const touched of facts.unread) for (const root of touched) flows.push({ to: root, from: touched });
  const varied = new Set(inputs);
  const useful = new Set(outputs);
  for (let size = -1; size !== varied.size + useful.size; ) {
    size = varied.size + useful.size;
    for (const { to, from } of flows) {
      if ([...from].some((root) => varied.has(root))) varied.add(to);
      if (useful.has(to)) for (const root of from) useful.add(root);
    }
  }
  return new Set([...varied].filter((root) => useful.has(root) && !facts.counters.has(root)));
}
