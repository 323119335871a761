/* Keeps what is known of each open document or notebook, and reads it again when its text changes. */
import * as vscode from 'vscode';
import type { Analysis, AnalyzeOptions } from '../analysis/model';
import type { Engine, Language } from '../engine';
import type { Dialect } from '../program/dialect';
import { isLarge } from './documents';
import type { Memory } from './memory';
import { readSettings, settingsChanged } from './settings';
import { Sliced } from './sliced';
import type { Source } from './source';
import { onDidChangeSource, onDidCloseSource, openSources, visibleSources } from './sources';

/** A run this short goes unnoticed between two animation frames (milliseconds). */
const animationFrame = 16;
const slice = 8;

/** What is known of one document or notebook. */
interface Entry {
  /** The version that was last asked for. */
  version: number;
  /** Speaks of that version. */
  current?: Analysis | undefined;
  /** The newest there is, perhaps of an earlier version: a source of parts to use again. */
  last?: Analysis | undefined;
  took: number;
  /** Too long to be read unasked, and not asked for. */
  waits: boolean;
  asked: boolean;
  delay?: ReturnType<typeof setTimeout> | undefined;
  work?: Sliced<Analysis> | undefined;
}

/**
 * Keeps one analysis per source, whatever the number of editors on it, and reads the source again
 * whenever its text or something that bears on it changes. Documents that nobody sees are left until asked for.
 */
export class Analyses implements vscode.Disposable {
  private readonly memory: Memory;
  private readonly entries = new Map<Source, Entry>();
  private readonly changed = new vscode.EventEmitter<Source>();
  private readonly subscriptions: vscode.Disposable[];
  private engine: Engine | undefined;
  private readonly dialects = new Map<Language, Dialect>();
  private loading = false;

  /** Fires when a source's analysis has arrived, and when the one on show has become stale. */
  readonly onDidChange = this.changed.event;

  constructor(memory: Memory) {
    this.memory = memory;
    const { window, workspace } = vscode;
    this.subscriptions = [
      window.onDidChangeVisibleTextEditors(() => this.followVisible()),
      window.onDidChangeVisibleNotebookEditors(() => this.followVisible()),
      workspace.onDidOpenTextDocument(() => this.followVisible()),
      onDidCloseSource((source) => this.drop(source)),
      onDidChangeSource((source) => {
        const entry = this.entries.get(source);
        // A notebook may only now have code that we read.
        if (!entry) this.followVisible();
        else if (entry.version !== source.version) this.outdate(source);
      }),
      workspace.onDidChangeConfiguration((event) => {
        this.outdateWhere((source) => settingsChanged(event, source, 'gradientNames'));
      }),
      memory.onDidChange(({ uri, affects }) => {
        const isIt = (source: Source) => source.uri.toString() === uri;
        if (affects === 'inputs') openSources().filter(isIt).forEach(this.renumber);
        else if (affects === 'outputs') this.outdateWhere(isIt);
      }),
    ];
    this.followVisible();
  }

  /** The analysis of the source as it is now; undefined while there is none. */
  current(source: Source): Analysis | undefined {
    const entry = this.entries.get(source);
    return entry?.version === source.version ? entry.current : undefined;
  }

  /** The newest analysis of any version: good for what changes rarely, never for numbers. */
  last(source: Source): Analysis | undefined {
    return this.entries.get(source)?.last;
  }

  /** Whether the source is so long that it waits to be asked for. */
  waits(source: Source): boolean {
    return this.entries.get(source)?.waits ?? false;
  }

  /** The analysis as soon as there is one; undefined if there will be none: the source waits, or was closed. */
  latest(source: Source): Promise<Analysis | undefined> {
    this.follow(source);
    return new Promise((resolve) => {
      const settled = (): boolean => {
        const entry = this.entries.get(source);
        const done = !entry || entry.current !== undefined || !this.isUnderWay(entry);
        if (done) resolve(entry?.current);
        return done;
      };
      if (settled()) return;
      const listening = this.onDidChange((changed) => {
        if (changed === source && settled()) listening.dispose();
      });
    });
  }

  /** The same for a source that may be long: someone wants it. */
  ask(source: Source): Promise<Analysis | undefined> {
    const entry = this.follow(source);
    if (entry?.waits) {
      entry.asked = true;
      this.begin(source, entry);
    }
    return this.latest(source);
  }

  dispose(): void {
    for (const entry of this.entries.values()) halt(entry);
    this.entries.clear();
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  private followVisible(): void {
    for (const source of visibleSources()) this.follow(source);
  }

  /** Sees to it that the source has an analysis or gets one. */
  private follow(source: Source): Entry | undefined {
    if (source.isClosed || source.language === undefined) return undefined;
    const entry = this.entries.get(source) ?? { version: -1, took: 0, waits: false, asked: false };
    this.entries.set(source, entry);
    if (!entry.current && !entry.waits && !this.isUnderWay(entry)) this.begin(source, entry);
    return entry;
  }

  private drop(source: Source): void {
    const entry = this.entries.get(source);
    if (!entry) return;
    halt(entry);
    this.entries.delete(source);
    this.changed.fire(source);
  }

  private outdateWhere(affected: (source: Source) => boolean): void {
    for (const source of openSources()) if (affected(source)) this.outdate(source);
  }

  /** What is known no longer holds. Reads again at once if that takes under an animation frame, else after a pause. */
  private outdate(source: Source): void {
    const entry = this.entries.get(source);
    if (!entry) return;
    if (source.language === undefined) {
      this.drop(source);
      return;
    }
    halt(entry);
    entry.current = undefined;
    entry.waits = false;
    const seen = visibleSources().includes(source);
    if (seen && entry.took < animationFrame) {
      this.begin(source, entry);
      return;
    }
    if (seen) entry.delay = setTimeout(() => this.begin(source, entry), readSettings(source).delay);
    this.changed.fire(source);
  }

  /** Other values of inputs ask for both passes again, and for no other reading of the text. */
  private renumber = (source: Source): void => {
    const entry = this.entries.get(source);
    if (!entry?.current || !this.engine) {
      this.outdate(source);
      return;
    }
    entry.current = this.engine.rerun(entry.current, { inputs: this.memory.of(source.uri).inputs });
    entry.last = entry.current;
    this.changed.fire(source);
  };

  private begin(source: Source, entry: Entry): void {
    halt(entry);
    entry.version = source.version;
    entry.waits = !entry.asked && isLarge(source.getText());
    const language = source.language ?? 'javascript';
    const dialect = this.dialects.get(language);
    if (entry.waits) this.changed.fire(source);
    else if (this.engine && dialect) this.read(this.engine, dialect, source, entry);
    else this.load(language);
  }

  private read(engine: Engine, dialect: Dialect, source: Source, entry: Entry): void {
    const steps = engine.analyzeInSteps(source.getText(), this.options(source, dialect, entry));
    const work = new Sliced(steps, (analysis, took) => {
      // The first run warms up what the next ones find warm: its time says nothing about theirs.
      entry.took = entry.last ? took : 0;
      entry.current = analysis;
      entry.last = analysis ?? entry.last;
      entry.work = undefined;
      this.changed.fire(source);
    });
    entry.work = work;
    if (work.work(animationFrame)) return;
    work.workOn(slice);
    this.changed.fire(source);
  }

  private options(source: Source, dialect: Dialect, entry: Entry): AnalyzeOptions {
    const { inputs, outputs } = this.memory.of(source.uri);
    const { gradientNames } = readSettings(source);
    return {
      dialect,
      inputs,
      outputs,
      gradientNames,
      previous: entry.last,
    };
  }

  /** Until the engine is there, and in it the language, documents wait for them; then each begins. */
  private load(language: Language): void {
    if (this.loading) return;
    this.loading = true;
    void import('../engine').then(async (engine) => {
      this.dialects.set(language, await engine.loadDialect(language));
      this.engine = engine;
      this.loading = false;
      for (const [source, entry] of this.entries)
        if (!entry.current && !entry.waits) this.begin(source, entry);
    });
  }

  private isUnderWay(entry: Entry): boolean {
    return entry.delay !== undefined || entry.work !== undefined || (this.loading && !entry.waits);
  }
}

function halt(entry: Entry): void {
  clearTimeout(entry.delay);
  entry.work?.stop();
  entry.delay = undefined;
  entry.work = undefined;
}
