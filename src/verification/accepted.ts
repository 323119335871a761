/*
 * Deviations that a person accepts: `// @accept reason` on a line, or above a line or a function; and those that are meant so
 * as they stand, surrogates. What deviates there is not blamed, and what is made of it is judged from there.
 */
import type { Analysis, Circuit } from '../analysis/model';
import type { Directive } from '../program/directives';
import { everyItem, moved } from '../program/statements';
import type { Point } from '../tape/point';
import { nodesBehind } from '../tape/reach';
import type { PassLine } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Finding } from './findings';
import { closenessOf, type Group, isRight } from './groups';
import { isReadByStep, surrogateNote } from './surrogates';

/** A stretch of code in which deviations are accepted. */
export interface Accepted extends Span {
  readonly reason: string;
}

/** The stretches of a file in which deviations are accepted. */
export function placesAccepted(analysis: Analysis): Accepted[] {
  return analysis.reading.directives.flatMap((directive) =>
    directive.kind === 'accept' ? [{ ...placeOf(directive, analysis), reason: directive.reason }] : [],
  );
}

/** What is said of a gradient that is accepted, and of one that is made of it. */
export const reasonNote = (reason: string) => `Accepted: ${reason}.`;
export const fromThere = (name: string) => `Judged from ${name} on, which is accepted.`;

/** Says of the findings on one pass what becomes of them where deviations are accepted. */
export class Acceptance {
  private readonly places: readonly Accepted[];
  /** Gradients that deviate and are accepted. */
  private readonly accepted = new Set<Group>();

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly points: readonly Point[],
    /** The file's own point. */
    private readonly own: Point | null,
  ) {
    this.places = placesAccepted(analysis);
  }

  /** What is to be said of a gradient that was judged by itself. */
  of(finding: Finding): Finding {
    if (isRight(finding.judgement)) return finding;
    const isSurrogate = this.isSurrogate(finding);
    if (this.places.length === 0 && this.accepted.size === 0 && !isSurrogate) return finding;
    const { group, wanted } = finding;
    const behind = nodesBehind(
      this.analysis.tape,
      group.lines.map(({ node }) => node),
      this.circuit.wiring.start,
    );
    const reason = this.reasonFor(group, behind);
    const note = reason !== null ? reasonNote(reason) : isSurrogate ? surrogateNote : null;
    if (note !== null) {
      this.accepted.add(group);
      return right(finding, 'correct', note);
    }
    const above = [...this.accepted].find(({ lines }) => lines.some(({ node }) => behind.has(node)));
    if (!above || finding.judgement !== 'wrong') return finding;
    const closeness = closenessOf(group, this.points, wanted);
    if (closeness) return right(finding, closeness, fromThere(above.name));
    // What it should be is made of what is accepted, too.
    const k = this.own ? this.points.indexOf(this.own) : -1;
    return { ...finding, expected: k < 0 ? null : wanted[k], counterexample: null };
  }

  /** Whether the gradient is 0 because steps alone read its variable. */
  private isSurrogate({ group, judgement, wanted }: Finding): boolean {
    return (
      judgement === 'wrong' &&
      group.step === null &&
      wanted.every((each) => each === 0) &&
      isReadByStep(this.analysis.tape, group.of.node)
    );
  }

  /** The reason at one of a gradient's own lines, or at a helper that they read. */
  private reasonFor({ lines }: Group, behind: ReadonlySet<number>): string | null {
    const { before = [], lines: all = [] } = this.circuit.wiring.pass ?? {};
    const helpers = [...before, ...all].filter(({ of, node }) => of === null && behind.has(node));
    const isAt = ({ whole }: PassLine, { from, to }: Span) => whole.from < to && from < whole.to;
    const found = this.places.find((place) => [...lines, ...helpers].some((line) => isAt(line, place)));
    return found?.reason ?? null;
  }
}

function right(finding: Finding, judgement: Finding['judgement'], note: string): Finding {
  return { ...finding, judgement, note, expected: finding.value, counterexample: null };
}

/** The code that a comment speaks of: its line, or the statement or function below it; a function that begins on its line. */
function placeOf({ from }: Directive, analysis: Analysis): Span {
  const { reading, lines, source } = analysis;
  const line = lines.lineOf(from);
  const statements: Span[] = [];
  const functions: Span[] = [];
  let isAlone = true;
  for (const { statement, base } of everyItem(reading.items)) {
    const inside = statement.functions.map((each) => moved(each, base));
    const span = moved(statement, base);
    const [first, last] = [lines.lineOf(span.from), lines.lineOf(span.to)];
    // Of code with functions in it, a line between its first and its last may be theirs, or between them.
    if (first === line || last === line || (inside.length === 0 && first < line && line < last))
      isAlone = false;
    statements.push(span);
    functions.push(...inside);
  }
  const opened = functions.find(
    (each) => each.from < from && from < each.to && lines.lineOf(each.from) === line,
  );
  if (opened) return opened;
  const next = line < lines.count ? lines.startOf(line + 1) : source.length;
  // Between the statements of a loop, it speaks of the next line.
  const own = { from: lines.startOf(line), to: next };
  if (!isAlone && analysis.code(own).trim() === '' && line < lines.count)
    return { from: next, to: line + 1 < lines.count ? lines.startOf(line + 2) : source.length };
  if (!isAlone) return own;
  const below = [...statements, ...functions].filter((each) => each.from > from);
  // A function's statement begins where it does, or before.
  below.sort((one, other) => one.from - other.from || other.to - one.to);
  return below[0] ?? { from, to: from };
}
