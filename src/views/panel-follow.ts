/* Which document or notebook the side panel is about. */
import * as vscode from 'vscode';
import { isInternal } from './documents';
import type { Source } from './source';
import {
  activeSource,
  onDidChangeActiveSource,
  onDidCloseSource,
  openSources,
  sourceFor,
  sourceOfNotebook,
  visibleSources,
} from './sources';

const key = 'pinned';

/** The source that the side panel is about: that of the active editor, or the one that was pinned. */
export class EditorFollower implements vscode.Disposable {
  private readonly state: vscode.Memento;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private followed: Source | undefined;
  private isPinned = false;

  readonly onDidChange = this.changed.event;

  constructor(state: vscode.Memento) {
    this.state = state;
    const { window, workspace } = vscode;
    this.subscriptions = [
      onDidChangeActiveSource(() => this.follow()),
      window.onDidChangeVisibleTextEditors(() => this.follow()),
      window.onDidChangeVisibleNotebookEditors(() => this.follow()),
      window.tabGroups.onDidChangeTabs(() => this.follow()),
      // A document that changes its language opens anew.
      workspace.onDidOpenTextDocument(() => this.follow()),
      onDidCloseSource((source) => {
        if (source === this.followed && this.isPinned) void this.restore();
      }),
    ];
    this.followed = atHand(undefined);
    void this.restore();
  }

  get source(): Source | undefined {
    return this.followed;
  }

  get pinned(): boolean {
    return this.isPinned;
  }

  /** Stays with the source, or follows the editors again. */
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

  /** Finds the pinned source again, after a reload or when VS Code has let go of it, as long as it has a tab. */
  private async restore(): Promise<void> {
    const uri = this.state.get<string>(key);
    if (uri === undefined) return;
    const source = await reopened(uri);
    if (source) this.followed = source;
    this.isPinned = source !== undefined;
    if (!source) void this.state.update(key, undefined);
    this.follow();
  }
}

/**
 * The source of the active editor. A pane that takes the focus is none: the editor stays the one at hand, also
 * behind a report or a walkthrough that covers it.
 */
function atHand(last: Source | undefined): Source | undefined {
  const active = activeSource();
  if (active && !isInternal(active)) return active;
  const visible = visibleSources().filter((each) => !isInternal(each));
  const shown = visible.find((source) => source === last) ?? visible[0];
  return shown ?? [...openSources(), last].findLast((source) => source && isCovered(source));
}

function isCovered(source: Source): boolean {
  return source.language !== undefined && tabInput(source.uri.toString()) !== undefined;
}

/** What the tab of a file shows. */
function tabInput(uri: string): vscode.TabInputText | vscode.TabInputNotebook | undefined {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs.map(({ input }) => input))
    .filter((input) => input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook)
    .find((input) => input.uri.toString() === uri);
}

async function reopened(uri: string): Promise<Source | undefined> {
  const input = tabInput(uri);
  if (!input) return undefined;
  const { workspace } = vscode;
  try {
    return input instanceof vscode.TabInputNotebook
      ? sourceOfNotebook(await workspace.openNotebookDocument(input.uri))
      : sourceFor(await workspace.openTextDocument(input.uri));
  } catch {
    // Its file is gone: nothing is pinned any more.
    return undefined;
  }
}
