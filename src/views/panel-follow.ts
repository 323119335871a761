/* Which document the side panel is about. */
import * as vscode from 'vscode';
import { isInternal, languageOf } from './documents';

const key = 'pinned';

/** The document that the side panel is about: that of the active editor, or the one that was pinned. */
export class Follower implements vscode.Disposable {
  private readonly state: vscode.Memento;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private followed: vscode.TextDocument | undefined;
  private isPinned = false;

  readonly onDidChange = this.changed.event;

  constructor(state: vscode.Memento) {
    this.state = state;
    const { window, workspace } = vscode;
    this.subscriptions = [
      window.onDidChangeActiveTextEditor(() => this.follow()),
      window.onDidChangeVisibleTextEditors(() => this.follow()),
      window.tabGroups.onDidChangeTabs(() => this.follow()),
      // A document that changes its language opens anew.
      workspace.onDidOpenTextDocument(() => this.follow()),
      workspace.onDidCloseTextDocument((document) => {
        if (document === this.followed && this.isPinned) void this.restore();
      }),
    ];
    this.followed = atHand(undefined);
    void this.restore();
  }

  get document(): vscode.TextDocument | undefined {
    return this.followed;
  }

  get pinned(): boolean {
    return this.isPinned;
  }

  /** Stays with the document, or follows the editors again. */
  pin(pinned: boolean): void {
    this.isPinned = pinned && this.followed !== undefined;
    void this.state.update(key, this.isPinned ? this.followed?.uri.toString() : undefined);
    this.follow();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  private follow(): void {
    if (!this.isPinned) this.followed = atHand(this.followed);
    this.changed.fire();
  }

  /** Finds the pinned document again, after a reload or when VS Code has let go of it, as long as it has a tab. */
  private async restore(): Promise<void> {
    const uri = this.state.get<string>(key);
    if (uri === undefined) return;
    const document = await reopened(uri);
    if (document) this.followed = document;
    this.isPinned = document !== undefined;
    if (!document) void this.state.update(key, undefined);
    this.follow();
  }
}

/**
 * The document of the active editor. A pane that takes the focus is none: the editor stays the one at hand, also
 * behind a report or a walkthrough that covers it.
 */
function atHand(last: vscode.TextDocument | undefined): vscode.TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor && !isInternal(activeTextEditor.document)) return activeTextEditor.document;
  const visible = visibleTextEditors.map(({ document }) => document).filter((each) => !isInternal(each));
  const shown = visible.find((document) => document === last) ?? visible[0];
  return (
    shown ?? [...vscode.workspace.textDocuments, last].findLast((document) => document && isCovered(document))
  );
}

function isCovered(document: vscode.TextDocument): boolean {
  return languageOf(document) !== undefined && hasTab(document.uri.toString());
}

function hasTab(uri: string): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri);
}

async function reopened(uri: string): Promise<vscode.TextDocument | undefined> {
  if (!hasTab(uri)) return undefined;
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  } catch {
    // Its file is gone: nothing is pinned any more.
    return undefined;
  }
}
