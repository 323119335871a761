/*
 * What has been found of units of which nothing is wrong, by all the text that this rests on: while someone types, most of a
 * file stays as it is, and need not be followed again. A unit rests on the statement that it stands in, on those that declare
 * what is named there, and so on from there, and on all that runs when the file is read; one of free names, on losses too.
 */
import type { Analysis } from '../../analysis/model';
import type { Code, PlacedCode } from '../../program/code';
import type { Span } from '../../text/span';
import { isOff } from '../groups';
import type { Verdict } from '../model';
import { isCalledLoss } from './freely/losses-beside';
import { type PassUnit, spanOf } from './units';

/** What was found of the units of one span. */
export interface UnitOutcome {
  /** Which of the units it is. */
  readonly nth: number;
  readonly output: string;
  /** Of which loss it is a pass is taken for granted. */
  readonly isGranted: boolean;
  /** Something is right in it that is so by no accident. */
  readonly isProved: boolean;
  readonly points: number;
  readonly verdicts: readonly Verdict[];
}

/** A statement of the file with the text before it, and what it declares, where it does nothing else. */
interface GroundPart extends Span {
  readonly declares: string | null;
  readonly names: ReadonlySet<string>;
}

interface KeptOutcome {
  /** Where the parts began that it rests on. */
  readonly starts: readonly number[];
  readonly found: UnitOutcome | null;
}

/** So much text is kept, of units that rest on so much of it each. */
const mostText = 2_000_000;
const mostOfOne = 100_000;
const kept = new Map<string, KeptOutcome>();
let text = 0;

/** Remembers what is found in one file. */
export class Recall {
  private readonly parts: readonly GroundPart[];
  /** The directives of the file. */
  private said: readonly string[] | null = null;

  constructor(private readonly analysis: Analysis) {
    this.parts = isPlain(analysis) ? partsOf(analysis) : [];
  }

  /** What is known of units of one span; undefined for nothing. Null means that there is nothing to say of them. */
  find(units: readonly PassUnit[]): UnitOutcome | null | undefined {
    const parts = this.behind(units);
    const key = this.keyOf(units, parts);
    const known = kept.get(key);
    if (!known) return undefined;
    kept.delete(key);
    kept.set(key, known);
    return known.found && this.placed(known.found, known.starts, parts);
  }

  /** Keeps what has been found of units, if nothing is wrong there: what is said of a mistake speaks of other lines. */
  keep(units: readonly PassUnit[], found: UnitOutcome | null): void {
    if (this.parts.length === 0 || found?.verdicts.some(({ judgement }) => isOff(judgement))) return;
    const parts = this.behind(units);
    const key = this.keyOf(units, parts);
    if (key.length > mostOfOne) return;
    kept.set(key, { starts: parts.map(({ from }) => from), found });
    text += key.length;
    for (const oldest of kept.keys()) {
      if (text <= mostText) break;
      kept.delete(oldest);
      text -= oldest.length;
    }
  }

  /** The parts of the file that units rest on, in their order. */
  private behind(units: readonly PassUnit[]): readonly GroundPart[] {
    const homes = units.flatMap(spansOf);
    const isFree = units.some((unit) => unit.isFree);
    const behind = new Set(
      this.parts.filter(
        ({ declares, from, to }) =>
          declares === null ||
          (isFree && isCalledLoss(declares)) ||
          homes.some((home) => home.from < to && home.to > from),
      ),
    );
    for (const { names } of behind)
      for (const part of this.parts) if (part.declares !== null && names.has(part.declares)) behind.add(part);
    return this.parts.filter((part) => behind.has(part));
  }

  private keyOf(units: readonly PassUnit[], parts: readonly GroundPart[]): string {
    const { dialect, options, source } = this.analysis;
    const asked = [dialect.language, options.asked === true, options.gradientNames ?? []];
    // Objects in one list may have functions of the same names.
    const placeIn = (at: number) => at - (parts.findLast(({ from }) => from <= at)?.from ?? 0);
    const which = units.map(({ kind, scope, span }) => [kind, scope, placeIn(span.from)]);
    this.said ??= source.match(/@.*/g) ?? [];
    const lengths = parts.map(({ from, to }) => to - from);
    const texts = parts.map(({ from, to }) => source.slice(from, to));
    return `${JSON.stringify([asked, which, this.said, lengths])}${texts.join('')}`;
  }

  /** What was found, at the places where the parts are now. */
  private placed(found: UnitOutcome, starts: readonly number[], parts: readonly GroundPart[]): UnitOutcome {
    const { lines } = this.analysis;
    const moved = ({ from, to }: Span): Span => {
      const k = starts.findLastIndex((start) => start <= from);
      const by = parts[k].from - starts[k];
      return { from: from + by, to: to + by };
    };
    const verdicts = found.verdicts.map((verdict): Verdict => {
      const at = moved(verdict.at);
      const key = verdict.key.replace(/\d+$/, String(at.from));
      return { ...verdict, at, done: moved(verdict.done), key, line: lines.lineOf(at.from) };
    });
    return { ...found, verdicts };
  }
}

/** Whether nothing but the text and names decides what is found. */
function isPlain({ options }: Analysis): boolean {
  return !options.inputs?.size && !options.whatIf?.size && !options.instead?.size;
}

function spansOf(unit: PassUnit): Span[] {
  return unit.kind === 'pair' ? [unit.span, spanOf(unit.forward)] : [unit.span];
}

function partsOf({ file, source }: Analysis): GroundPart[] {
  const top = file.codes?.top ?? [];
  return top.map((placed, k) => {
    const from = k === 0 ? 0 : endOf(top[k - 1]);
    const to = k === top.length - 1 ? source.length : endOf(placed);
    const names = namesOf(placed.code, source.slice(from, to));
    return { from, to, declares: declaredBy(placed.code, names), names };
  });
}

const known = new WeakMap<Code, { readonly text: string; readonly names: ReadonlySet<string> }>();

/** The names in the text of a statement, which may be the same that it was. */
function namesOf(code: Code, text: string): ReadonlySet<string> {
  const before = known.get(code);
  if (before?.text === text) return before.names;
  const names = new Set(text.match(/[\p{L}\p{N}_$]+/gu));
  known.set(code, { text, names });
  return names;
}

const endOf = ({ code, base }: PlacedCode) => code.to + base;

/** What a statement declares that does nothing when it is gone through: a function, or a class; null for any other. */
function declaredBy(code: Code, names: ReadonlySet<string>): string | null {
  if (code.kind === 'function') return code.name || code.code.name;
  return code.kind === 'class' && !names.has('static') ? code.name : null;
}
