/* The same text with other numbers for its inputs. */
import { givenArray } from '../program/given';
import type { File } from '../recognition/recogniser';
import { decidesAnything } from '../tape/otherwise';
import type { Version } from '../tape/wiring';
import { finish } from '../text/pauses';
import { analyze } from './analyze';
import { inputKeys } from './fixed-inputs';
import type { Analysis, InputNumbers } from './model';
import { computeInSteps } from './numbers';

/**
 * Both passes again, and nothing read anew, unless other code is to be followed with these numbers, or other code as
 * often. Equal to an analysis of the text with these numbers as options.
 */
export function rerun(analysis: Analysis, numbers: InputNumbers): Analysis {
  const options = { ...analysis.options, ...numbers };
  if (asksForOtherCounts(analysis.file, analysis.options.inputs ?? new Map(), numbers.inputs ?? new Map()))
    return analyze(analysis.source, { ...options, previous: analysis });
  const { isMisguessed, ...computed } = finish(
    computeInSteps(analysis.file, analysis.constants, numbers, true),
  );
  const instead = literalsInstead(analysis, numbers.whatIf ?? new Map());
  if (isMisguessed || (instead.size > 0 && (computed.isOther || isOtherKind(analysis, instead))))
    return analyze(analysis.source, { ...options, instead, previous: analysis });
  return { ...analysis, ...computed, options };
}

/** Numbers for variables that the text gives another one, by where these stand. */
function literalsInstead(
  analysis: Analysis,
  whatIf: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> {
  const instead = new Map<number, number>();
  if (whatIf.size === 0) return instead;
  for (const [{ origin, at }, key] of inputKeys(analysis)) {
    const value = whatIf.get(key);
    if (value !== undefined && origin === 'literal' && at) instead.set(at.from, value);
  }
  return instead;
}

/** Whether something is a whole number that was none, or none any more, where that may decide what is followed. */
function isOtherKind({ file, tape }: Analysis, instead: ReadonlyMap<number, number>): boolean {
  const isWhole = ({ node }: Version) => Number.isInteger(tape.valueOf(node));
  const isOne = file.wirings.some(({ versions }) =>
    versions.some((version) => {
      const value = version.origin === 'literal' && version.at ? instead.get(version.at.from) : undefined;
      return value !== undefined && Number.isInteger(value) !== isWhole(version);
    }),
  );
  return isOne && decidesAnything(tape);
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
