import * as vscode from 'vscode';
import type { Analysis } from '../analysis';
import { type InlineOptions, type InlineText, inlineTexts } from '../pictures/inline';
import { verdictsIn } from '../pictures/what-if';
import type { Analyses } from './analyses';
import { columnWidth, textColumns } from './columns';
import type { Memory } from './memory';
import { readSettings, settingsChanged } from './settings';
import { showing } from './showing';
import type { Verifications, Verified } from './verifications';
import type { WhatIfs } from './what-if';

/** Lines painted beyond both ends of what an editor shows, so that scrolling meets painted ones. */
const margin = 100;

/** Texts made once, and what they were made of. */
interface Texts {
  readonly options: string;
  readonly verified: Verified | undefined;
  readonly texts: InlineText[];
}

const themeColor = (name: string) => new vscode.ThemeColor(`backpropLens.${name}Foreground`);

const valueColor = themeColor('value');
const gradientColor = themeColor('gradient');

/** The color of a verdict's text. */
const colors: Readonly<Record<NonNullable<InlineText['judgement']>, vscode.ThemeColor>> = {
  exact: themeColor('right'),
  correct: themeColor('right'),
  approximate: themeColor('right'),
  inherited: themeColor('inherited'),
  wrong: themeColor('wrong'),
  uncertain: themeColor('uncertain'),
};

/** Values, gradients and verdicts at the ends of lines. */
export class InlineGradients implements vscode.Disposable {
  readonly #verifications: Verifications;
  readonly #memory: Memory;
  readonly #whatIfs: WhatIfs;
  readonly #subscriptions: vscode.Disposable[];
  /** Scrolling and second editors paint the same texts again. */
  readonly #texts = new WeakMap<Analysis, Texts>();

  /**
   * VS Code orders several texts at one position by class name; the two parts of one decoration stay in order.
   * Closed at its start, an empty range moves along with what is typed at the line's end. Each decoration brings its
   * own colors: those of the type would win over them.
   */
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen,
  });

  constructor(analyses: Analyses, verifications: Verifications, memory: Memory, whatIfs: WhatIfs) {
    this.#verifications = verifications;
    this.#memory = memory;
    this.#whatIfs = whatIfs;
    const { window, workspace } = vscode;
    this.#subscriptions = [
      analyses.onDidChange((document) => this.#paintWhere((editor) => editor.document === document)),
      verifications.onDidChange((document) => {
        // The event that a text has changed comes from the analyses too; only news is worth painting.
        if (verifications.current(document)) this.#paintWhere((editor) => editor.document === document);
      }),
      whatIfs.onDidChange((document) => this.#paintWhere((editor) => editor.document === document)),
      memory.onDidChange(({ uri }) => this.#paintWhere(({ document }) => document.uri.toString() === uri)),
      workspace.onDidChangeConfiguration((event) =>
        this.#paintWhere(({ document }) =>
          settingsChanged(event, document, 'enabled', 'show', 'precision', 'maxLength'),
        ),
      ),
      window.onDidChangeVisibleTextEditors(() => this.#paintWhere(() => true)),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#paint(textEditor)),
      window.onDidChangeTextEditorOptions(({ textEditor }) => this.#paint(textEditor)),
    ];
    this.#paintWhere(() => true);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#decoration).dispose();
  }

  #paintWhere(chosen: (editor: vscode.TextEditor) => boolean): void {
    for (const editor of vscode.window.visibleTextEditors) if (chosen(editor)) this.#paint(editor);
  }

  /** Paints what holds for the document as it is now; without an analysis of just that, nothing. */
  #paint(editor: vscode.TextEditor): void {
    const analysis = this.#whatIfs.shown(editor.document);
    editor.setDecorations(this.#decoration, analysis ? this.#pictures(editor, analysis) : []);
  }

  #pictures(editor: vscode.TextEditor, analysis: Analysis): vscode.DecorationOptions[] {
    const { document, visibleRanges } = editor;
    const settings = readSettings(document);
    if (!showing(analysis, settings, this.#memory.of(document.uri)).on) return [];
    const isNear = ({ line }: InlineText): boolean =>
      visibleRanges.some(({ start, end }) => line >= start.line - margin && line <= end.line + margin);
    const verified = this.#verifications.current(document);
    const moving = this.#whatIfs.isMoving(document);
    const near = moving
      ? movingTexts(editor, analysis, verified, settings)
      : this.#textsOf(analysis, verified, settings).filter(isNear);
    const tabSize = Number(editor.options.tabSize);
    const ends = near.map(({ at }) => document.lineAt(document.positionAt(at)));
    const widths = ends.map(({ text, lineNumber }) => ({
      line: lineNumber,
      width: columnWidth(text, tabSize),
    }));
    const columns = textColumns(widths);
    return near.map((text, i) => picture(text, ends[i].range.end, columns[i] - widths[i].width));
  }

  #textsOf(
    analysis: Analysis,
    verified: Verified | undefined,
    { show, precision, maxLength }: InlineOptions,
  ): InlineText[] {
    const options = JSON.stringify([show, precision, maxLength]);
    const known = this.#texts.get(analysis);
    if (known?.options === options && known.verified === verified) return known.texts;
    const verdicts = verified && verdictsIn(analysis, verified);
    const texts = inlineTexts(analysis, { show, precision, maxLength }, verdicts);
    this.#texts.set(analysis, { options, verified, texts });
    return texts;
  }
}

/** While numbers come by the frame: only what can be seen, and nothing kept. */
function movingTexts(
  { document, visibleRanges }: vscode.TextEditor,
  analysis: Analysis,
  verified: Verified | undefined,
  options: InlineOptions,
): InlineText[] {
  const verdicts = verified && verdictsIn(analysis, verified);
  return visibleRanges.flatMap(({ start, end }) => {
    const from = document.offsetAt(start.with({ character: 0 }));
    return inlineTexts(analysis, options, verdicts, { from, to: document.offsetAt(end) });
  });
}

/** One decoration a line: the value before and the gradient after the same empty range at the line's end. */
function picture(
  { value, gradient, judgement }: InlineText,
  end: vscode.Position,
  distance: number,
): vscode.DecorationOptions {
  const part = (contentText: string, color: vscode.ThemeColor, space: number) => ({
    contentText,
    color,
    margin: `0 0 0 ${space}ch`,
  });
  const gradientPart = () =>
    part(gradient, judgement ? colors[judgement] : gradientColor, value ? 0 : distance);
  return {
    range: new vscode.Range(end, end),
    renderOptions: {
      ...(value && { before: part(value, valueColor, distance) }),
      ...(gradient && { after: gradientPart() }),
    },
  };
}
