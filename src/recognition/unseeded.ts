/*
 * A run of gradients without a seed: what it may be a pass of is tried on forks, and the lines decide. An output may
 * have the seed 1; or a usual loss that nobody wrote down; or the seed is whatever the first lines say. That counts
 * under which most lines are right, given those above them.
 */
import type { Frame } from '../circuits/frame';
import type { Log } from '../circuits/log';
import { extentOf, truncate } from '../circuits/sheet';
import { Evidence, type Score } from '../tape/evidence';
import { nodesBehind } from '../tape/reach';
import type { PassLine, Seed, Version, Wiring } from '../tape/wiring';
import type { Cut } from './cut';
import { type AssumedLoss, lossesFor, scaled } from './losses';
import { PassWriter } from './pass';
import { isLossName, leave, type Recognised } from './recognise';
import { lossSeed } from './seeds';
import type { Run, Site } from './site';
import { updatesOf } from './updates';

/** A pass that a run may be, and what speaks for it. */
interface Hypothesis {
  readonly recognised: Recognised;
  readonly score: Score;
  /** Of two for which as much speaks the higher one. */
  readonly rank: number;
}

const ranks = { undecided: 0, helper: 1, loss: 2, line: 3, decided: 4 } as const;

/** What is called the rate of steps is not what an output should be. */
const saysRate = /^(lr|(learning_?)?rate)$/i;

/** So many names are tried for what an output should be. */
const mostTargets = 3;
/** So many helpers are tried as seeds. */
const mostHelpers = 6;

/** Tries what a run without a seed may be a pass of. */
export class Unseeded {
  private best: Hypothesis | null = null;
  /** The best of those by which the first lines set the seed: what counts where two losses claim as much. */
  private byLine: Hypothesis | null = null;
  private isTorn = false;
  /** Whether the updates below the run all add its gradients, 1, or subtract them, -1; 0 for neither. */
  private readonly steps: number;

  constructor(
    private readonly cut: Cut,
    private readonly frame: Frame,
    private readonly log: Log,
    private readonly site: Site,
    run: Run,
  ) {
    const [sign = 0, ...more] = updatesOf(site, run);
    this.steps = more.every((other) => other === sign) ? sign : 0;
  }

  /** The candidate, or what else it may be a pass of, for which most speaks; null where nothing is proven. */
  choose(candidates: readonly Recognised[]): Recognised | null {
    const outputs = candidates.flatMap(({ given }) => given);
    for (const candidate of candidates)
      this.onFork(candidate, (attempt) => attempt.run(outputs, this.steps > 0, (each) => this.offer(each)));
    const best = this.isTorn ? this.byLine : this.best;
    return best && this.downhill(best.recognised);
  }

  /** Whether some line is right for the seeds that a candidate has. */
  proves(candidate: Recognised): boolean {
    return this.onFork(candidate, (attempt) => attempt.isExact());
  }

  /** Has a look at a candidate's lines on a fork whose writing is thrown away. */
  private onFork<T>(candidate: Recognised, look: (attempt: Attempt) => T): T {
    const { sheet } = this.cut;
    leave(candidate.early, true);
    const before = extentOf(sheet);
    const fork = this.cut.fork();
    const writer = new PassWriter(fork, this.frame, this.log, this.site, candidate);
    const found = look(new Attempt(this.site, fork, candidate, writer, writer.write()));
    truncate(sheet, before);
    leave(candidate.early, false);
    return found;
  }

  private offer(hypothesis: Hypothesis): void {
    const { score, rank } = hypothesis;
    const isProven =
      (score.exact && rank !== ranks.line && rank !== ranks.helper) || (score.right > 1 && score.proofs > 0);
    if (!isProven) return;
    if (rank === ranks.line) this.byLine = better(this.byLine, hypothesis);
    const best = better(this.best, hypothesis);
    const rival = this.best;
    this.best = best;
    if (best === hypothesis) this.isTorn = false;
    else if (rank === ranks.loss && rival?.rank === rank && score.right === rival.score.right) {
      // Of an output and what goes on from it, the pass is that of the first.
      if (this.isMadeOf(rival, hypothesis)) this.best = hypothesis;
      else this.isTorn = true;
    }
  }

  private isMadeOf(one: Hypothesis, other: Hypothesis): boolean {
    const [[output], [from]] = [one.recognised.given, other.recognised.given];
    return nodesBehind(this.cut.sheet.tape, [output.node], this.cut.circuit.start).has(from.node);
  }

  /** A pass of minus the gradient whose updates subtract it goes uphill: its first line has the wrong sign. */
  private downhill(recognised: Recognised): Recognised {
    const { loss } = recognised;
    if (!loss || loss.scale > 0 || this.steps >= 0) return recognised;
    return { ...recognised, loss: { ...loss, scale: -loss.scale } };
  }
}

/** That of two for which more speaks, the first of equals. */
function better(one: Hypothesis | null, other: Hypothesis): Hypothesis {
  const more = one ? other.score.right - one.score.right || other.rank - one.rank : 1;
  return one && more <= 0 ? one : other;
}

/** What one output may be the output for, on a fork that has the lines of the run. */
class Attempt {
  private readonly circuit: Wiring;
  private openings: readonly PassLine[] = [];

  constructor(
    private readonly site: Site,
    private readonly fork: Cut,
    private readonly candidate: Recognised,
    private readonly writer: PassWriter,
    private readonly lines: readonly PassLine[],
  ) {
    this.circuit = fork.circuit;
  }

  isExact(): boolean {
    const seeds = this.writer.seeds();
    const evidence = this.evidence(seeds);
    const { exact } = evidence.score(seeds);
    evidence.close();
    return exact;
  }

  run(outputs: readonly Version[], climbs: boolean, offer: (hypothesis: Hypothesis) => void): void {
    const { candidate, lines, writer } = this;
    const [output] = candidate.given;
    this.openings = this.findOpenings();
    const targets = this.targets(output);
    const losses = lossesFor(targets.slice(0, mostTargets)).map((loss) => ({
      loss,
      seeds: [lossSeed(output, loss, this.fork)],
    }));
    const plain = writer.seeds();
    const evidence = this.evidence(plain);
    const score = evidence.score(plain);
    const isDecided = this.decides(output, score, targets.length > 0);
    offer({ recognised: candidate, score, rank: isDecided ? ranks.decided : ranks.undecided });
    const multiples: AssumedLoss[] = [];
    if (score.right < new Set(lines.flatMap(({ of }) => of ?? [])).size) {
      for (const { loss, seeds } of losses)
        for (const scale of this.scales(evidence, seeds)) multiples.push(...scaled(loss, scale, climbs));
      this.byLine(evidence, offer);
      const isEnd = !this.lastLines().has(output) && !this.isHelper(output, outputs);
      if (isEnd) this.byHelper(output, evidence, offer);
      const alike = isDecided && isEnd && this.openings.length === 0 ? evidence.inProportion(plain) : 0;
      if (alike > score.right)
        offer({ recognised: candidate, score: { ...score, right: alike, proofs: 1 }, rank: ranks.decided });
    }
    evidence.close();
    if (multiples.length > 0) this.asIf(output, multiples, offer);
  }

  /** Whether an output rather is a helper, as `dz = s * (1 - s)`: several gradients read it, and it goes on from another. */
  private isHelper(output: Version, others: readonly Version[]): boolean {
    const behind = nodesBehind(this.fork.sheet.tape, [output.node], this.circuit.start);
    const goesOn = others.some((other) => other !== output && behind.has(other.node));
    const readers = this.lines.filter(({ of, order }) => {
      const { reads } = this.site.items[order]?.statement ?? {};
      return of !== null && reads?.includes(output.name);
    });
    return goesOn && readers.length > 1;
  }

  private evidence(seeds: readonly Seed[]): Evidence {
    return new Evidence(this.fork.sheet.tape, this.circuit, seeds, this.lines);
  }

  /** How many times a loss the first lines may have. */
  private scales(evidence: Evidence, seeds: readonly Seed[]): ReadonlySet<number> {
    const first = this.openings.length > 0 ? this.openings : [...this.lastLines().values()];
    return new Set(first.slice(0, mostTargets).flatMap((line) => evidence.multiple(seeds, line) ?? []));
  }

  /** As if the code ended with one of these losses. */
  private asIf(
    output: Version,
    losses: readonly AssumedLoss[],
    offer: (hypothesis: Hypothesis) => void,
  ): void {
    const { candidate } = this;
    const all = losses.map((loss) => ({ loss, seeds: [lossSeed(output, loss, this.fork)] }));
    const evidence = this.evidence(all[0].seeds);
    for (const { loss, seeds } of all) {
      // What the output should be is no part of the pass, though nothing else reads it.
      const helperVersions = candidate.helperVersions.filter(({ name }) => name !== loss.target);
      const recognised = { ...candidate, helperVersions, loss };
      offer({ recognised, score: evidence.score(seeds), rank: ranks.loss });
    }
    evidence.close();
  }

  /** As if the first lines were right, whatever they say. */
  private byLine(evidence: Evidence, offer: (hypothesis: Hypothesis) => void): void {
    if (this.openings.length === 0) return;
    const set = new Map(this.openings.flatMap(({ of, order }) => (of ? [[of, order]] : [])));
    const seeds = this.openings.flatMap(({ of, node }) => (of ? [{ version: of, node, given: false }] : []));
    const recognised = { ...this.candidate, given: [], set, isByLine: true };
    offer({ recognised, score: evidence.score(seeds), rank: ranks.line });
  }

  /** As if a helper held the seed: `err = 2 * y`. */
  private byHelper(output: Version, evidence: Evidence, offer: (hypothesis: Hypothesis) => void): void {
    const { candidate, lines } = this;
    const before = candidate.helperVersions.map(({ node, statement }) => ({ node, order: statement }));
    const helpers = [...before, ...lines.filter(({ of }) => of === null)];
    for (const { node, order } of helpers.slice(0, mostHelpers)) {
      const recognised = { ...candidate, helperSeed: order };
      const score = evidence.score([{ version: output, node, given: false }]);
      offer({ recognised, score, rank: ranks.helper });
    }
  }

  private lastLines(): ReadonlyMap<Version, PassLine> {
    return new Map(this.lines.flatMap((line) => (line.of ? [[line.of, line]] : [])));
  }

  /** The first lines of a pass: they rest on no other gradient, and what they are the gradient of is computed. */
  private findOpenings(): readonly PassLine[] {
    const { circuit, fork, lines } = this;
    const { tape } = fork.sheet;
    const first = [...this.lastLines().values()].filter(({ of, node }) => {
      const behind = nodesBehind(tape, [node], circuit.start);
      const rests = lines.some((other) => other.of && other.of !== of && behind.has(other.node));
      return of?.origin === 'computed' && !rests;
    });
    const isBehind = (of: Version | null, other: Version | null) =>
      of && other && of !== other && nodesBehind(tape, [other.node], circuit.start).has(of.node);
    return first.filter(({ of }) => !first.some((other) => isBehind(of, other.of)));
  }

  /** The names that the first lines read and the output is not made of. */
  private targets(output: Version): readonly string[] {
    const { circuit, fork, lines, openings } = this;
    const { tape } = fork.sheet;
    const from = openings.length > 0 ? openings : lines.filter(({ of }) => of);
    const read = nodesBehind(
      tape,
      from.map(({ node }) => node),
      circuit.start,
    );
    const forward = nodesBehind(tape, [output.node], circuit.start);
    const own = circuit.versions.filter(({ origin, node }) => origin !== 'computed' && !forward.has(node));
    const isTarget = ({ node, name }: Version) => {
      if (
        saysRate.test(name) ||
        !read.has(node) ||
        forward.has(node) ||
        lines.some((line) => line.node === node)
      )
        return false;
      const behind = nodesBehind(tape, [node], circuit.start);
      return name !== output.name && !behind.has(output.node) && own.some((input) => behind.has(input.node));
    };
    return [...new Set(circuit.versions.filter(isTarget).map(({ name }) => name))];
  }

  /**
   * Whether the code above says what the first lines must be, so that one that is not is wrong: they lead through an
   * activation or a loss, and speak of nothing that this has not.
   */
  private decides(output: Version, { moving }: Score, readsMore: boolean): boolean {
    const { items } = this.site;
    const { statement } = items[output.statement] ?? {};
    const steps = statement?.kind === 'assignment' ? statement.steps : [];
    const isDifference = steps.length === 3 && steps[2].kind === 'gate' && steps[2].gate === '-';
    const leads = this.openings.every(({ of }) => of && of !== output && moving.has(of));
    return leads && !isDifference && (!readsMore || isLossName(output.name));
  }
}
