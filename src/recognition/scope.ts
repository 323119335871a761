import { ScopeComments } from '../circuits/comments';
import { ScopeNames } from '../circuits/names';
import { mayChange, type Survey } from '../circuits/survey';
import { type Assignment, type Item, moved, type Return } from '../program/statements';
import { Mark } from '../tape/tape';
import type { PassLine, Seed, Version, Wiring } from '../tape/wiring';
import { Early } from './early';
import { buildValue, ownNode, passLine, type Workshop } from './lines';
import { Mentions } from './mentions';
import type { GradientNames } from './names';
import { PassBuilder } from './pass';
import { type Recognised, recogniseBySeeds, recogniseByUse, seedless, stepsByDifferences } from './recognise';
import { beginsWithHelper, findRun } from './run';
import type { Run, Site } from './site';
import { Uses } from './uses';

/** What all scopes of a file share. */
export interface File extends Workshop {
  /** Somebody asks for the passes: what is one by its use alone counts, too. */
  readonly asked: boolean;
  readonly gradientNames: GradientNames;
  readonly wirings: Wiring[];
  /** Rule (b): whether some line of a pass is right for these seeds. */
  readonly isRight: (circuit: Wiring, seeds: readonly Seed[], lines: readonly PassLine[]) => boolean;
}

/** Looking for a pass without a seed computes numbers, so a circuit gets only so many tries. */
const maxTries = 24;

/** A circuit in which so many runs looked like a pass and were none is not about gradients. */
const maxRuns = 300;

/** Reads one scope, the top level or a function's body, into circuits. */
export class ScopeBuilder {
  readonly names: ScopeNames;
  private readonly items: readonly Item[];
  private mentions: Mentions | null = null;
  private readonly early: Early;
  /** Up to here no pass starts: a run was looked at and was none. */
  private noPassBefore = 0;
  private tries = 0;
  private runs = 0;

  constructor(
    private readonly file: File,
    scope: string,
    survey: Survey,
    parent: ScopeNames | null,
    base: number,
    place: number,
    /** Names that comments give to gradients in this scope, by their variables. */
    private readonly gradientNames: GradientNames,
  ) {
    this.items = survey.items;
    const { own, items } = survey;
    const span = own ? moved(own, base) : { from: 0, to: Number.POSITIVE_INFINITY };
    const comments = new ScopeComments(file.inputComments, span, items, parent?.comments ?? null);
    this.names = new ScopeNames(file, scope, survey, comments, parent, place);
    this.early = new Early(this.names, gradientNames);
    for (const parameter of own?.parameters ?? []) {
      const otherwise = parameter.default && file.expressions.constantOf(parameter.default, this.names);
      this.names.addParameter(parameter.name, moved(parameter, base), otherwise);
      this.early.hold(parameter.name);
    }
    this.declare();
  }

  /** Tells the circuit that is open what the scope's comments call its gradients. */
  private declare(): void {
    this.names.circuit.gradients = this.gradientNames.own;
  }

  /** Reads all statements, with a pause after every few of them. */
  *build(): Generator<undefined> {
    for (let index = 0; index < this.items.length; index++) {
      if (index % 64 === 63) yield;
      const site = this.mayBePass(index) ? this.site(yield* this.allMentions()) : null;
      const recognised = site && this.passAt(site, index);
      if (recognised) {
        this.buildPass(site, recognised);
        index = recognised.end - 1;
      } else this.forward(index);
    }
    this.close();
  }

  private close(): void {
    const { circuit } = this.names;
    circuit.end = this.file.tape.length;
    if (!circuit.pass) circuit.forwardEnd = circuit.end;
    if (circuit.versions.length > 0) this.file.wirings.push(circuit);
  }

  private open(): void {
    this.close();
    this.names.openCircuit();
    this.early.held.clear();
    this.declare();
    this.tries = 0;
    this.runs = 0;
  }

  private *allMentions(): Generator<undefined, Mentions> {
    this.mentions ??= new Mentions(yield* new Uses(this.items).make(), this.gradientNames);
    return this.mentions;
  }

  private site(mentions: Mentions): Site {
    const { items, known, gradientNames: names } = this;
    const { circuit } = this.names;
    const { readers } = this.file;
    const { held: early } = this.early;
    return {
      items,
      uses: mentions.uses,
      mentions,
      names,
      circuit,
      known,
      early,
      readers,
      outputs: new Map(),
    };
  }

  /** The names that the circuit's forward code reads or assigns. */
  private readonly known = { has: (name: string) => this.names.has(name) && !this.early.held.has(name) };

  /** Whether statement `index` names a gradient, as the first of a pass does. */
  private mayBePass(index: number): boolean {
    const { statement } = this.items[index];
    const { circuit } = this.names;
    if (index < this.noPassBefore || circuit.pass || statement.kind !== 'assignment') return false;
    if (this.isGradient(statement.target)) return true;
    for (const name of statement.reads) if (this.isGradient(name)) return true;
    return false;
  }

  private passAt(site: Site, index: number): Recognised | null {
    const { statement } = site.items[index];
    if (!site.circuit.versions.some((version) => version.origin === 'computed')) return null;
    const isNamed = statement.kind === 'assignment' && this.isGradient(statement.target);
    if (!isNamed && !beginsWithHelper(site, index)) return null;
    const run = this.runs < maxRuns ? findRun(site, index) : null;
    if (!run) return null;
    this.runs++;
    const recognised = this.recognised(site, run);
    if (!recognised) this.noPassBefore = run.end;
    return recognised;
  }

  private recognised(site: Site, run: Run): Recognised | null {
    const { tape, asked } = this.file;
    const seeded = recogniseBySeeds(site, run, tape);
    if (seeded && (!stepsByDifferences(site, run) || this.firstRight(site, [seeded]))) return seeded;
    if (this.tries >= maxTries) return null;
    return (
      this.firstRight(site, seedless(site, run).slice(0, 4)) ??
      (asked ? recogniseByUse(site, run, tape) : null)
    );
  }

  /** The first candidate of which some line is right. */
  private firstRight(site: Site, candidates: readonly Recognised[]): Recognised | null {
    for (const candidate of candidates) {
      this.tries++;
      this.leave(candidate.early, true);
      const right = this.names.onTrial(() => {
        const builder = new PassBuilder(this.file, this.names, site, candidate);
        const lines = builder.build();
        return this.file.isRight(site.circuit, builder.seeds(), lines);
      });
      if (right) return candidate;
      this.leave(candidate.early, false);
    }
    return null;
  }

  /** Whether a name may be the gradient of a variable of the open circuit. */
  private isGradient(name: string): boolean {
    for (const variable of this.gradientNames.variablesOf(name)) if (this.known.has(variable)) return true;
    return false;
  }

  /** Leaves versions out of the forward pass, or takes them in again. */
  private leave(versions: readonly Version[], out: boolean): void {
    for (const version of versions) version.helper = out;
  }

  private buildPass(site: Site, recognised: Recognised): void {
    const { circuit } = this.names;
    circuit.forwardEnd = this.file.tape.length;
    this.leave([...recognised.helperVersions, ...recognised.early], true);
    const builder = new PassBuilder(this.file, this.names, site, recognised);
    const lines = builder.build();
    const first = this.items[recognised.start];
    const last = this.items[recognised.end - 1];
    const before = recognised.helperVersions.flatMap(({ statement: index, node }) => {
      const { statement, base } = this.items[index];
      return statement.kind === 'assignment' ? [passLine(statement, base, index, node, null)] : [];
    });
    circuit.pass = {
      from: first.statement.from + first.base,
      to: last.statement.to + last.base,
      lines,
      before,
      missing: builder.missing,
      changes: builder.changes,
      unwritten: builder.unwritten(),
    };
    circuit.seeds = builder.seeds();
    circuit.gradients = new Map([...circuit.gradients, ...builder.gradients]);
    builder.handOver();
  }

  private forward(index: number): void {
    const { names } = this;
    const { statement, base } = this.items[index];
    names.begin(index, statement);
    if (statement.kind === 'assignment') this.assignment(statement, base);
    else if (statement.kind === 'return') this.returned(statement, base);
    else if (statement.kind === 'definition') names.define(statement, base);
    const { sideAssigns, reads, assignsAnything } = statement;
    if (sideAssigns.length > 0 || assignsAnything) {
      const line = this.file.lineOf(statement.from + base);
      names.lose(sideAssigns, reads, moved(statement, base), mayChange(statement, line), assignsAnything);
    }
    names.interruption(statement, base);
    this.early.follow(statement);
  }

  private assignment(statement: Assignment, base: number): void {
    const { names, file } = this;
    const { tape } = file;
    if (names.circuit.pass) this.open();
    const at = moved(statement.targetAt, base);
    const update = names.hasPass && statement.reads.some((name) => names.isFromPass(name));
    const before = tape.length;
    const node = buildValue(file, names, statement, base);
    if (names.claim(node, statement.target, at)) return;
    if (update) {
      names.circuit.updates.add(names.current);
      // The gradients that it reads are no variables of this circuit: its own pass may assign them again.
      for (const name of statement.reads) if (names.isFromPass(name)) names.release(name);
      const { from, to } = moved(statement, base);
      // It begins anew with its value; what this circuit has computed goes on in it all the same, perhaps unseen.
      const isUnknown = (tape.marks[node] & Mark.unknown) !== 0;
      const goesOn = isUnknown || statement.reads.some((name) => names.isComputedHere(name));
      names.assign(statement.target, tape.carry(node, from, to, goesOn), 'carried', at);
      return;
    }
    const literal = (tape.marks[node] & Mark.varies) === 0;
    const own = ownNode(file, node, before, statement, base);
    tape.marks[own] |= Mark.varies;
    names.assign(statement.target, own, literal ? 'literal' : 'computed', at);
  }

  /** What is returned is the scope's output, as long as it is a number of the circuit that is open. */
  private returned(statement: Return, base: number): void {
    const { names, file } = this;
    const { circuit } = names;
    const [only] = statement.steps;
    if (circuit.pass) return;
    if (statement.steps.length === 1 && only?.kind === 'name') {
      if (names.isComputedHere(only.name)) circuit.returned = names.versionOf(only.name) ?? null;
      return;
    }
    if (statement.steps.length === 1) return;
    const before = file.tape.length;
    const at = moved(statement.expression, base);
    const value = file.expressions.build(statement.steps, base, names);
    const node = ownNode(file, value, before, statement.expression, base);
    if (file.tape.marks[node] & Mark.varies) circuit.returned = names.assign('return', node, 'computed', at);
  }
}
