/* Remembers what someone decided for a file: inputs, outputs, whether gradients show. */
import * as vscode from 'vscode';
import { onDidCloseSource } from './sources';

/** What someone decided for one file. */
export interface Choices {
  /** Inline gradients on or off; undefined leaves it to the setting. */
  readonly shown?: boolean | undefined;
  /** Values given to inputs, by name. */
  readonly inputs: ReadonlyMap<string, number>;
  /** Outputs chosen, by the ids of their scopes. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** Maps do not survive JSON, and objects would trip over names like `__proto__`; lists of pairs do neither. */
interface Stored {
  uri: string;
  shown?: boolean | undefined;
  inputs: [name: string, value: number][];
  outputs: [scopeId: string, name: string][];
}

const key = 'files';
const capacity = 500;
const none: Choices = { inputs: new Map(), outputs: new Map() };

/** Remembers choices per file in the workspace's state, the most recently changed last. */
export class Memory implements vscode.Disposable {
  private readonly state: vscode.Memento;
  private readonly files: Map<string, Choices>;
  private readonly changed = new vscode.EventEmitter<{ uri: string; affects: keyof Choices }>();
  private readonly subscriptions: vscode.Disposable[];
  readonly onDidChange = this.changed.event;

  constructor(state: vscode.Memento) {
    this.state = state;
    this.files = new Map(state.get<Stored[]>(key, []).map((stored) => [stored.uri, restore(stored)]));
    this.subscriptions = [
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.move(oldUri.toString(), newUri.toString());
      }),
      // The next untitled document gets the same name, and has nothing to do with this one.
      onDidCloseSource(({ isUntitled, uri }) => {
        if (isUntitled) this.write(uri.toString(), none);
      }),
    ];
  }

  /** The choices made for a file. */
  of(uri: vscode.Uri): Choices {
    return this.files.get(uri.toString()) ?? none;
  }

  /** Switches inline gradients on or off in a file. */
  show(uri: vscode.Uri, shown: boolean): void {
    this.write(uri.toString(), { ...this.of(uri), shown });
    this.changed.fire({ uri: uri.toString(), affects: 'shown' });
  }

  /** Gives an input a value, or with undefined leaves it to the file again. */
  setInput(uri: vscode.Uri, name: string, value: number | undefined): void {
    this.write(uri.toString(), { ...this.of(uri), inputs: changed(this.of(uri).inputs, name, value) });
    this.changed.fire({ uri: uri.toString(), affects: 'inputs' });
  }

  /** Gives these inputs their values, and leaves all others to the file. */
  setInputs(uri: vscode.Uri, inputs: ReadonlyMap<string, number>): void {
    const before = this.of(uri).inputs;
    if (inputs.size === before.size && [...inputs].every(([name, value]) => before.get(name) === value))
      return;
    this.write(uri.toString(), { ...this.of(uri), inputs: new Map(inputs) });
    this.changed.fire({ uri: uri.toString(), affects: 'inputs' });
  }

  /** Chooses a scope's output, or with undefined leaves it to the file again. */
  setOutput(uri: vscode.Uri, scopeId: string, name: string | undefined): void {
    this.write(uri.toString(), { ...this.of(uri), outputs: changed(this.of(uri).outputs, scopeId, name) });
    this.changed.fire({ uri: uri.toString(), affects: 'outputs' });
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  private write(uri: string, choices: Choices): void {
    const known = this.files.delete(uri);
    const empty = choices.shown === undefined && choices.inputs.size + choices.outputs.size === 0;
    if (empty && !known) return;
    if (!empty) this.files.set(uri, choices);
    for (const oldest of this.files.keys()) {
      if (this.files.size <= capacity) break;
      this.files.delete(oldest);
    }
    void this.state.update(key, [...this.files].map(store));
  }

  /** A renamed folder moves every file in it. */
  private move(from: string, to: string): void {
    for (const [uri, choices] of [...this.files]) {
      if (uri !== from && !uri.startsWith(`${from}/`)) continue;
      this.write(uri, none);
      this.write(to + uri.slice(from.length), choices);
    }
  }
}

function changed<T>(map: ReadonlyMap<string, T>, name: string, value: T | undefined): ReadonlyMap<string, T> {
  const copy = new Map(map);
  if (value === undefined) copy.delete(name);
  else copy.set(name, value);
  return copy;
}

function store([uri, choices]: [string, Choices]): Stored {
  return { uri, shown: choices.shown, inputs: [...choices.inputs], outputs: [...choices.outputs] };
}

function restore({ shown, inputs, outputs }: Stored): Choices {
  return { shown, inputs: new Map(inputs), outputs: new Map(outputs) };
}
