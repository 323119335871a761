import type { Circuit } from './analysis';
import type { Directive } from './language/directives';
import type { Lines } from './language/lines';
import type { Item } from './language/statements';

/** A file's top level is about a circuit from this share of numeric statements on. */
const mostly = 0.75;

/**
 * Whether gradients show in a file without being asked for, and why: it has a backward pass, it asks for it in a
 * comment, or its top level is mostly straight-line arithmetic and nothing that modules of an application do.
 */
export function whyActive(
  circuits: readonly Circuit[],
  items: readonly Item[],
  directives: readonly Directive[],
  lines: Lines,
): { active: boolean; why: string } {
  const [directive] = directives;
  if (directive)
    return { active: true, why: `line ${lines.lineOf(directive.from)} asks for it in a comment` };
  const pass = circuits.find((circuit) => circuit.pass)?.pass;
  if (pass) return { active: true, why: `line ${lines.lineOf(pass.from)} starts a backward pass` };
  const computed = circuits
    .filter(({ scope }) => scope === 'top level')
    .flatMap(({ variables }) => variables)
    .filter(({ role }) => role !== 'input').length;
  const numeric = items.filter(
    ({ statement }) => statement.kind === 'assignment' && !statement.exported,
  ).length;
  const module = items.some(({ statement }) => statement.kind === 'assignment' && statement.exported);
  const share = items.length === 0 ? 0 : numeric / items.length;
  if (computed > 0 && share >= mostly && !module)
    return { active: true, why: 'its top level is straight-line arithmetic' };
  return { active: false, why: 'it does not look like a circuit' };
}
