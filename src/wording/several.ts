/* What is said of the backward passes of all files that were named in one go. */
import type { CircuitVerification } from '../verification/model';
import type { FailureReport } from './report';
import { summaryText } from './verdicts';

/** The last line of a report on several files. */
export function severalText(
  read: readonly (readonly CircuitVerification[])[],
  unread: readonly FailureReport[],
): string {
  const without = read.filter((verifications) => verifications.length === 0).length;
  const parts = [
    read.length > 0 ? summaryText(read.flat()) : '',
    without > 0 && without < read.length ? `${without} without a backward pass` : '',
    unread.length > 0 ? `${unread.length} could not be read` : '',
  ];
  return `${read.length + unread.length} files: ${parts.filter(Boolean).join('; ')}`;
}

/** Why a file does not count as checked; null where a gradient of a pass in it was found right or wrong. */
export function whyNotJudged(file: string, verifications: readonly CircuitVerification[]): string | null {
  if (verifications.length === 0)
    return `${file}: no backward pass was found, and --require-pass asks for one.`;
  const judged = verifications.some(({ verdicts }) =>
    verdicts.some(({ judgement }) => judgement !== 'uncertain'),
  );
  return judged ? null : `${file}: no gradient could be judged, and --require-pass asks for a pass that is.`;
}
