/* Paints values, gradients and verdicts at the ends of lines. */
import * as vscode from 'vscode';
import type { Analysis } from '../analysis/model';
import type { Span } from '../text/span';
import { type InlineText, inlineTexts } from '../wording/inline';
import { verdictsIn } from '../wording/what-if';
import type { Analyses } from './analyses';
import { type PlacedText, placed } from './margin';
import type { Memory } from './memory';
import { readSettings, settingsChanged, wrappingChanged, wrapsLines } from './settings';
import { showing } from './showing';
import { cellScheme, type Source } from './source';
import { sourceFor } from './sources';
import type { Verifications } from './verifications';
import type { WhatIfs } from './what-if';

const themeColor = (name: string) => new vscode.ThemeColor(`backpropLens.${name}Foreground`);

const valueColor = themeColor('value');
const gradientColor = themeColor('gradient');

/** A comment behind a text keeps this many columns off, beside the blank that stands there. */
const beforeComment = 2;

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
  private readonly analyses: Analyses;
  private readonly verifications: Verifications;
  private readonly memory: Memory;
  private readonly whatIfs: WhatIfs;
  private readonly subscriptions: vscode.Disposable[];

  /** Both stand after the same empty range, so that the cursor at the end of the code stays there, before all text. */
  private readonly types = orderedTypes();

  constructor(analyses: Analyses, verifications: Verifications, memory: Memory, whatIfs: WhatIfs) {
    this.analyses = analyses;
    this.verifications = verifications;
    this.memory = memory;
    this.whatIfs = whatIfs;
    const { window, workspace } = vscode;
    this.subscriptions = [
      analyses.onDidChange((source) => this.paintWhere((each) => each === source)),
      verifications.onDidChange((source) => {
        // The event that a text has changed comes from the analyses too; only news is worth painting.
        if (verifications.current(source)) this.paintWhere((each) => each === source);
      }),
      whatIfs.onDidChange((source) => this.paintWhere((each) => each === source)),
      memory.onDidChange(({ uri }) => this.paintWhere((source) => source.uri.toString() === uri)),
      workspace.onDidChangeConfiguration((event) =>
        this.paintWhere(
          (source) =>
            settingsChanged(event, source, 'enabled', 'show', 'precision', 'maxLength') ||
            wrappingChanged(event, source),
        ),
      ),
      window.onDidChangeVisibleTextEditors(() => this.paintWhere(() => true)),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.paint(textEditor)),
      window.onDidChangeTextEditorOptions(({ textEditor }) => this.paint(textEditor)),
    ];
    this.paintWhere(() => true);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, ...this.types).dispose();
  }

  private paintWhere(chosen: (source: Source) => boolean): void {
    for (const editor of vscode.window.visibleTextEditors)
      if (chosen(sourceFor(editor.document))) this.paint(editor);
  }

  /** Paints what holds for the text as it is now; without an analysis of just that, nothing. */
  private paint(editor: vscode.TextEditor): void {
    const source = sourceFor(editor.document);
    const analysis = source.has(editor.document) ? this.whatIfs.shown(source) : undefined;
    const pictures = analysis ? this.pictures(editor, source, analysis) : [];
    for (const [i, type] of this.types.entries())
      editor.setDecorations(
        type,
        pictures.flatMap((parts) => parts[i] ?? []),
      );
  }

  private pictures(editor: vscode.TextEditor, source: Source, analysis: Analysis): Picture[] {
    const settings = readSettings(source);
    const activity = this.verifications.activity(source, this.analyses.current(source));
    if (!showing(activity, settings, this.memory.of(source.uri)).on) return [];
    const verified = this.verifications.current(source);
    const verdicts = verified && verdictsIn(analysis, verified);
    // While numbers come by the animation frame, only what can be seen.
    const near = nearby(editor, source, this.whatIfs.isMoving(source) ? 0 : 1);
    const texts = inlineTexts(analysis, settings, verdicts, near);
    const layout = { tabSize: Number(editor.options.tabSize), wraps: wrapsLines(source) };
    const first = analysis.lines.lineOf(source.offsetAt(editor.document, start)) - 1;
    return placed(analysis, texts, layout).map((text) => picture(text, text.line - first));
  }
}

const start = new vscode.Position(0, 0);

/**
 * What an editor shows, and so many screens above and below, so that scrolling meets painted lines. A cell of a notebook is
 * as high as its code, and is not told where it stands on the screen.
 */
function nearby({ document, visibleRanges }: vscode.TextEditor, source: Source, screens: number): Span {
  const bottom = document.lineCount - 1;
  const isCell = document.uri.scheme === cellScheme;
  const shown = visibleRanges.reduce((lines, { start, end }) => lines + end.line - start.line + 1, 0);
  const first = isCell ? 0 : (visibleRanges[0]?.start.line ?? 0) - screens * shown;
  const last = isCell ? bottom : (visibleRanges.at(-1)?.end.line ?? 0) + screens * shown;
  return {
    from: source.offsetAt(document, new vscode.Position(Math.max(0, first), 0)),
    to: source.offsetAt(document, document.lineAt(Math.min(last, bottom)).range.end),
  };
}

/** The value of a line and its gradient, each where it has one. */
type Picture = readonly (vscode.DecorationOptions | null)[];

/** Both stand at the end of the line's code; what comes first keeps off the code, what comes last off a comment. */
function picture(
  { character, value, gradient, judgement, distance, inside }: PlacedText,
  line: number,
): Picture {
  const place = new vscode.Position(line, character);
  const part = (
    contentText: string,
    color: vscode.ThemeColor,
    isFirst: boolean,
    isLast: boolean,
  ): vscode.DecorationOptions => ({
    range: new vscode.Range(place, place),
    renderOptions: {
      after: {
        contentText,
        color,
        margin: `0 ${inside && isLast ? beforeComment : 0}ch 0 ${isFirst ? distance : 0}ch`,
      },
    },
  });
  return [
    value ? part(value, valueColor, true, gradient === '') : null,
    gradient ? part(gradient, judgement ? colors[judgement] : gradientColor, value === '', true) : null,
  ];
}

/**
 * The types of values and of gradients. VS Code orders texts at one position by the names of their classes, which begin
 * with those of their types. Closed at its start, an empty range moves along with what is typed at the line's end. Each
 * decoration brings its own colors: those of the type would win over them.
 */
function orderedTypes(): readonly vscode.TextEditorDecorationType[] {
  const rangeBehavior = vscode.DecorationRangeBehavior.ClosedOpen;
  const types = [1, 2].map(() => vscode.window.createTextEditorDecorationType({ rangeBehavior }));
  return types.sort((one, other) => (`${one.key}-` < `${other.key}-` ? -1 : 1));
}
