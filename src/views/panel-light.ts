/* Lights up the code of what the mouse points at in the side panel. */
import * as vscode from 'vscode';
import type { Span } from '../text/span';
import { rangeOf } from './documents';

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
  private readonly subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) this.show(document, []);
  });

  /** Lights up these places of a document, and nothing else. */
  show(document: vscode.TextDocument, at: readonly Span[]): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document !== document) continue;
      editor.setDecorations(
        this.decoration,
        at.map((span) => rangeOf(document, span)),
      );
    }
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.decoration).dispose();
  }
}
