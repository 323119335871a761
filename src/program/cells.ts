/*
 * Reads the cells of a notebook, each for itself, as what runs them does: a bracket that is open in one costs nothing of the
 * next, and an edit in one leaves the others as they were read. Together they are one program, in their order.
 */
import { type CellSpan, cellAt, cellsOf } from '../text/cells';
import type { Span } from '../text/span';
import type { Dialect, Reading } from './dialect';
import type { Directive } from './directives';
import { type Item, moved } from './statements';

/** A cell that was read: where it stands, what it says as code, and what was read. */
interface ReadCell extends CellSpan {
  readonly text: string;
  readonly reading: Reading;
}

/** Reads a text, or the cells in it. */
export function* readInCells(
  dialect: Dialect,
  source: string,
  previous?: Reading,
): Generator<undefined, Reading> {
  const cells = cellsOf(source);
  if (cells.length === 0) return yield* dialect.read(source, previous);
  const texts = cells.map(({ from, to }) => dialect.cellCode(source.slice(from, to)));
  const isOurs = previous instanceof CellsReading && previous.dialect === dialect;
  const known = new Set(isOurs ? previous.parts : []);
  const same = texts.map((text) => take(known, (part) => part.text === text));
  const parts: ReadCell[] = [];
  for (const [i, cell] of cells.entries()) {
    const old = same[i] ?? take(known, ({ number }) => number === cell.number);
    const reading = same[i]?.reading ?? (yield* dialect.read(texts[i], old?.reading));
    parts.push({ ...cell, text: texts[i], reading });
  }
  return new CellsReading(dialect, parts);
}

/** Takes a part out of those that are known. No part is used twice: its statements would be two, and the same. */
function take(known: Set<ReadCell>, isIt: (part: ReadCell) => boolean): ReadCell | undefined {
  for (const part of known)
    if (isIt(part)) {
      known.delete(part);
      return part;
    }
  return undefined;
}

class CellsReading implements Reading {
  readonly items: readonly Item[];
  readonly isModule: boolean;
  readonly tooDeep: number | null;
  readonly directives: readonly Directive[];

  constructor(
    readonly dialect: Dialect,
    readonly parts: readonly ReadCell[],
  ) {
    const deep = parts.find(({ reading }) => reading.tooDeep !== null);
    this.tooDeep = deep ? deep.from + (deep.reading.tooDeep ?? 0) : null;
    // What one cell does to the variables of the others is not known then.
    this.items = deep ? [] : parts.flatMap(itemsOf);
    this.isModule = parts.some(({ reading }) => reading.isModule);
    this.directives = parts.flatMap(({ reading, from }) =>
      reading.directives.map((directive) => movedDirective(directive, from)),
    );
  }

  follow = () =>
    this.tooDeep !== null
      ? []
      : this.parts.flatMap(({ reading, from }) =>
          (reading.follow?.() ?? []).map(({ code, base }) => ({ code, base: base + from })),
        );

  code = (span: Span): string => {
    const { reading, from } = this.partAt(span.from);
    return reading.code(moved(span, -from));
  };

  lineEndAfter = (place: number): number | null => {
    const { reading, from } = this.partAt(place);
    const end = reading.lineEndAfter(place - from);
    return end === null ? null : end + from;
  };

  endOfCode = (line: Span): number => {
    const { reading, from } = this.partAt(line.from);
    return reading.endOfCode(moved(line, -from)) + from;
  };

  private partAt(place: number): ReadCell {
    return this.parts[cellAt(this.parts, place)];
  }
}

function itemsOf({ reading, from }: ReadCell): readonly Item[] {
  return reading.items.map(({ statement, base }) => ({ statement, base: base + from }));
}

function movedDirective(directive: Directive, at: number): Directive {
  const place = moved(directive, at);
  if (directive.kind !== 'input') return { ...directive, ...place };
  const { number, listEnd } = directive;
  return { ...directive, ...place, number: moved(number, at), listEnd: listEnd + at };
}
