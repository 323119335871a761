/* Numbers that someone tries out in the place of the file's own. */
import * as vscode from 'vscode';
import { inputKeys } from '../analysis/fixed-inputs';
import type { Analysis, Variable } from '../analysis/model';
import type { Engine } from '../engine';
import type { Analyses } from './analyses';
import type { Memory } from './memory';
import type { Source } from './source';
import { onDidCloseSource } from './sources';

/** A number in the place of one of the file's own. */
export interface Tried {
  readonly name: string;
  readonly value: number;
  /** What it is in the file. When that changes, the question is no longer the one that was asked. */
  readonly own: number | null;
}

/** What someone tries out on one source. A change makes a new one. */
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
 * Numbers that are not the file's, per source, for as long as the session lasts. What is painted shows them;
 * problems, fixes and reports go on speaking of the file.
 */
export class WhatIfs implements vscode.Disposable {
  private readonly analyses: Analyses;
  private readonly memory: Memory;
  private readonly trials = new Map<Source, Trial>();
  private readonly changed = new vscode.EventEmitter<Source>();
  private readonly subscriptions: vscode.Disposable[];
  private engine: Engine | undefined;

  /** Fires when other numbers are tried, and when they are dropped. */
  readonly onDidChange = this.changed.event;

  /** Comes before all that show analyses: it hears of a new one first, and drops what no longer fits. */
  constructor(analyses: Analyses, memory: Memory) {
    this.analyses = analyses;
    this.memory = memory;
    this.subscriptions = [
      analyses.onDidChange((source) => this.recheck(source)),
      onDidCloseSource((source) => this.reset(source)),
    ];
  }

  /** The analysis to show for the source as it is now: with the numbers that are tried, or the file's own. */
  shown(source: Source): Analysis | undefined {
    const own = this.analyses.current(source);
    const trial = this.trials.get(source);
    if (!own || !trial || !this.engine) return own;
    if (trial.shown?.[0] !== own) trial.shown = [own, this.engine.rerun(own, this.numbers(source))];
    return trial.shown[1];
  }

  /** What is tried in place of the file's own numbers, by key. */
  tried(source: Source): ReadonlyMap<string, Tried> {
    return this.trials.get(source)?.whatIf ?? new Map();
  }

  /** Whether a hand is on a slider: the numbers come by the animation frame. */
  isMoving(source: Source): boolean {
    return this.trials.get(source)?.inputs !== undefined;
  }

  /** All numbers for the source that are not in its text. */
  numbers(source: Source): TrialNumbers {
    return {
      inputs: this.trials.get(source)?.inputs ?? this.memory.of(source.uri).inputs,
      whatIf: new Map([...this.tried(source)].map(([key, { value }]) => [key, value])),
    };
  }

  /** Loads what runs a circuit with other numbers. */
  async prepare(): Promise<void> {
    this.engine ??= await import('../engine');
  }

  /** Tries these numbers instead of those before. When the hand has let go, those of free inputs are kept. */
  try(source: Source, numbers: TrialNumbers, settled: boolean): void {
    const analysis = this.analyses.current(source) ?? this.analyses.last(source);
    if (!analysis || !this.engine) return;
    const variables = numbers.whatIf.size > 0 ? variablesByKey(analysis) : new Map();
    const before = this.tried(source);
    const whatIf = new Map<string, Tried>();
    for (const [key, value] of numbers.whatIf) {
      const variable = variables.get(key);
      const known = before.get(key) ?? (variable && { name: variable.name, own: variable.value });
      if (known) whatIf.set(key, { ...known, value });
    }
    this.trials.set(source, { inputs: settled ? undefined : numbers.inputs, whatIf });
    if (settled) {
      if (whatIf.size === 0) this.trials.delete(source);
      this.memory.setInputs(source.uri, numbers.inputs);
    }
    this.changed.fire(source);
  }

  /** Goes back to the file's own numbers. */
  reset(source: Source): void {
    if (this.trials.delete(source)) this.changed.fire(source);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  /** Drops numbers whose place in the file has changed or is gone. */
  private recheck(source: Source): void {
    const analysis = this.analyses.current(source);
    const trial = this.trials.get(source);
    if (!analysis || !trial || trial.whatIf.size === 0) return;
    const variables = variablesByKey(analysis);
    const left = [...trial.whatIf].filter(([key, { own }]) => variables.get(key)?.value === own);
    if (left.length === trial.whatIf.size) return;
    if (left.length > 0 || trial.inputs) this.trials.set(source, { ...trial, whatIf: new Map(left) });
    else this.trials.delete(source);
    this.changed.fire(source);
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
