/* The editor's side of the side panel: makes its page and does what it asks for. */
import * as vscode from 'vscode';
import type { NumbersTried, PageCommand, ToEditor } from '../panel/protocol';
import { Feed, type PanelParts } from './panel-feed';
import { EditorFollower } from './panel-follow';
import { Light } from './panel-light';
import { pageFolder, panelPage } from './panel-page';
import { exportDrawing, write } from './panel-write';
import { focus, reveal } from './reveal';
import type { Source } from './source';
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
  readonly follower: EditorFollower;
  readonly feed: Feed;
  readonly light: Light;
}

/** The side panel: the circuit as a drawing. The page draws and computes; this side knows the editors and the files. */
export class CircuitView implements vscode.WebviewViewProvider {
  private readonly extension: vscode.Uri;
  private readonly state: vscode.Memento;
  private readonly parts: PanelParts;
  private session: Session | undefined;
  /** The newest numbers from the page, until their turn comes. */
  private numbers: Extract<ToEditor, { kind: 'numbers' }> | undefined;
  private readonly turn = new Throttled(() => this.tryNumbers(), animationFrame);

  constructor(context: vscode.ExtensionContext, parts: PanelParts) {
    this.extension = context.extensionUri;
    this.state = context.workspaceState;
    this.parts = parts;
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
    const follower = new EditorFollower(this.state);
    const feed = new Feed(follower, this.parts, (message) => void webview.postMessage(message));
    const light = new Light();
    const all = vscode.Disposable.from(feed, light, follower);
    this.session = { follower, feed, light, dispose: () => all.dispose() };
  }

  private end(): void {
    this.session?.dispose();
    this.session = undefined;
  }

  private async receive(session: Session, message: Exclude<ToEditor, { kind: 'ready' }>): Promise<void> {
    const { source } = session.follower;
    switch (message.kind) {
      case 'pin':
        session.follower.pin(message.pinned);
        return;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        return;
      case 'export':
        await exportDrawing(source, message.name, message.svg);
        return;
      case 'command':
        await this.run(message.command, source);
        return;
      case 'numbers':
        await this.parts.whatIfs.prepare();
        this.numbers = message;
        this.turn.ask();
        return;
    }
    // The rest speaks of places in a text, and only of one that is still the same.
    if (source?.version !== message.version) return;
    switch (message.kind) {
      case 'reveal':
        await reveal(source, message.at);
        return;
      case 'light':
        session.light.show(source, message.at);
        return;
      case 'writeToFile':
        await write(source, message.edits);
        return;
      case 'writeDirective':
        await this.writeInputs(source, message.inputs);
        return;
    }
  }

  private tryNumbers(): void {
    const message = this.numbers;
    this.numbers = undefined;
    const { source } = this.session?.follower ?? {};
    if (!message || source?.uri.toString() !== message.uri) return;
    const finite = (pairs: NumbersTried['inputs']) =>
      new Map(pairs.filter(([, value]) => Number.isFinite(value)));
    this.session?.feed.knows(message);
    const numbers = { inputs: finite(message.inputs), whatIf: finite(message.whatIf) };
    this.parts.whatIfs.try(source, numbers, message.settled);
  }

  /** Once a value stands in a comment, the file gives it, and nothing else should. */
  private async writeInputs(source: Source, inputs: NumbersTried['inputs']): Promise<void> {
    const { analyses, memory } = this.parts;
    const analysis = analyses.current(source);
    if (!analysis) return;
    const { writeInputs } = await import('../engine');
    if (!(await write(source, writeInputs(analysis, inputs)))) return;
    const left = new Map(memory.of(source.uri).inputs);
    for (const [name] of inputs) left.delete(name);
    memory.setInputs(source.uri, left);
  }

  private async run(command: PageCommand, source: Source | undefined): Promise<void> {
    if (command === 'readLargeFile') {
      if (source) await this.parts.analyses.ask(source);
      return;
    }
    if (!commands.has(command)) return;
    // These speak of the editor with the focus: let that be the one the drawing is of.
    if (source && command !== 'openExample') await focus(source);
    await vscode.commands.executeCommand(`backpropLens.${command}`);
  }
}
