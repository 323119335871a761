/* Sends the side panel's page what it does not know yet: text, verdicts, cursor. */
import * as vscode from 'vscode';
import type { PageVerdict } from '../drawing/verdict';
import type { DocumentState, Emptiness, NumbersTried, ToPage } from '../panel/protocol';
import type { Span } from '../text/span';
import type { Verdict } from '../verification/model';
import type { Analyses } from './analyses';
import type { Memory } from './memory';
import type { EditorFollower } from './panel-follow';
import { readSettings } from './settings';
import { fileName, type Source } from './source';
import { editorsOf } from './sources';
import { Throttled } from './throttled';
import type { Verifications } from './verifications';
import type { Verified } from './verified';
import type { WhatIfs } from './what-if';

/** The cursor may move faster than anyone looks (milliseconds). */
const cursorPause = 40;

/** What the panel shows. */
export interface PanelParts {
  readonly analyses: Analyses;
  readonly verifications: Verifications;
  readonly memory: Memory;
  readonly whatIfs: WhatIfs;
}

/** Keeps the page up to date while it is visible. Every event asks the same question: what does the page not know yet? */
export class Feed implements vscode.Disposable {
  private readonly follower: EditorFollower;
  private readonly parts: PanelParts;
  private readonly post: (message: ToPage) => void;
  private readonly subscriptions: vscode.Disposable[];
  private readonly cursor = new Throttled(() => this.sendCursor(), cursorPause);
  /** What the page knows: the document's text and options, its numbers, its verdicts. */
  private known = { document: '', numbers: '', pinned: false };
  private verified: Verified | undefined;
  /** The version that the page has been told of. */
  private version = -1;

  constructor(follower: EditorFollower, parts: PanelParts, post: (message: ToPage) => void) {
    this.follower = follower;
    this.parts = parts;
    this.post = post;
    const { analyses, verifications, memory, whatIfs } = parts;
    const about = (source: Source): void => {
      if (source === follower.source) this.update();
    };
    this.subscriptions = [
      follower.onDidChange(() => {
        this.update();
        // From cell to cell, the text stays and the cursor moves.
        this.cursor.ask();
      }),
      analyses.onDidChange(about),
      verifications.onDidChange(about),
      whatIfs.onDidChange(about),
      memory.onDidChange(() => this.update()),
      vscode.workspace.onDidChangeConfiguration(() => this.update()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (follower.source?.has(textEditor.document)) this.cursor.ask();
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
    const { source, pinned } = this.follower;
    if (pinned !== this.known.pinned) {
      this.known.pinned = pinned;
      this.post({ kind: 'pinned', pinned });
    }
    const why = this.emptiness(source);
    if (why) this.sendEmpty(why, source);
    else if (source) this.sendDocument(source);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.cursor).dispose();
  }

  private emptiness(source: Source | undefined): Emptiness | undefined {
    if (!source) return 'no editor';
    if (source.language === undefined) return 'other language';
    return this.parts.analyses.waits(source) ? 'waits' : undefined;
  }

  private sendEmpty(why: Emptiness, source: Source | undefined): void {
    const file = source ? fileName(source) : null;
    const key = JSON.stringify([why, file]);
    if (key === this.known.document) return;
    this.known.document = key;
    this.post({ kind: 'empty', why, file });
  }

  private sendDocument(source: Source): void {
    const { analyses, memory, whatIfs } = this.parts;
    if (!analyses.current(source)) {
      // A pinned source may be out of sight, where it is only read for someone who asks.
      void analyses.latest(source);
      return;
    }
    const { gradientNames, precision } = readSettings(source);
    const { inputs, whatIf } = whatIfs.numbers(source);
    const numbers: NumbersTried = { inputs: [...inputs], whatIf: [...whatIf] };
    const about: Omit<DocumentState, 'source' | keyof NumbersTried> = {
      uri: source.uri.toString(),
      file: fileName(source),
      version: source.version,
      language: source.language ?? 'javascript',
      outputs: [...memory.of(source.uri).outputs],
      gradientNames,
      precision,
    };
    const { version } = source;
    const key = JSON.stringify(about);
    const numbersNow = numbersKey(numbers);
    const isNew = key !== this.known.document;
    if (isNew) this.post({ kind: 'document', document: { ...about, source: source.getText(), ...numbers } });
    else if (numbersNow !== this.known.numbers) this.post({ kind: 'numbers', version, ...numbers });
    this.known = { ...this.known, document: key, numbers: numbersNow };
    this.version = version;
    if (isNew) {
      this.verified = undefined;
      this.sendCursor();
    }
    this.sendVerdicts(source);
  }

  private sendVerdicts(source: Source): void {
    const verified = this.parts.verifications.current(source);
    if (!verified || verified === this.verified) return;
    this.verified = verified;
    const verdicts = verified.circuits.flatMap((circuit) => circuit.verdicts.map(pageVerdict));
    this.post({ kind: 'verdicts', version: source.version, verdicts });
  }

  private sendCursor(): void {
    const { source } = this.follower;
    const [editor] = source ? editorsOf(source) : [];
    if (!source || !editor || source.version !== this.version) return;
    const offset = source.offsetAt(editor.document, editor.selection.active);
    this.post({ kind: 'cursor', version: this.version, offset });
  }
}

function numbersKey({ inputs, whatIf }: NumbersTried): string {
  return JSON.stringify([[...inputs].sort(), [...whatIf].sort()]);
}

function pageVerdict({ at, done, step, name, of, judgement, reason, withheld }: Verdict): PageVerdict {
  const plain = ({ from, to }: Span): Span => ({ from, to });
  return { at: plain(at), done: plain(done), step, name, of, judgement, reason, withheld };
}
