/* The same text with other numbers for its inputs. */
import { givenArray } from '../program/given';
import type { File } from '../recognition/recogniser';
import { finish } from '../text/pauses';
import { analyze } from './analyze';
import type { Analysis, InputNumbers } from './model';
import { computeInSteps } from './numbers';

/**
 * Both passes again, and nothing read anew, unless the numbers say how many of something there are. Equal to an analysis
 * of the text with these numbers as options.
 */
export function rerun(analysis: Analysis, numbers: InputNumbers): Analysis {
  const options = { ...analysis.options, ...numbers };
  if (asksForOtherCounts(analysis.file, analysis.options.inputs ?? new Map(), numbers.inputs ?? new Map()))
    return analyze(analysis.source, { ...options, previous: analysis });
  const computed = finish(computeInSteps(analysis.file, analysis.constants, numbers, true));
  return { ...analysis, ...computed, options };
}

/** Whether numbers say something else of how many there are, which decides how the code is followed. */
function asksForOtherCounts(
  { counted }: File,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): boolean {
  const arrays = [...before.keys(), ...after.keys()].filter((name) => givenArray(name) !== null);
  return [...counted, ...arrays].some((name) => before.get(name) !== after.get(name));
}
