/* How verification does on correct programs in all styles. */

import type { Verdict } from '../../src/verification/model';
import { verify } from '../../src/verification/verify';
import { analyze } from '../unit/analyze';
import { percent } from './measure';
import type { Styled } from './styles/all';
import { Sheet } from './styles/sheet';

export const shortfalls = ['unrecognised', 'accused', 'uncertain'] as const;

export type Shortfall = (typeof shortfalls)[number];

/** How verification does on a correct program. */
export interface Reception {
  readonly styled: Styled;
  /** What is to be said against it: a line, and what verification says there. */
  readonly said: Readonly<Record<Shortfall, readonly string[]>>;
}

/** The gradients that a program assigns. */
function gradientsOf({ base, names, gone }: Styled): string[] {
  const { passes } = new Sheet(base);
  const own = passes.flatMap(({ steps, gradients }) =>
    steps.flatMap(({ name }) => (gradients.has(name) ? [name] : [])),
  );
  return [...new Set(own)].filter((name) => !gone?.has(name)).map((name) => names.get(name) ?? name);
}

export function receive(styled: Styled): Reception {
  const { source, language } = styled;
  const verdicts = verify(analyze(source, { language })).flatMap((each) => each.verdicts);
  const judged = new Set(verdicts.map(({ name }) => name));
  const lost = gradientsOf(styled).filter((name) => !judged.has(name));
  const told = (some: readonly Verdict[]) =>
    some.map(({ line, name, judgement, reason }) => `${line} ${name} ${judgement}: ${reason}`);
  return {
    styled,
    said: {
      unrecognised: lost,
      accused: told(verdicts.filter(({ judgement }) => judgement === 'wrong' || judgement === 'inherited')),
      uncertain: told(verdicts.filter(({ judgement }) => judgement === 'uncertain')),
    },
  };
}

/** What stands before the colon in the names of styles that belong together. */
export function familyOf(style: string): string | null {
  return /^([^:]+): /.exec(style)?.[1] ?? null;
}

/** The families of these styles. */
export function families(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => familyOf(name) ?? []))];
}

/** The table: a row a style, a column a way to fall short. */
export function receptionTable(receptions: readonly Reception[]): string[] {
  const row = (title: string, some: readonly Reception[]) => {
    const count = (shortfall: Shortfall) => some.filter(({ said }) => said[shortfall].length > 0).length;
    const cells = [
      String(some.length).padStart(9),
      percent(some.length - count('unrecognised'), some.length).padStart(12),
      String(count('accused')).padStart(9),
      String(count('uncertain')).padStart(11),
    ];
    return `${title.padEnd(48)}${cells.join('')}`;
  };
  const names = [...new Set(receptions.map(({ styled }) => styled.style))];
  return [
    `${''.padEnd(48)}${'programs'.padStart(9)}${'recognised'.padStart(12)}${'accused'.padStart(9)}${'uncertain'.padStart(11)}`,
    ...names.map((name) =>
      row(
        name,
        receptions.filter(({ styled }) => styled.style === name),
      ),
    ),
    ...families(names).map((family) =>
      row(
        `all: ${family}`,
        receptions.filter(({ styled }) => familyOf(styled.style) === family),
      ),
    ),
    row('all', receptions),
  ];
}
