/* Numbers that someone tries out in the place of the file's own. */
import * as vscode from 'vscode';
import { inputKeys } from '../analysis/fixed-inputs';
import type { Analysis, Variable } from '../analysis/model';
import type { Engine } from '../engine';
import type { Analyses } from './analyses';
import type { Memory } from './memory';

/** A number in the place of one of the file's own. */
export interface Tried {
  readonly name: string;
  readonly value: number;
  /** What it is in the file. When that changes, the question is no longer the one that was asked. */
  readonly own: number | null;
}

/** What someone tries out on one document. A change makes a new one. */
interface Trial {
  /** Values of free inputs while the hand still moves; they are kept for the file when it lets go. */
  readonly inputs: ReadonlyMap<string, number> | undefined;
  readonly whatIf: ReadonlyMap<string, Tried>;
  /** The file's own analysis, and what these numbers make of it. */
  shown?: readonly [own: Analysis, shown: Analysis] | undefined;
}

/** Numbers as the side panel sends them. */
export interface TrialNumbers {
  readonly inputs: ReadonlyMap<string, number>;
  readonly whatIf: ReadonlyMap<string, number>;
}

/**
 * Numbers that are not the file's, per document, for as long as the session lasts. What is painted shows them;
 * problems, fixes and reports go on speaking of the file.
 */
export class WhatIfs implements vscode.Disposable {
  private readonly analyses: Analyses;
  private readonly memory: Memory;
  private readonly trials = new Map<vscode.TextDocument, Trial>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable[];
  private engine: Engine | undefined;

  /** Fires when other numbers are tried, and when they are dropped. */
  readonly onDidChange = this.changed.event;

  /** Comes before all that show analyses: it hears of a new one first, and drops what no longer fits. */
  constructor(analyses: Analyses, memory: Memory) {
    this.analyses = analyses;
    this.memory = memory;
    this.subscriptions = [
      analyses.onDidChange((document) => this.recheck(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.reset(document)),
    ];
  }

  /** The analysis to show for the document as it is now: with the numbers that are tried, or the file's own. */
  shown(document: vscode.TextDocument): Analysis | undefined {
    const own = this.analyses.current(document);
    const trial = this.trials.get(document);
    if (!own || !trial || !this.engine) return own;
    if (trial.shown?.[0] !== own) trial.shown = [own, this.engine.rerun(own, this.numbers(document))];
    return trial.shown[1];
  }

  /** What is tried in place of the file's own numbers, by key. */
  tried(document: vscode.TextDocument): ReadonlyMap<string, Tried> {
    return this.trials.get(document)?.whatIf ?? new Map();
  }

  /** Whether a hand is on a slider: the numbers come by the animation frame. */
  isMoving(document: vscode.TextDocument): boolean {
    return this.trials.get(document)?.inputs !== undefined;
  }

  /** All numbers for the document that are not in its text. */
  numbers(document: vscode.TextDocument): TrialNumbers {
    return {
      inputs: this.trials.get(document)?.inputs ?? this.memory.of(document.uri).inputs,
      whatIf: new Map([...this.tried(document)].map(([key, { value }]) => [key, value])),
    };
  }

  /** Loads what runs a circuit with other numbers. */
  async prepare(): Promise<void> {
    this.engine ??= await import('../engine');
  }

  /** Tries these numbers instead of those before. When the hand has let go, those of free inputs are kept. */
  try(document: vscode.TextDocument, numbers: TrialNumbers, settled: boolean): void {
    const analysis = this.analyses.current(document) ?? this.analyses.last(document);
    if (!analysis || !this.engine) return;
    const variables = numbers.whatIf.size > 0 ? variablesByKey(analysis) : new Map();
    const before = this.tried(document);
    const whatIf = new Map<string, Tried>();
    for (const [key, value] of numbers.whatIf) {
      const variable = variables.get(key);
      const known = before.get(key) ?? (variable && { name: variable.name, own: variable.value });
      if (known) whatIf.set(key, { ...known, value });
    }
    this.trials.set(document, { inputs: settled ? undefined : numbers.inputs, whatIf });
    if (settled) {
      if (whatIf.size === 0) this.trials.delete(document);
      this.memory.setInputs(document.uri, numbers.inputs);
    }
    this.changed.fire(document);
  }

  /** Goes back to the file's own numbers. */
  reset(document: vscode.TextDocument): void {
    if (this.trials.delete(document)) this.changed.fire(document);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  /** Drops numbers whose place in the file has changed or is gone. */
  private recheck(document: vscode.TextDocument): void {
    const analysis = this.analyses.current(document);
    const trial = this.trials.get(document);
    if (!analysis || !trial || trial.whatIf.size === 0) return;
    const variables = variablesByKey(analysis);
    const left = [...trial.whatIf].filter(([key, { own }]) => variables.get(key)?.value === own);
    if (left.length === trial.whatIf.size) return;
    if (left.length > 0 || trial.inputs) this.trials.set(document, { ...trial, whatIf: new Map(left) });
    else this.trials.delete(document);
    this.changed.fire(document);
  }
}

/** The inputs that may be tried with another number, by key. */
function variablesByKey(analysis: Analysis): Map<string, Variable> {
  const found = new Map<string, Variable>();
  for (const [version, key] of inputKeys(analysis)) {
    const variable = analysis.variableOf.get(version);
    if (variable) found.set(key, variable);
  }
  return found;
}
