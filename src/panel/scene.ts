/* What every part of the page is given to show, and what it can do. Types. */
import type { Analysis, Circuit } from '../analysis/model';
import type { ReadDocument } from './engine';
import type { Numbers, ToEditor } from './protocol';
import type { Action, State } from './store';

/** What the parts of the page show: the state, what was read, and the circuit that is looked at. */
export interface Scene {
  readonly state: State;
  readonly reading: ReadDocument;
  readonly analysis: Analysis;
  readonly circuit: Circuit;
}

/** What the parts of the page can do. */
export interface Actions {
  dispatch(action: Action): void;
  post(message: ToEditor): void;
  /** Shows these numbers at once, and tells the editor; `settled` when the hand has let go. */
  tryNumbers(numbers: Numbers, settled: boolean): void;
  /** Brings the page up to date without waiting for the next animation frame. */
  now(): void;
}

/** A part of the page. */
export interface PagePart {
  readonly element: HTMLElement;
  show(scene: Scene): void;
}
