/* Verifies the backward passes of visible documents when there is time, and keeps the verdicts. */
import * as vscode from 'vscode';
import type { Analysis } from '../analysis/model';
import type { Engine } from '../engine';
import type { CircuitVerification } from '../verification/model';
import type { Analyses } from './analyses';
import type { Memory } from './memory';
import { readSettings } from './settings';
import { showing } from './showing';
import { Sliced } from './sliced';
import type { Telling } from './telling';
import type { Verified } from './verified';

/** A verification this short may follow every key (milliseconds). */
const quick = 16;
const slice = 8;

/** Work on one document: waiting for its turn, or under way. */
interface Work {
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
  private readonly work = new Map<vscode.TextDocument, Work>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable[];
  /** Someone waits for their explanations. */
  private readonly wanted = new WeakSet<Analysis>();
  /** How long the last verdicts took, by document. */
  private readonly took = new WeakMap<vscode.TextDocument, number>();

  /** Fires when verdicts or explanations have arrived, and when those on show have become stale. */
  readonly onDidChange = this.changed.event;

  constructor(analyses: Analyses, memory: Memory, telling: Telling) {
    this.analyses = analyses;
    this.memory = memory;
    this.telling = telling;
    this.subscriptions = [
      analyses.onDidChange((document) => this.follow(document)),
      telling.onDidChange((document) => this.changed.fire(document)),
      memory.onDidChange(({ uri }) => this.followWhere((document) => document.uri.toString() === uri)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('backpropLens.enabled')) this.followWhere(() => true);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.stop(document)),
    ];
    this.followWhere(() => true);
  }

  /** What is told of the document as it is now. */
  current(document: vscode.TextDocument): Verified | undefined {
    const analysis = this.analyses.current(document);
    const verified = analysis && this.verified.get(analysis);
    return verified && this.telling.of(document, verified);
  }

  /** What is told now of something that was told before; undefined if the document has changed since. */
  again(document: vscode.TextDocument, verified: Verified): Verified | undefined {
    const { analysis, closerAt } = verified;
    if (this.analyses.current(document) !== (closerAt ?? analysis)) return undefined;
    return closerAt ? this.telling.of(document, verified) : this.current(document);
  }

  /** For someone who asks where no pass was recognised, or nothing but names speaks for one. */
  async closer(document: vscode.TextDocument, { analysis: closerAt }: Verified): Promise<Verified> {
    const { closerLook, verify } = await import('../engine');
    const analysis = closerLook(closerAt);
    return this.telling.of(document, { analysis, circuits: verify(analysis), explained: true, closerAt });
  }

  /** The verdicts with their explanations, for someone who waits; undefined if the document changes meanwhile, or is not read. */
  async explained(document: vscode.TextDocument): Promise<Verified | undefined> {
    const analysis = await this.analyses.latest(document);
    if (!analysis) return undefined;
    const engine = await import('../engine');
    const known = this.verified.get(analysis);
    if (known?.explained) return this.telling.of(document, known);
    this.wanted.add(analysis);
    return new Promise((resolve) => {
      const stale = this.onDidChange((changed) => {
        if (changed !== document) return;
        const now = this.current(document);
        if (this.analyses.current(document) === analysis && !now?.explained) return;
        stale.dispose();
        resolve(now?.explained && now.analysis === analysis ? now : undefined);
      });
      this.start(engine, document, analysis, true);
    });
  }

  dispose(): void {
    for (const document of [...this.work.keys()]) this.stop(document);
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  private followWhere(chosen: (document: vscode.TextDocument) => boolean): void {
    for (const document of vscode.workspace.textDocuments) if (chosen(document)) this.follow(document);
  }

  private follow(document: vscode.TextDocument): void {
    this.stop(document);
    const analysis = this.analyses.current(document);
    // Listeners let go of what they show of an older text.
    this.changed.fire(document);
    if (!analysis?.circuits.some(({ pass }) => pass)) return;
    if (this.wanted.has(analysis)) {
      if (!this.verified.get(analysis)?.explained) this.later(document, analysis, true, 0);
      return;
    }
    const settings = readSettings(document);
    if (!showing(analysis, settings, this.memory.of(document.uri)).on) return;
    const known = this.verified.get(analysis);
    if (known?.explained) return;
    if (known) {
      this.later(document, analysis, true, settings.delay);
      return;
    }
    // A turn later the values are on their way to the screen.
    const took = this.took.get(document) ?? 0;
    this.later(document, analysis, false, took < quick ? 0 : settings.delay);
  }

  private later(document: vscode.TextDocument, analysis: Analysis, explain: boolean, delay: number): void {
    const timer = setTimeout(() => {
      void import('../engine').then((engine) => {
        // While the engine was loading, the document may have changed.
        if (this.work.get(document)?.timer === timer) this.start(engine, document, analysis, explain);
      });
    }, delay);
    this.work.set(document, { timer });
  }

  private start(engine: Engine, document: vscode.TextDocument, analysis: Analysis, explain: boolean): void {
    this.stop(document);
    const steps = engine.verifyInSteps(analysis, explain);
    const sliced = new Sliced(steps, (circuits, took) => {
      this.work.delete(document);
      // The first run warms up what the next ones find warm: its time says nothing about theirs.
      if (!explain) this.took.set(document, this.took.has(document) ? took : 0);
      // Where our work broke down there are no verdicts: better none than old ones.
      this.verified.set(analysis, { analysis, circuits: circuits ?? [], explained: explain || !circuits });
      this.changed.fire(document);
      if (circuits?.some(({ open }) => open))
        this.later(document, analysis, true, readSettings(document).delay);
    });
    this.work.set(document, { sliced });
    if (!sliced.work(slice)) sliced.workOn(slice);
  }

  private stop(document: vscode.TextDocument): void {
    const work = this.work.get(document);
    clearTimeout(work?.timer);
    work?.sliced?.stop();
    this.work.delete(document);
  }
}
