/* Sends the side panel's page what it does not know yet: text, verdicts, cursor. */
import * as vscode from 'vscode';
import type { PageVerdict } from '../drawing/verdict';
import type { DocumentState, Emptiness, NumbersTried, ToPage } from '../panel/protocol';
import type { Verdict } from '../verification/model';
import type { Analyses } from './analyses';
import { languageOf } from './documents';
import type { Memory } from './memory';
import type { EditorFollower } from './panel-follow';
import { readSettings } from './settings';
import { Throttled } from './throttled';
import type { Verifications } from './verifications';
import type { Verified } from './verified';
import type { WhatIfs } from './what-if';

/** The cursor may move faster than anyone looks (milliseconds). */
const cursorPause = 40;

export interface Sources {
  readonly analyses: Analyses;
  readonly verifications: Verifications;
  readonly memory: Memory;
  readonly whatIfs: WhatIfs;
}

/** Keeps the page up to date while it is visible. Every event asks the same question: what does the page not know yet? */
export class Feed implements vscode.Disposable {
  private readonly follower: EditorFollower;
  private readonly sources: Sources;
  private readonly post: (message: ToPage) => void;
  private readonly subscriptions: vscode.Disposable[];
  private readonly cursor = new Throttled(() => this.sendCursor(), cursorPause);
  /** What the page knows: the document's text and options, its numbers, its verdicts. */
  private known = { document: '', numbers: '', pinned: false };
  private verified: Verified | undefined;
  /** The version that the page has been told of. */
  private version = -1;

  constructor(follower: EditorFollower, sources: Sources, post: (message: ToPage) => void) {
    this.follower = follower;
    this.sources = sources;
    this.post = post;
    const { analyses, verifications, memory, whatIfs } = sources;
    const about = (document: vscode.TextDocument): void => {
      if (document === follower.document) this.update();
    };
    this.subscriptions = [
      follower.onDidChange(() => this.update()),
      analyses.onDidChange(about),
      verifications.onDidChange(about),
      whatIfs.onDidChange(about),
      memory.onDidChange(() => this.update()),
      vscode.workspace.onDidChangeConfiguration(() => this.update()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === follower.document) this.cursor.ask();
      }),
    ];
    this.update();
  }

  /** The page has sent these numbers itself. */
  knows(numbers: NumbersTried): void {
    this.known.numbers = numbersKey(numbers);
  }

  /** Sends what has changed since the last time. */
  update(): void {
    const { document, pinned } = this.follower;
    if (pinned !== this.known.pinned) {
      this.known.pinned = pinned;
      this.post({ kind: 'pinned', pinned });
    }
    const why = this.emptiness(document);
    if (why) this.sendEmpty(why, document);
    else if (document) this.sendDocument(document);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.cursor).dispose();
  }

  private emptiness(document: vscode.TextDocument | undefined): Emptiness | undefined {
    if (!document) return 'no editor';
    if (languageOf(document) === undefined) return 'other language';
    return this.sources.analyses.waits(document) ? 'waits' : undefined;
  }

  private sendEmpty(why: Emptiness, document: vscode.TextDocument | undefined): void {
    const file = document ? fileName(document) : null;
    const key = JSON.stringify([why, file]);
    if (key === this.known.document) return;
    this.known.document = key;
    this.post({ kind: 'empty', why, file });
  }

  private sendDocument(document: vscode.TextDocument): void {
    const { analyses, memory, whatIfs } = this.sources;
    if (!analyses.current(document)) {
      // A pinned document may be out of sight, where it is only read for someone who asks.
      void analyses.latest(document);
      return;
    }
    const { gradientNames, precision } = readSettings(document);
    const { inputs, whatIf } = whatIfs.numbers(document);
    const numbers: NumbersTried = { inputs: [...inputs], whatIf: [...whatIf] };
    const about: Omit<DocumentState, 'source' | keyof NumbersTried> = {
      uri: document.uri.toString(),
      file: fileName(document),
      version: document.version,
      language: languageOf(document) ?? 'javascript',
      outputs: [...memory.of(document.uri).outputs],
      gradientNames,
      precision,
    };
    const { version } = document;
    const key = JSON.stringify(about);
    const numbersNow = numbersKey(numbers);
    const isNew = key !== this.known.document;
    if (isNew)
      this.post({ kind: 'document', document: { ...about, source: document.getText(), ...numbers } });
    else if (numbersNow !== this.known.numbers) this.post({ kind: 'numbers', version, ...numbers });
    this.known = { ...this.known, document: key, numbers: numbersNow };
    this.version = version;
    if (isNew) {
      this.verified = undefined;
      this.sendCursor();
    }
    this.sendVerdicts(document);
  }

  private sendVerdicts(document: vscode.TextDocument): void {
    const verified = this.sources.verifications.current(document);
    if (!verified || verified === this.verified) return;
    this.verified = verified;
    const verdicts = verified.circuits.flatMap((circuit) => circuit.verdicts.map(pageVerdict));
    this.post({ kind: 'verdicts', version: document.version, verdicts });
  }

  private sendCursor(): void {
    const { document } = this.follower;
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const editor = [activeTextEditor, ...visibleTextEditors].find((each) => each?.document === document);
    if (!editor || editor.document.version !== this.version) return;
    const offset = editor.document.offsetAt(editor.selection.active);
    this.post({ kind: 'cursor', version: this.version, offset });
  }
}

function fileName({ uri }: vscode.TextDocument): string {
  return uri.path.split('/').pop() ?? '';
}

function numbersKey({ inputs, whatIf }: NumbersTried): string {
  return JSON.stringify([[...inputs].sort(), [...whatIf].sort()]);
}

function pageVerdict({ at, name, of, judgement, reason, withheld }: Verdict): PageVerdict {
  return { at: { from: at.from, to: at.to }, name, of, judgement, reason, withheld };
}
