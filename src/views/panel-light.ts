/* Lights up the code of what the mouse points at in the side panel. */
import * as vscode from 'vscode';
import type { Span } from '../text/span';
import type { Source } from './source';
import { editorsOf, onDidChangeSource } from './sources';

/** Lights up in the editors what the mouse points at in the side panel's drawing. */
export class Light implements vscode.Disposable {
  private readonly decoration = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.wordHighlightStrongBackground'),
    borderRadius: '2px',
    // Themes of high contrast draw lines instead of backgrounds; in others this one is transparent.
    outlineStyle: 'solid',
    outlineWidth: '1px',
    outlineColor: new vscode.ThemeColor('editor.wordHighlightStrongBorder'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.wordHighlightStrongForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly subscription = onDidChangeSource((source) => this.show(source, []));

  /** Lights up these places of a document or notebook, and nothing else. */
  show(source: Source, at: readonly Span[]): void {
    const places = at.map((span) => source.locate(span));
    for (const editor of editorsOf(source)) {
      const here = places.filter(({ document }) => document === editor.document);
      editor.setDecorations(
        this.decoration,
        here.map(({ range }) => range),
      );
    }
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.decoration).dispose();
  }
}
