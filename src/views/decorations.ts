import * as vscode from 'vscode';
import type { Analysis } from '../analysis';
import { type InlineOptions, type InlineText, inlineTexts } from '../pictures/inline';
import type { Analyses } from './analyses';
import { columnWidth, textColumns } from './columns';
import type { Memory } from './memory';
import { readSettings, settingsChanged } from './settings';
import { showing } from './showing';

/** Lines painted beyond both ends of what an editor shows, so that scrolling meets painted ones. */
const margin = 100;

/** Values and gradients at the ends of lines. */
export class InlineGradients implements vscode.Disposable {
  readonly #analyses: Analyses;
  readonly #memory: Memory;
  readonly #subscriptions: vscode.Disposable[];
  /** Scrolling and second editors paint the same texts again. */
  readonly #texts = new WeakMap<Analysis, { readonly options: string; readonly texts: InlineText[] }>();

  /**
   * VS Code orders several texts at one position by class name; the two parts of one decoration stay in order.
   * Closed at its start, an empty range moves along with what is typed at the line's end.
   */
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen,
    before: { color: new vscode.ThemeColor('backpropLens.valueForeground') },
    after: { color: new vscode.ThemeColor('backpropLens.gradientForeground') },
  });

  constructor(analyses: Analyses, memory: Memory) {
    this.#analyses = analyses;
    this.#memory = memory;
    const { window, workspace } = vscode;
    this.#subscriptions = [
      analyses.onDidChange((document) => this.#paintWhere((editor) => editor.document === document)),
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
    const analysis = this.#analyses.current(editor.document);
    editor.setDecorations(this.#decoration, analysis ? this.#pictures(editor, analysis) : []);
  }

  #pictures(editor: vscode.TextEditor, analysis: Analysis): vscode.DecorationOptions[] {
    const { document, visibleRanges } = editor;
    const settings = readSettings(document);
    if (!showing(analysis, settings, this.#memory.of(document.uri)).on) return [];
    const near = this.#textsOf(analysis, settings).filter(({ line }) =>
      visibleRanges.some(({ start, end }) => line >= start.line - margin && line <= end.line + margin),
    );
    const tabSize = Number(editor.options.tabSize);
    const ends = near.map(({ at }) => document.lineAt(document.positionAt(at)));
    const widths = ends.map(({ text, lineNumber }) => ({
      line: lineNumber,
      width: columnWidth(text, tabSize),
    }));
    const columns = textColumns(widths);
    return near.map((text, i) => picture(text, ends[i].range.end, columns[i] - widths[i].width));
  }

  #textsOf(analysis: Analysis, { show, precision, maxLength }: InlineOptions): InlineText[] {
    const options = JSON.stringify([show, precision, maxLength]);
    const known = this.#texts.get(analysis);
    if (known?.options === options) return known.texts;
    const texts = inlineTexts(analysis, { show, precision, maxLength });
    this.#texts.set(analysis, { options, texts });
    return texts;
  }
}

/** One decoration a line: the value before and the gradient after the same empty range at the line's end. */
function picture(text: InlineText, end: vscode.Position, distance: number): vscode.DecorationOptions {
  const part = (contentText: string, space: number) => ({ contentText, margin: `0 0 0 ${space}ch` });
  return {
    range: new vscode.Range(end, end),
    renderOptions: {
      ...(text.value && { before: part(text.value, distance) }),
      ...(text.gradient && { after: part(text.gradient, text.value ? 0 : distance) }),
    },
  };
}
