/* What is said of conditions: which side is taken, and that the other one is not. */
import type { Analysis } from '../analysis/model';
import type { Branching } from '../circuits/account';
import type { Span } from '../text/span';

/** The side of a condition that is never taken, and why not. */
export interface NotTaken {
  readonly block: Span;
  readonly why: string;
}

/** The sides that are never taken though their conditions are met. */
export function notTaken({ file, lines }: Analysis): NotTaken[] {
  return [...file.account.conditions].flatMap(({ test, yes, no, times }) => {
    const block = times.yes === 0 ? yes : times.no === 0 ? no : null;
    if (!block) return [];
    const isEver = times.yes + times.no > 1 ? 'always' : '';
    const is = `${isEver} ${times.yes === 0 ? 'false' : 'true'}`.trim();
    return [{ block, why: `the condition on ${lines.said(test.from)} is ${is} here` }];
  });
}

/** What a hover over a condition says of its sides. */
export function sideNotes(analysis: Analysis, offset: number): string[] {
  const { file, lines } = analysis;
  return [...file.account.conditions]
    .filter(({ test }) => test.from <= offset && offset <= test.to)
    .map((condition) => sideText(condition, (place) => lines.said(place)));
}

function sideText({ yes, no, times }: Branching, said: (place: number) => string): string {
  const count = times.yes + times.no;
  if (times.yes > 0 && times.no > 0) return `It is true ${times.yes} of ${count} times.`;
  const often = count > 1 ? `It is ${times.yes > 0 ? 'true' : 'false'} all ${count} times` : '';
  const start = often || `It is ${times.yes > 0 ? 'true' : 'false'}`;
  const [taken, other] = times.yes > 0 ? [yes, no] : [no, yes];
  const goes = taken ? `the side on ${said(taken.from)} is taken` : 'what stands in it is passed over';
  const leaves = taken && other ? `, the one on ${said(other.from)} is not` : '';
  return `${start}: ${goes}${leaves}.`;
}
