/* Keeps what is known of each open document, and reads a document again when its text changes. */
import * as vscode from 'vscode';
import type { Analysis, AnalyzeOptions } from '../analysis/model';
import type { Engine, Language } from '../engine';
import type { Dialect } from '../program/dialect';
import { isLarge, languageOf } from './documents';
import type { Memory } from './memory';
import { readSettings, settingsChanged } from './settings';
import { Sliced } from './sliced';

/** A run this short goes unnoticed between two animation frames (milliseconds). */
const animationFrame = 16;
const slice = 8;

/** What is known of one document. */
interface Entry {
  /** Speaks of the document as it is now. */
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
 * Keeps one analysis per document, whatever the number of editors on it, and reads the document again
 * whenever its text or something that bears on it changes. Documents that nobody sees are left until asked for.
 */
export class Analyses implements vscode.Disposable {
  private readonly memory: Memory;
  private readonly entries = new Map<string, Entry>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable[];
  private engine: Engine | undefined;
  private readonly dialects = new Map<Language, Dialect>();
  private loading = false;

  /** Fires when a document's analysis has arrived, and when the one on show has become stale. */
  readonly onDidChange = this.changed.event;

  constructor(memory: Memory) {
    this.memory = memory;
    const { window, workspace } = vscode;
    this.subscriptions = [
      window.onDidChangeVisibleTextEditors(() => this.followVisible()),
      workspace.onDidOpenTextDocument(() => this.followVisible()),
      workspace.onDidCloseTextDocument((document) => this.drop(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.outdate(document);
      }),
      workspace.onDidChangeConfiguration((event) => {
        this.outdateWhere((document) => settingsChanged(event, document, 'gradientNames'));
      }),
      memory.onDidChange(({ uri, affects }) => {
        const isIt = (document: vscode.TextDocument) => document.uri.toString() === uri;
        if (affects === 'inputs') vscode.workspace.textDocuments.filter(isIt).forEach(this.renumber);
        else if (affects === 'outputs') this.outdateWhere(isIt);
      }),
    ];
    this.followVisible();
  }

  /** The analysis of the document as it is now; undefined while there is none. */
  current(document: vscode.TextDocument): Analysis | undefined {
    return this.entries.get(document.uri.toString())?.current;
  }

  /** The newest analysis of any version: good for what changes rarely, never for numbers. */
  last(document: vscode.TextDocument): Analysis | undefined {
    return this.entries.get(document.uri.toString())?.last;
  }

  /** Whether the document is so long that it waits to be asked for. */
  waits(document: vscode.TextDocument): boolean {
    return this.entries.get(document.uri.toString())?.waits ?? false;
  }

  /** The analysis as soon as there is one; undefined if there will be none: the document waits, or was closed. */
  latest(document: vscode.TextDocument): Promise<Analysis | undefined> {
    this.follow(document);
    return new Promise((resolve) => {
      const settled = (): boolean => {
        const entry = this.entries.get(document.uri.toString());
        const done = !entry || entry.current !== undefined || !this.isUnderWay(entry);
        if (done) resolve(entry?.current);
        return done;
      };
      if (settled()) return;
      const listening = this.onDidChange((changed) => {
        if (changed === document && settled()) listening.dispose();
      });
    });
  }

  /** The same for a document that may be long: someone wants it. */
  ask(document: vscode.TextDocument): Promise<Analysis | undefined> {
    const entry = this.follow(document);
    if (entry?.waits) {
      entry.asked = true;
      this.begin(document, entry);
    }
    return this.latest(document);
  }

  dispose(): void {
    for (const entry of this.entries.values()) halt(entry);
    this.entries.clear();
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  private followVisible(): void {
    for (const { document } of vscode.window.visibleTextEditors) this.follow(document);
  }

  /** Sees to it that the document has an analysis or gets one. */
  private follow(document: vscode.TextDocument): Entry | undefined {
    if (document.isClosed || languageOf(document) === undefined) return undefined;
    const key = document.uri.toString();
    const entry = this.entries.get(key) ?? { took: 0, waits: false, asked: false };
    this.entries.set(key, entry);
    if (!entry.current && !entry.waits && !this.isUnderWay(entry)) this.begin(document, entry);
    return entry;
  }

  private drop(document: vscode.TextDocument): void {
    const entry = this.entries.get(document.uri.toString());
    if (!entry) return;
    halt(entry);
    this.entries.delete(document.uri.toString());
    this.changed.fire(document);
  }

  private outdateWhere(affected: (document: vscode.TextDocument) => boolean): void {
    for (const document of vscode.workspace.textDocuments) if (affected(document)) this.outdate(document);
  }

  /** What is known no longer holds. Reads again at once if that takes under an animation frame, else after a pause. */
  private outdate(document: vscode.TextDocument): void {
    const entry = this.entries.get(document.uri.toString());
    if (!entry) return;
    halt(entry);
    entry.current = undefined;
    entry.waits = false;
    const seen = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
    if (seen && entry.took < animationFrame) {
      this.begin(document, entry);
      return;
    }
    if (seen) entry.delay = setTimeout(() => this.begin(document, entry), readSettings(document).delay);
    this.changed.fire(document);
  }

  /** Other values of inputs ask for both passes again, and for no other reading of the text. */
  private renumber = (document: vscode.TextDocument): void => {
    const entry = this.entries.get(document.uri.toString());
    if (!entry?.current || !this.engine) {
      this.outdate(document);
      return;
    }
    entry.current = this.engine.rerun(entry.current, { inputs: this.memory.of(document.uri).inputs });
    entry.last = entry.current;
    this.changed.fire(document);
  };

  private begin(document: vscode.TextDocument, entry: Entry): void {
    halt(entry);
    entry.waits = !entry.asked && isLarge(document);
    const language = languageOf(document) ?? 'javascript';
    const dialect = this.dialects.get(language);
    if (entry.waits) this.changed.fire(document);
    else if (this.engine && dialect) this.read(this.engine, dialect, document, entry);
    else this.load(language);
  }

  private read(engine: Engine, dialect: Dialect, document: vscode.TextDocument, entry: Entry): void {
    const steps = engine.analyzeInSteps(document.getText(), this.options(document, dialect, entry));
    const work = new Sliced(steps, (analysis, took) => {
      // The first run warms up what the next ones find warm: its time says nothing about theirs.
      entry.took = entry.last ? took : 0;
      entry.current = analysis;
      entry.last = analysis ?? entry.last;
      entry.work = undefined;
      this.changed.fire(document);
    });
    entry.work = work;
    if (work.work(animationFrame)) return;
    work.workOn(slice);
    this.changed.fire(document);
  }

  private options(document: vscode.TextDocument, dialect: Dialect, entry: Entry): AnalyzeOptions {
    const { inputs, outputs } = this.memory.of(document.uri);
    const { gradientNames } = readSettings(document);
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
      for (const document of vscode.workspace.textDocuments) {
        const entry = this.entries.get(document.uri.toString());
        if (entry && !entry.current && !entry.waits) this.begin(document, entry);
      }
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
