/*
 * Cuts what following a scope has written into circuits, statement by statement. What a circuit reads of the code above
 * it becomes an input of its own: a variable begins there with the value that it has, so that no gradient goes further.
 */
import type { LogEntry } from '../circuits/log';
import type { Sheet } from '../circuits/sheet';
import { moved } from '../program/statements';
import { onlyBlocks, writeAgain } from '../tape/again';
import { type CalledPlace, emptyWiring, newVersion, type Version, type Wiring } from '../tape/wiring';
import type { Span } from '../text/span';
import { Behind } from './behind';
import type { Draft, Written } from './draft';
import { Places } from './places';

export class Cut {
  /** The circuit that is open. */
  circuit: Wiring;
  /** The names that its forward code reads or assigns. */
  known: Set<string>;
  /** Those of them that it computes. */
  computed: Set<string>;
  /** What names are worth at this moment, as long as that is a number. */
  readonly current: Map<string, Version>;
  /** Names whose value comes from a hand-written pass. */
  readonly fromPass: Set<string>;
  /** Where the nodes of the draft stand now. */
  private readonly places: Places;
  /** The versions of the open circuit by those that following has made. */
  private here: Map<Version, Version>;
  /** The last circuit's versions, by the same. */
  private readonly last = new Map<Version, Version>();
  private readonly listed: Set<Version>;
  private readonly behind: Behind;

  constructor(
    readonly sheet: Sheet,
    readonly draft: Draft,
    circuit: Wiring,
    from?: Cut,
  ) {
    this.circuit = circuit;
    this.known = new Set(from?.known);
    this.computed = new Set(from?.computed);
    this.current = new Map(from?.current);
    this.fromPass = new Set(from?.fromPass);
    this.places = new Places(draft, from?.places);
    this.here = new Map(from?.here);
    this.listed = new Set(from?.listed);
    this.behind = from?.behind ?? new Behind(draft, sheet.tape);
    if (from) return;
    for (const version of circuit.versions) {
      this.here.set(version, version);
      this.listed.add(version);
      this.knows(version);
      this.current.set(version.name, version);
    }
  }

  /** The same as it stands now: what is done to it is not done to this one, but for what is written on the sheet. */
  fork(): Cut {
    return new Cut(this.sheet, this.draft, this.forked(), this);
  }

  private forked(): Wiring {
    const { versions, called } = this.circuit;
    return { ...this.circuit, versions: [...versions], called: [...called] };
  }

  /** Closes the circuit, and opens the next one, which is called so. */
  open(scope: string): void {
    const { scopeId } = this.circuit;
    this.circuit = emptyWiring({ scope, scopeId }, this.sheet.tape.length);
    this.known = new Set();
    this.computed = new Set();
    this.here = new Map();
    this.listed.clear();
  }

  /** What a version that following has made has become. */
  finally(version: Version): Version {
    return this.last.get(version) ?? version;
  }

  /** Whether a name stands for something that the open circuit has computed. */
  isComputedHere(name: string): boolean {
    const version = this.current.get(name);
    return version?.origin === 'computed' && version.node >= this.circuit.start;
  }

  /** Writes a statement of the forward code. */
  forward(entry: LogEntry): void {
    const { statement, index } = entry;
    const written = this.draft.of(index);
    this.copy(written, (node) => this.at(node));
    for (const { node } of written.readings) {
      // What is nothing but an input is that input itself.
      if (this.draft.versionAt(node) !== entry.version) this.readAt(node);
      this.sheet.readers.add(this.at(node), index);
    }
    const made = entry.version;
    for (const { from, to, version } of written.occurrences)
      if (version && version !== made) this.sheet.occurrences.add(from, to, this.ofHere(version));
    this.copyRest(written);
    this.listMade(entry);
    this.circuit.called.push(...written.called.map((place) => this.calledHere(place)));

    if (made?.statement === index) this.assign(entry, made, written);
    else if (made && statement.kind === 'return' && this.isComputedHere(made.name))
      this.circuit.returned = this.current.get(made.name) ?? null;
    this.forget(entry);
  }

  /** Lists what a statement has made besides what it is there for, but for names that are no variables of the circuit. */
  listMade({ index, version: own }: LogEntry, isOther = (_name: string) => false): readonly Version[] {
    const all: Version[] = [];
    for (const made of this.draft.of(index).versions) {
      if (made === own || !made.at || made.statement !== index) continue;
      const version = this.ofHere(made);
      all.push(version);
      if (isOther(version.name)) continue;
      this.list(version);
      if (!version.inner) this.current.set(version.name, version);
    }
    return all;
  }

  /** What places are in calls, as far as their nodes stand in the open circuit. */
  private calledHere({ nodes, calls, arrays, ...place }: CalledPlace): CalledPlace {
    const here: CalledPlace = { ...place, nodes: [], calls: [], arrays: new Map() };
    for (const [k, node] of nodes.entries()) {
      const elements = arrays.get(k);
      const all = elements?.nodes ?? [node];
      if (!all.every((each) => this.isHere(each))) continue;
      const own = elements?.nodes.map((each) => this.at(each));
      if (elements && own) here.arrays.set(here.nodes.length, { ...elements, nodes: own });
      here.nodes.push(this.places.get(node));
      here.calls.push(calls[k]);
    }
    return here;
  }

  /** Names that a statement takes their numbers from. */
  private forget({ statement }: LogEntry): void {
    if (statement.assignsAnything) this.current.clear();
    for (const name of statement.sideAssigns) this.current.delete(name);
    if (statement.kind === 'definition') for (const name of statement.names) this.current.delete(name);
  }

  private assign({ statement, base, index }: LogEntry, made: Version, written: Written): void {
    const { circuit, fromPass, sheet } = this;
    const { tape } = sheet;
    const at = made.at ?? moved(statement, base);
    let node = this.at(made.node);
    let { origin } = made;
    const readsPass = statement.reads.some((name) => fromPass.has(name));
    if (readsPass && statement.kind !== 'return' && origin !== 'unread') {
      circuit.updates.add(index);
      // It begins anew with its value; what is this circuit's own goes on in it all the same, perhaps unseen.
      const goesOn =
        tape.isUnknown(node) ||
        statement.reads.some((name) => this.isComputedHere(name)) ||
        written.readings.some((reading) => this.isOwn(reading.node));
      // The gradients that it reads are no variables of this circuit: its own pass may assign them again.
      for (const name of statement.reads) if (fromPass.has(name)) this.known.delete(name);
      node = this.carried(node, moved(statement, base), goesOn);
      origin = 'carried';
    } else tape.mark(node, 'varies');
    const version: Version = { ...made, node, origin, helper: false, ...this.partsOf(made) };
    this.places.set(made.node, node);
    this.name(made, version);
    fromPass.delete(made.name);
    this.list(version);
    sheet.occurrences.add(at.from, at.to, version);
    if (statement.kind === 'return') circuit.returned = version;
  }

  /** An array's numbers, and what stood at the same place before, as they stand in the open circuit. */
  private partsOf({ elements, earlier }: Version): Pick<Version, 'elements' | 'earlier'> {
    return {
      ...(elements && { elements: { ...elements, nodes: elements.nodes.map((node) => this.at(node)) } }),
      ...(earlier && { earlier: earlier.map((each) => this.ofHere(each)) }),
    };
  }

  /** Lets a name mean the result of a pass in the code that follows. */
  handOver(entry: LogEntry, name: string, node: number, at: Span): void {
    const version = newVersion(name, node, 'computed', at, entry.index, null, true);
    if (entry.version?.name === name) {
      this.places.set(entry.version.node, node);
      this.name(entry.version, version);
    }
    this.current.set(name, version);
    this.fromPass.add(name);
  }

  private name(made: Version, version: Version): void {
    this.here.set(made, version);
    this.last.set(made, version);
    this.current.set(version.name, version);
  }

  /** A statement reads the version of a node of the draft. */
  readAt(node: number): void {
    const made = this.draft.versionAt(node);
    if (made && this.draft.isListed(made)) this.list(this.ofHere(made));
  }

  /** Makes a version one of the open circuit's, with the first statement that reads it. */
  list(version: Version): void {
    if (this.listed.has(version)) return;
    this.listed.add(version);
    this.circuit.versions.push(version);
    this.knows(version);
  }

  private knows({ name, origin, inner }: Version): void {
    if (inner) return;
    this.known.add(name);
    if (origin === 'computed') this.computed.add(name);
  }

  /** Writes a statement's nodes again; `read` tells where what they read stands now. */
  copy(
    { from, to, sections }: Written,
    read: (node: number) => number,
    leaves = (_node: number) => false,
  ): void {
    const { tape } = this.sheet;
    const edges = new Map(sections.flatMap(({ start, end }) => [start, end]).map((edge) => [edge, -1]));
    for (let node = from; node < to; node++) {
      if (edges.has(node)) edges.set(node, tape.length);
      if (!leaves(node)) this.places.set(node, this.copied(node, read));
    }
    const at = (edge: number) => (edge < to ? (edges.get(edge) ?? from) : tape.length);
    tape.sections.add(sections.map((each) => ({ ...each, start: at(each.start), end: at(each.end) })));
  }

  private copied(node: number, read: (node: number) => number): number {
    const { tape: source, first } = this.draft;
    const k = node - first;
    const inputs = source.inputsOf(k);
    const here = onlyBlocks(source, k) ? this.blocked(inputs) : inputs.map(read);
    return writeAgain(this.sheet.tape, source, k, here);
  }

  /** What code that is not read has, as this circuit has it. */
  private blocked(nodes: readonly number[]): number[] {
    return nodes.map((node) => {
      if (!this.isHere(node) && !this.draft.versionAt(node)) this.bringHub(node);
      return this.at(node);
    });
  }

  /** Such code in the code above has variables: this circuit's have to do with it, too. */
  private bringHub(hub: number): void {
    const variables = this.behind.of(hub).map((node) => this.at(node));
    this.places.set(hub, this.sheet.tape.unread(0, 0, variables));
  }

  /** The open inputs of a statement, and what was read too late. */
  copyRest({ open, blocks }: Written, path: string | null = null): void {
    for (const input of open)
      if (this.isHere(input.node)) {
        const named = path === null ? input : { ...input, name: path };
        this.sheet.open.push({ ...named, node: this.places.get(input.node) });
      }
    for (const { hubs, count, leaf } of blocks)
      if (this.isHere(leaf))
        this.sheet.lateBlocks.push({
          hubs: this.places.all(hubs, count),
          count,
          leaf: this.places.get(leaf),
        });
  }

  private isHere(node: number): boolean {
    return this.places.get(node) >= this.circuit.start;
  }

  /** Whether what a statement reads begins in the open circuit: a number that the code gives there, or an open input. */
  private isOwn(node: number): boolean {
    const made = this.draft.versionAt(node);
    return made !== undefined && this.ofHere(made).origin !== 'carried';
  }

  /** What a version that following has made is in the open circuit. */
  ofHere(made: Version): Version {
    this.at(made.node);
    const known = this.here.get(made);
    if (known) return known;
    const version = { ...made, node: this.places.get(made.node), ...this.partsOf(made) };
    this.here.set(made, version);
    this.last.set(made, version);
    return version;
  }

  /** Where a node stands in the open circuit; one of the code above becomes an input. */
  at(node: number): number {
    if (this.isHere(node)) return this.places.get(node);
    const made = this.draft.versionAt(node);
    const input = this.draft.inputAt(node);
    const { open } = this.sheet;
    if (made && input && made.at === null) {
      const place = this.again(node);
      open.push({ ...input, node: place });
      this.here.set(made, { ...made, node: place });
      return place;
    }
    const place = this.carried(this.places.get(node), made?.at ?? { from: 0, to: 0 }, false);
    this.places.set(node, place);
    if (made) this.here.set(made, carriedFrom(made, place));
    return place;
  }

  /** A node begins anew with its value, and decides as much as before. */
  private carried(node: number, { from, to }: Span, blocks: boolean): number {
    const { tape } = this.sheet;
    const carried = tape.carry(node, from, to, blocks);
    tape.decidesAs(carried, node);
    return carried;
  }

  /** The same input once more, for another circuit. */
  private again(node: number): number {
    const { tape } = this.sheet;
    const { first, tape: tail } = this.draft;
    const [source, k] = node < first ? [tape, node] : [tail, node - first];
    const place = writeAgain(tape, source, k, this.blocked(source.inputsOf(k)));
    this.places.set(node, place);
    return place;
  }
}

/** What a version of the code above is where it is read: that it had other numbers before is no matter. */
function carriedFrom({ elements: _elements, earlier: _earlier, ...made }: Version, node: number): Version {
  return { ...made, node, origin: 'carried', helper: false };
}
