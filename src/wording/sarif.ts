/* What is wrong, in the form that code-scanning tools read. */
import type { Analysis } from '../analysis/model';
import type { Span } from '../text/span';
import type { CircuitVerification, Verdict } from '../verification/model';
import type { FailureReport } from './report';

/** A file with its verdicts, for a report that code-scanning tools read. */
export interface Checked {
  readonly file: string;
  readonly analysis: Analysis;
  readonly verifications: readonly CircuitVerification[];
}

/** The wrong gradients as a SARIF 2.1.0 log (OASIS, 2020), with their fixes; files that could not be read are told of. */
export function sarif(
  files: readonly Checked[],
  version: string,
  unread: readonly FailureReport[] = [],
): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Backprop Lens', version, rules: [rule] } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: unread.length === 0,
            toolExecutionNotifications: unread.map(({ file, error }) => ({
              level: 'error',
              message: { text: error },
              locations: [{ physicalLocation: { artifactLocation: locationOf(file) } }],
            })),
          },
        ],
        results: files.flatMap((checked) =>
          checked.verifications.flatMap(({ verdicts }) =>
            verdicts
              .filter(({ judgement }) => judgement === 'wrong')
              .map((verdict) => result(checked, verdict)),
          ),
        ),
      },
    ],
  };
}

const rule = {
  id: 'wrong-gradient',
  shortDescription: { text: 'A hand-written gradient is wrong.' },
  defaultConfiguration: { level: 'error' },
};

function result({ file, analysis }: Checked, { name, at, reason, edits }: Verdict): object {
  const artifactLocation = locationOf(file);
  return {
    ruleId: rule.id,
    level: 'error',
    message: { text: `${name}: ${reason ?? 'this is not the gradient.'}` },
    locations: [location(analysis, artifactLocation, at)],
    // A notebook's file is no text to which such edits could be made.
    ...(edits.length > 0 && analysis.lines.cells.length === 0
      ? {
          fixes: [
            {
              description: { text: `Mend ${name}` },
              artifactChanges: [
                {
                  artifactLocation,
                  replacements: edits.map(({ from, to, text }) => ({
                    deletedRegion: region(analysis, from, to),
                    insertedContent: { text },
                  })),
                },
              ],
            },
          ],
        }
      : {}),
  };
}

function locationOf(file: string): { readonly uri: string } {
  return { uri: file.split(/[\\/]/).map(encodeURIComponent).join('/') };
}

/** Where something stands. The format has no cells: of a notebook it is told which file, and the place for itself. */
function location(analysis: Analysis, artifactLocation: object, { from, to }: Span): object {
  const place = region(analysis, from, to);
  const { cell } = analysis.lines.placeOf(from);
  if (cell === undefined) return { physicalLocation: { artifactLocation, region: place } };
  const logicalLocations = [{ name: analysis.lines.said(from) }];
  return { physicalLocation: { artifactLocation }, logicalLocations, properties: { cell, ...place } };
}

function region({ lines }: Analysis, from: number, to: number): object {
  const [start, end] = [lines.placeOf(from), lines.placeOf(to)];
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
