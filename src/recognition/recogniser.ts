/*
 * Goes through the log of a scope, finds the backward passes in it, and cuts what was written into circuits: one goes
 * from the code that it begins with to the end of its pass.
 */

import type { ExpressionBuilder } from '../circuits/expression';
import type { FileCode } from '../circuits/following/codes';
import type { Training } from '../circuits/following/training';
import type { Frame } from '../circuits/frame';
import type { Shared } from '../circuits/inputs';
import type { Log, LogEntry } from '../circuits/log';
import type { Version, Wiring } from '../tape/wiring';
import { isPause } from '../text/pauses';
import type { Span } from '../text/span';
import { Cut } from './cut';
import { Draft } from './draft';
import { Early } from './early';
import { passLine } from './lines';
import { Mentions } from './mentions';
import { type GradientNames, someName } from './names';
import { PassWriter } from './pass';
import {
  goesOnFromGradients,
  leave,
  type Recognised,
  recogniseBySeeds,
  recogniseByUse,
  seedless,
  stepsByDifferences,
} from './recognise';
import { beginsWithHelper, findRun } from './run';
import { targetBlocks } from './seeds';
import type { Run, Site } from './site';
import { lossOf } from './training';
import { Unseeded } from './unseeded';
import { Uses } from './uses';

/** Lines that are named as those of a pass are, and were not taken for one. */
export interface Refused extends Span {
  /** The gradients that they would be. */
  readonly names: readonly string[];
  /** What it may be a pass of, where lines build on lines, as those of a pass do, and only nothing says where they start. */
  readonly output: string | null;
  /** The nodes of what they would be gradients of, and of that. */
  readonly nodes: readonly number[];
}

/** What all scopes of a file share. */
export interface File extends Shared {
  readonly expressions: ExpressionBuilder;
  /** The code as it is followed; null where only straight lines are. */
  readonly codes: FileCode | null;
  /** Somebody asks for the passes: what is one by its use alone counts, too. */
  readonly asked: boolean;
  readonly gradientNames: GradientNames;
  readonly wirings: Wiring[];
  /** What was not taken for a pass; kept for someone who asks. */
  readonly refused: Refused[];
}

/** Looking for a pass without a seed computes numbers, so a circuit gets only so many tries. */
const maxTries = 24;

/** A circuit in which so many runs looked like a pass and were none is not about gradients. */
const maxRuns = 300;

export class Recogniser {
  /** What the scope is called. */
  private readonly scope: string;
  private mentions: Mentions | null = null;
  /** Up to here no pass starts: a run was looked at and was none. */
  private noPassBefore = 0;
  /** Forward statements that were written before their turn. */
  private readonly ahead = new Set<number>();
  private tries = 0;
  private runs = 0;
  /** Where each name was known first. */
  private firstNodes: ReadonlyMap<string, number> | null = null;

  constructor(
    private readonly file: File,
    private readonly frame: Frame,
    private readonly log: Log,
    private readonly gradientNames: GradientNames,
  ) {
    this.scope = frame.circuit.scope;
  }

  /** Cuts the scope into circuits, with a pause after every few statements. None before `first` names a gradient. */
  *recognise(first: number): Generator<undefined> {
    const { frame, log } = this;
    const start = Math.min(yield* this.firstMention(first), log.firstTraining);
    if (start === log.items.length) {
      frame.circuit.returned = this.returnedBefore(start);
      frame.circuit.gradients = this.gradientNames.own;
      return this.close(frame.circuit);
    }
    const draft = new Draft(frame, log, start);
    const { circuit } = frame;
    circuit.versions.length = log.before(start).versions;
    circuit.called.splice(
      0,
      circuit.called.length,
      ...circuit.called.filter(({ statement }) => statement < start),
    );
    circuit.returned = this.returnedBefore(start);
    const cut = new Cut(this.file, draft, circuit);
    cut.circuit.gradients = this.gradientNames.own;
    const early = new Early((name) => cut.current.get(name), this.gradientNames);
    for (const { name, origin } of circuit.versions) if (origin === 'parameter') early.hold(name);
    for (let index = 0; index < start; index++) early.follow(log.items[index].statement);
    yield* this.scan(cut, early, start);
    this.close(cut.circuit);
    frame.become((version) => cut.finally(version));
  }

  private *scan(cut: Cut, early: Early, start: number): Generator<undefined> {
    const { log } = this;
    for (let index = start; index < log.items.length; index++) {
      if (isPause(index, 64)) yield;
      if (this.ahead.has(index)) continue;
      const training = log.at(index).followed?.training;
      if (training && cut.circuit.pass) this.next(cut, early);
      const site = this.mayBePass(cut, early, index)
        ? this.site(cut, early, yield* this.allMentions())
        : null;
      const recognised = site && this.passAt(cut, early, site, index);
      if (recognised) {
        this.writePass(cut, site, recognised);
        index = recognised.end - 1;
      } else this.forward(cut, early, log.at(index));
      if (training && !cut.circuit.pass) this.endTraining(cut, early, training);
    }
  }

  /**
   * The circuit of a training loop ends with it: nothing is known below of what the rounds have changed. It goes by the
   * name of the loop, though what that reads of the code above belongs to it.
   */
  private endTraining(cut: Cut, early: Early, training: Training): void {
    cut.circuit.scope = `loop:${this.file.lineOf(training.at.from)}`;
    cut.circuit.loss = lossOf(cut, training, this.file.readers, this.gradientNames);
    this.next(cut, early);
  }

  private next(cut: Cut, early: Early): void {
    this.close(cut.circuit);
    cut.open(this.scope);
    cut.circuit.gradients = this.gradientNames.own;
    early.held.clear();
    this.tries = this.runs = 0;
  }

  private forward(cut: Cut, early: Early, entry: LogEntry): void {
    const { kind } = entry.statement;
    if (kind === 'assignment' && cut.circuit.pass) this.next(cut, early);
    if (kind === 'return' && cut.circuit.pass) return;
    cut.forward(entry);
    early.follow(entry.statement);
  }

  private close(circuit: Wiring): void {
    circuit.end = this.file.tape.length;
    if (!circuit.pass) circuit.forwardEnd = circuit.end;
    if (circuit.versions.length > 0) this.file.wirings.push(circuit);
  }

  /** The first statement that may speak of the gradient of something known; the number of all where none does. */
  private *firstMention(first: number): Generator<undefined, number> {
    const { items } = this.log;
    for (let index = first; index < items.length; index++) {
      if (isPause(index)) yield;
      if (someName(items[index].statement, (name) => this.speaksOf(name, index))) return index;
    }
    return items.length;
  }

  /** Whether a name may be the gradient of what is known before a statement. */
  private speaksOf(name: string, index: number): boolean {
    const variables = this.gradientNames.variablesOf(name);
    if (variables.length === 0) return false;
    const { nodes } = this.log.before(index);
    this.firstNodes ??= new Map([...this.log.versions].reverse().map((each) => [each.name, each.node]));
    return variables.some((variable) => (this.firstNodes?.get(variable) ?? nodes) < nodes);
  }

  /** What the last `return` before a statement gives that computes something. */
  private returnedBefore(index: number): Version | null {
    for (let at = index - 1; at >= 0; at--) {
      const version = this.log.items[at].statement.kind === 'return' ? this.log.at(at).version : null;
      if (version) return version;
    }
    return null;
  }

  private *allMentions(): Generator<undefined, Mentions> {
    this.mentions ??= new Mentions(
      yield* new Uses(this.log.items, this.file.dialect.names).make(),
      this.gradientNames,
    );
    return this.mentions;
  }

  private site(cut: Cut, { held: early }: Early, mentions: Mentions): Site {
    const { gradientNames: names, log } = this;
    const { readers } = this.file;
    const known = { has: (name: string) => cut.known.has(name) && !early.has(name) };
    const { circuit } = cut;
    const { uses } = mentions;
    const { ahead } = this;
    return {
      items: log.items,
      uses,
      mentions,
      names,
      circuit,
      known,
      computed: cut.computed,
      early,
      readers,
      ahead,
      outputs: new Map(),
    };
  }

  /** Whether statement `index` names a gradient, as the first of a pass does. */
  private mayBePass(cut: Cut, early: Early, index: number): boolean {
    if (index < this.noPassBefore || cut.circuit.pass) return false;
    return someName(this.log.items[index].statement, (name) => this.isGradient(name, cut, early));
  }

  /** Whether a name may be the gradient of a variable of the open circuit. */
  private isGradient(name: string, { known }: Cut, { held }: Early): boolean {
    return this.gradientNames
      .variablesOf(name)
      .some((variable) => known.has(variable) && !held.has(variable));
  }

  private passAt(cut: Cut, early: Early, site: Site, index: number): Recognised | null {
    const { statement } = site.items[index];
    if (site.computed.size === 0) return null;
    const isNamed =
      statement.kind === 'assignment' &&
      this.gradientNames.variablesOf(statement.target).some((variable) => site.known.has(variable));
    if (!isNamed && !beginsWithHelper(site, index)) return null;
    const run = this.runs < maxRuns ? this.runAt(cut, early, site, index) : null;
    if (!run) return null;
    this.runs++;
    const recognised = this.recognised(cut, site, run);
    if (!recognised) this.noPassBefore = run.end;
    return recognised;
  }

  /** The run that begins at a statement; forward code among its lines is written first. */
  private runAt(cut: Cut, early: Early, site: Site, index: number): Run | null {
    const run = findRun(site, index);
    const between = [...(run?.between ?? [])].filter((each) => !this.ahead.has(each));
    if (between.length === 0) return run;
    for (const each of between) {
      this.ahead.add(each);
      this.forward(cut, early, this.log.at(each));
    }
    site.outputs.clear();
    return findRun(site, index);
  }

  private recognised(cut: Cut, site: Site, run: Run): Recognised | null {
    const { tape, asked } = this.file;
    const seeded = recogniseBySeeds(site, run, tape);
    const unseeded = new Unseeded(cut, this.frame, this.log, site, run);
    if (seeded && !stepsByDifferences(site, run)) return seeded;
    if (seeded) {
      this.tries++;
      if (unseeded.proves(seeded)) return seeded;
    }
    if (this.tries >= maxTries) return null;
    const candidates = seedless(site, run).slice(0, 4);
    this.tries += candidates.length;
    const chosen = unseeded.choose(candidates) ?? (asked ? recogniseByUse(site, run, tape) : null);
    if (!chosen && asked) this.refuse(site, run, candidates);
    return chosen;
  }

  /** Keeps a run for someone who asks, with the first thing that it may be a pass of and does not set the gradient of. */
  private refuse(site: Site, run: Run, candidates: readonly Recognised[]): void {
    const set = new Set(run.gradients.values());
    const output = candidates
      .flatMap(({ given }) => given)
      .findLast(({ name, origin }) => origin === 'computed' && !set.has(name));
    const [first, last] = [this.log.items[run.start], this.log.items[run.end - 1]];
    this.file.refused.push({
      from: first.statement.from + first.base,
      to: last.statement.to + last.base,
      names: [...run.gradients.keys()],
      nodes: site.circuit.versions
        .filter((version) => set.has(version.name) || version === output)
        .map(({ node }) => node),
      output: (goesOnFromGradients(site, run, candidates) && output?.name) || null,
    });
  }

  private writePass(cut: Cut, site: Site, recognised: Recognised): void {
    const { circuit } = cut;
    const { items } = this.log;
    circuit.forwardEnd = this.file.tape.length;
    leave([...recognised.helperVersions, ...recognised.early], true);
    const writer = new PassWriter(cut, this.frame, this.log, site, recognised);
    const lines = writer.write();
    const first = items[recognised.start];
    const last = items[recognised.end - 1];
    const before = recognised.helperVersions.flatMap(({ statement: index, node }) => {
      const { statement, base } = items[index];
      return statement.kind === 'assignment' ? [passLine(statement, base, index, node, null)] : [];
    });
    circuit.pass = {
      from: first.statement.from + first.base,
      to: last.statement.to + last.base,
      lines,
      before,
      missing: writer.missing,
      changes: writer.changes,
      unwritten: writer.unwritten(),
    };
    circuit.seeds = writer.seeds();
    this.file.lateBlocks.push(...targetBlocks(circuit, this.file.tape));
    circuit.gradients = new Map([...circuit.gradients, ...writer.gradients]);
    writer.handOver();
  }
}
