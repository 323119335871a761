/* The editor's side of the side panel: makes its page and does what it asks for. */
import * as vscode from 'vscode';
import type { Numbers, PageCommand, ToEditor } from '../panel/protocol';
import type { Span } from '../text/span';
import { rangeOf } from './documents';
import { Feed, type Sources } from './panel-feed';
import { Follower } from './panel-follow';
import { Light } from './panel-light';
import { pageFolder, panelPage } from './panel-page';
import { exportDrawing, write } from './panel-write';
import { Throttled } from './throttled';

const viewId = 'backpropLens.circuit';
export const showCircuitCommand = 'backpropLens.showCircuit';

/** One run an animation frame is all that can be seen (milliseconds). */
const animationFrame = 16;

const commands: ReadonlySet<PageCommand> = new Set<PageCommand>([
  'openExample',
  'verifyBackprop',
  'setInputValue',
  'chooseOutput',
]);

/** What there is while the view can be seen, and only then. */
interface Session extends vscode.Disposable {
  readonly follower: Follower;
  readonly feed: Feed;
  readonly light: Light;
}

/** The side panel: the circuit as a drawing. The page draws and computes; this side knows the editors and the files. */
export class CircuitView implements vscode.WebviewViewProvider {
  private readonly extension: vscode.Uri;
  private readonly state: vscode.Memento;
  private readonly sources: Sources;
  private session: Session | undefined;
  /** The newest numbers from the page, until their turn comes. */
  private numbers: Extract<ToEditor, { kind: 'numbers' }> | undefined;
  private readonly turn = new Throttled(() => this.tryNumbers(), animationFrame);

  constructor(context: vscode.ExtensionContext, sources: Sources) {
    this.extension = context.extensionUri;
    this.state = context.workspaceState;
    this.sources = sources;
  }

  /** Offers the view to VS Code, with the command that shows it. */
  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.window.registerWebviewViewProvider(viewId, this),
      vscode.commands.registerCommand(showCircuitCommand, () =>
        vscode.commands.executeCommand(`${viewId}.focus`),
      ),
      this.turn,
      { dispose: () => this.end() },
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { webview } = view;
    webview.options = { enableScripts: true, localResourceRoots: [pageFolder(this.extension)] };
    // VS Code throws a hidden page away. When it loads again it says so, and gets all it needs to know.
    webview.onDidReceiveMessage((message: ToEditor) => {
      if (message.kind === 'ready') this.begin(webview);
      else if (this.session) void this.receive(this.session, message);
    });
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.end();
    });
    view.onDidDispose(() => this.end());
    webview.html = panelPage(webview, this.extension);
  }

  private begin(webview: vscode.Webview): void {
    this.end();
    const follower = new Follower(this.state);
    const feed = new Feed(follower, this.sources, (message) => void webview.postMessage(message));
    const light = new Light();
    const all = vscode.Disposable.from(feed, light, follower);
    this.session = { follower, feed, light, dispose: () => all.dispose() };
  }

  private end(): void {
    this.session?.dispose();
    this.session = undefined;
  }

  private async receive(session: Session, message: Exclude<ToEditor, { kind: 'ready' }>): Promise<void> {
    const { document } = session.follower;
    switch (message.kind) {
      case 'pin':
        session.follower.pin(message.pinned);
        return;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        return;
      case 'export':
        await exportDrawing(document, message.name, message.svg);
        return;
      case 'command':
        await this.run(message.command, document);
        return;
      case 'numbers':
        await this.sources.whatIfs.prepare();
        this.numbers = message;
        this.turn.ask();
        return;
    }
    // The rest speaks of places in a text, and only of one that is still the same.
    if (document?.version !== message.version) return;
    switch (message.kind) {
      case 'reveal':
        await reveal(document, message.at);
        return;
      case 'light':
        session.light.show(document, message.at);
        return;
      case 'writeToFile':
        await write(document, message.edits);
        return;
      case 'writeDirective':
        await this.writeInputs(document, message.inputs);
        return;
    }
  }

  private tryNumbers(): void {
    const message = this.numbers;
    this.numbers = undefined;
    const { document } = this.session?.follower ?? {};
    if (!message || document?.uri.toString() !== message.uri) return;
    const finite = (pairs: Numbers['inputs']) => new Map(pairs.filter(([, value]) => Number.isFinite(value)));
    this.session?.feed.knows(message);
    const numbers = { inputs: finite(message.inputs), whatIf: finite(message.whatIf) };
    this.sources.whatIfs.try(document, numbers, message.settled);
  }

  /** Once a value stands in a comment, the file gives it, and nothing else should. */
  private async writeInputs(document: vscode.TextDocument, inputs: Numbers['inputs']): Promise<void> {
    const { analyses, memory } = this.sources;
    const analysis = analyses.current(document);
    if (!analysis) return;
    const { writeInputs } = await import('../engine');
    if (!(await write(document, writeInputs(analysis, inputs)))) return;
    const left = new Map(memory.of(document.uri).inputs);
    for (const [name] of inputs) left.delete(name);
    memory.setInputs(document.uri, left);
  }

  private async run(command: PageCommand, document: vscode.TextDocument | undefined): Promise<void> {
    if (command === 'readLargeFile') {
      if (document) await this.sources.analyses.ask(document);
      return;
    }
    if (!commands.has(command)) return;
    // These speak of the editor with the focus: let that be the one the drawing is of.
    if (document && command !== 'openExample')
      await vscode.window.showTextDocument(document, placeOf(document));
    await vscode.commands.executeCommand(`backpropLens.${command}`);
  }
}

/** Goes to the code, in an editor that shows it already if there is one. */
async function reveal(document: vscode.TextDocument, at: Span): Promise<void> {
  await vscode.window.showTextDocument(document, { ...placeOf(document), selection: rangeOf(document, at) });
}

function placeOf(document: vscode.TextDocument): vscode.TextDocumentShowOptions {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editor = [activeTextEditor, ...visibleTextEditors].find((each) => each?.document === document);
  return editor?.viewColumn ? { viewColumn: editor.viewColumn } : {};
}
