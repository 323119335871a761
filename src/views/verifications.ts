/* Verifies the backward passes of visible documents when there is time, and keeps the verdicts. */
import * as vscode from 'vscode';
import type { Analysis } from '../analysis/model';
import type { Engine } from '../engine';
import type { Activity } from '../verification/activity';
import type { CircuitVerification } from '../verification/model';
import type { Analyses } from './analyses';
import type { Memory } from './memory';
import { readSettings } from './settings';
import { showing } from './showing';
import { Sliced } from './sliced';
import type { Source } from './source';
import { onDidCloseSource, openSources } from './sources';
import type { Telling } from './telling';
import type { Verified } from './verified';

/** A verification this short may follow every key (milliseconds). */
const quick = 16;
const slice = 8;
/** A file in which nothing shows is not looked at again and again where that takes longer (milliseconds). */
const mostInSilence = 500;

/** Work on one source: waiting for its turn, or under way. */
interface Task {
  readonly timer?: ReturnType<typeof setTimeout> | undefined;
  readonly sliced?: Sliced<CircuitVerification[]> | undefined;
}

/**
 * Verifies the backward passes of visible documents after their values have been painted: the verdicts at once where
 * that is quick, the explanations when the keyboard rests. A new analysis stops what is under way for the last one.
 */
export class Verifications implements vscode.Disposable {
  private readonly analyses: Analyses;
  private readonly memory: Memory;
  private readonly telling: Telling;
  private readonly verified = new WeakMap<Analysis, Verified>();
  private readonly work = new Map<Source, Task>();
  private readonly changed = new vscode.EventEmitter<Source>();
  private readonly subscriptions: vscode.Disposable[];
  /** Someone waits for their explanations. */
  private readonly wanted = new WeakSet<Analysis>();
  /** Sources in which nothing was found, and that took long. */
  private readonly slow = new WeakSet<Source>();
  /** What verdicts say of what a source is about … */
  private readonly activities = new WeakMap<Analysis, Activity>();
  /** … and the last of them said. */
  private readonly found = new WeakMap<Source, Activity>();
  /** How long the last verdicts took, by source. */
  private readonly took = new WeakMap<Source, number>();

  /** Fires when verdicts or explanations have arrived, and when those on show have become stale. */
  readonly onDidChange = this.changed.event;

  constructor(analyses: Analyses, memory: Memory, telling: Telling) {
    this.analyses = analyses;
    this.memory = memory;
    this.telling = telling;
    this.subscriptions = [
      analyses.onDidChange((source) => this.follow(source)),
      telling.onDidChange((source) => this.changed.fire(source)),
      memory.onDidChange(({ uri }) => this.followWhere((source) => source.uri.toString() === uri)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('backpropLens.enabled')) this.followWhere(() => true);
      }),
      onDidCloseSource((source) => this.stop(source)),
    ];
    this.followWhere(() => true);
  }

  /**
   * Whether a source is about a circuit, and why: what its analysis says, or a pass that only verifying finds. While that is
   * under way, what was last found still holds.
   */
  activity(source: Source, analysis: Analysis | undefined): Activity | undefined {
    if (!analysis || analysis.active) return analysis;
    return this.activities.get(analysis) ?? this.found.get(source) ?? analysis;
  }

  /** What is told of the source as it is now. */
  current(source: Source): Verified | undefined {
    const analysis = this.analyses.current(source);
    const verified = analysis && this.verified.get(analysis);
    return verified && this.telling.of(source, verified);
  }

  /** What is told now of something that was told before; undefined if the source has changed since. */
  again(source: Source, verified: Verified): Verified | undefined {
    const { analysis, closerAt } = verified;
    if (this.analyses.current(source) !== (closerAt ?? analysis)) return undefined;
    return closerAt ? this.telling.of(source, verified) : this.current(source);
  }

  /** For someone who asks where no pass was recognised, or nothing but names speaks for one. */
  async closer(source: Source, { analysis: closerAt }: Verified): Promise<Verified> {
    const { closerLook, verify } = await import('../engine');
    const analysis = closerLook(closerAt);
    return this.telling.of(source, { analysis, circuits: verify(analysis), explained: true, closerAt });
  }

  /** The verdicts with their explanations, for someone who waits; undefined if the source changes meanwhile, or is not read. */
  async explained(source: Source): Promise<Verified | undefined> {
    const analysis = await this.analyses.latest(source);
    if (!analysis) return undefined;
    const engine = await import('../engine');
    const known = this.verified.get(analysis);
    if (known?.explained) return this.telling.of(source, known);
    this.wanted.add(analysis);
    return new Promise((resolve) => {
      const stale = this.onDidChange((changed) => {
        if (changed !== source) return;
        const now = this.current(source);
        if (this.analyses.current(source) === analysis && !now?.explained) return;
        stale.dispose();
        resolve(now?.explained && now.analysis === analysis ? now : undefined);
      });
      this.start(engine, source, analysis, true);
    });
  }

  dispose(): void {
    for (const source of [...this.work.keys()]) this.stop(source);
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  private followWhere(chosen: (source: Source) => boolean): void {
    for (const source of openSources()) if (chosen(source)) this.follow(source);
  }

  private follow(source: Source): void {
    this.stop(source);
    const analysis = this.analyses.current(source);
    // Listeners let go of what they show of an older text.
    this.changed.fire(source);
    if (!analysis) return;
    if (this.wanted.has(analysis)) {
      if (!this.verified.get(analysis)?.explained) this.later(source, analysis, true, 0);
      return;
    }
    const settings = readSettings(source);
    const choices = this.memory.of(source.uri);
    const isOn = showing(this.activity(source, analysis), settings, choices).on;
    // Passes in loops, members and pairs are found by verifying alone.
    const mayShow = settings.enabled === 'auto' && choices.shown === undefined && !this.slow.has(source);
    if (!isOn && !mayShow) return;
    const known = this.verified.get(analysis);
    if (known?.explained) return;
    if (known) {
      this.later(source, analysis, true, settings.delay);
      return;
    }
    // A turn later the values are on their way to the screen.
    const took = this.took.get(source) ?? 0;
    this.later(source, analysis, false, took < quick ? 0 : settings.delay);
  }

  private later(source: Source, analysis: Analysis, explain: boolean, delay: number): void {
    const timer = setTimeout(() => {
      void import('../engine').then((engine) => {
        // While the engine was loading, the source may have changed.
        if (this.work.get(source)?.timer === timer) this.start(engine, source, analysis, explain);
      });
    }, delay);
    this.work.set(source, { timer });
  }

  private start(engine: Engine, source: Source, analysis: Analysis, explain: boolean): void {
    this.stop(source);
    const steps = engine.verifyInSteps(analysis, explain);
    const sliced = new Sliced(steps, (circuits, took) => {
      this.work.delete(source);
      // The first run warms up what the next ones find warm: its time says nothing about theirs.
      if (!explain) this.took.set(source, this.took.has(source) ? took : 0);
      // Where our work broke down there are no verdicts: better none than old ones.
      const all = circuits ?? [];
      this.verified.set(analysis, { analysis, circuits: all, explained: explain || !circuits });
      const isNews = all.length > 0 || this.wanted.has(analysis) || this.found.get(source)?.active === true;
      const activity = engine.activityOf(analysis, all);
      this.activities.set(analysis, activity);
      this.found.set(source, activity);
      if (took > mostInSilence && !activity.active) this.slow.add(source);
      if (isNews) this.changed.fire(source);
      if (all.some(({ open }) => open)) this.later(source, analysis, true, readSettings(source).delay);
    });
    this.work.set(source, { sliced });
    if (!sliced.work(slice)) sliced.workOn(slice);
  }

  private stop(source: Source): void {
    const work = this.work.get(source);
    clearTimeout(work?.timer);
    work?.sliced?.stop();
    this.work.delete(source);
  }
}
