/*
 * What following a scope has written from one statement on, taken off the sheet, so that it can be written again
 * circuit by circuit. A node of it keeps the number that it had there; it is only read.
 */
import type { OpenInput } from '../circuits/assume';
import type { Frame } from '../circuits/frame';
import type { Log } from '../circuits/log';
import type { Occurrence } from '../circuits/occurrences';
import type { VersionRead } from '../circuits/readers';
import { truncate } from '../circuits/sheet';
import { endOf } from '../tape/again';
import type { Section } from '../tape/sections';
import type { Tape } from '../tape/tape';
import type { CalledPlace, LateBlock, Version } from '../tape/wiring';
import type { Span } from '../text/span';

export class Draft {
  /** The scope's first node, the draft's first, and the one after its last. */
  readonly origin: number;
  readonly first: number;
  readonly end: number;
  /** Its nodes, counted from `first`; what they read is numbered as on the sheet. */
  readonly tape: Tape;
  private readonly occurrences: readonly Occurrence[];
  /** Which statements read which versions, in their order. */
  readonly readings: readonly VersionRead[];
  private readonly open: readonly OpenInput[];
  private readonly blocks: readonly LateBlock[];
  private readonly sections: readonly Section[];
  /** The scope's versions and open inputs by their nodes, those before the draft too. */
  private readonly versions = new Map<number, Version>();
  private readonly listed: ReadonlySet<Version>;
  private readonly all: readonly Version[];
  private readonly called: readonly CalledPlace[];
  private readonly inputs = new Map<number, OpenInput>();

  /** Takes all that was written for statement `start` and those after it off the sheet. */
  constructor(
    { sheet, circuit, firstOpen }: Frame,
    readonly log: Log,
    readonly start: number,
  ) {
    const before = log.before(start);
    this.origin = circuit.start;
    this.first = before.nodes;
    this.end = sheet.tape.length;
    for (const version of log.versions) this.versions.set(version.node, version);
    this.all = [...log.versions];
    this.called = circuit.called.filter(({ statement }) => statement >= start);
    this.listed = new Set(this.all);
    for (const input of sheet.open.slice(firstOpen)) this.inputs.set(input.node, input);
    this.tape = endOf(sheet.tape, before.nodes, before.args);
    this.occurrences = sheet.occurrences.tail(before.occurrences);
    this.readings = sheet.readers.tail(before.readers);
    this.open = sheet.open.slice(before.open);
    for (const { version } of this.occurrences)
      if (version && !this.versions.has(version.node)) this.versions.set(version.node, version);
    this.blocks = sheet.lateBlocks.slice(before.lateBlocks);
    this.sections = sheet.tape.sections.since(before.sections);
    truncate(sheet, before);
  }

  /** Whether a version is one of the scope's variables: what may change at any time is another at every read, and none. */
  isListed(version: Version): boolean {
    return this.listed.has(version);
  }

  /** What a node reads, wherever it stands: `tape` has those before the draft. */
  inputsOf(node: number, tape: Tape): readonly number[] {
    return node < this.first ? tape.inputsOf(node) : this.tape.inputsOf(node - this.first);
  }

  versionAt(node: number): Version | undefined {
    return this.versions.get(node);
  }

  inputAt(node: number): OpenInput | undefined {
    return this.inputs.get(node);
  }

  /** What following one statement wrote. */
  of(index: number): Written {
    const { log, start } = this;
    const [zero, from, to] = [log.before(start), log.before(index), log.before(index + 1)];
    const part = <T>(
      list: readonly T[],
      key: 'occurrences' | 'readers' | 'open' | 'lateBlocks' | 'sections',
    ) => list.slice(from[key] - zero[key], to[key] - zero[key]);
    return {
      from: from.nodes,
      to: to.nodes,
      occurrences: part(this.occurrences, 'occurrences'),
      readings: part(this.readings, 'readers'),
      open: part(this.open, 'open'),
      blocks: part(this.blocks, 'lateBlocks'),
      sections: part(this.sections, 'sections'),
      versions: this.all.slice(from.versions, to.versions),
      called: this.called.filter(({ statement }) => statement === index),
    };
  }
}

/** What following one statement wrote: its nodes, and the rest. */
export interface Written {
  readonly from: number;
  readonly to: number;
  readonly occurrences: readonly Occurrence[];
  readonly readings: readonly VersionRead[];
  readonly open: readonly OpenInput[];
  readonly blocks: readonly LateBlock[];
  /** The loops that it goes through, their rounds, and the calls. */
  readonly sections: readonly Section[];
  /** Those that the statement has made, and inputs that it reads first. */
  readonly versions: readonly Version[];
  readonly called: readonly CalledPlace[];
}

/** Where a statement reads a version first; null where that does not stand in its text. */
export function whereRead(version: Version, { occurrences }: Written): Span | null {
  const place = occurrences.find((each) => each.version === version);
  return place ? { from: place.from, to: place.to } : null;
}
