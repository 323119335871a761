import type { Analysis, Circuit } from '../analysis/model';
import type { Reading } from './engine';
import type { Numbers, ToEditor } from './protocol';
import type { Action, State } from './store';

/** What the parts of the page show: the state, what was read, and the circuit that is looked at. */
export interface Scene {
  readonly state: State;
  readonly reading: Reading;
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
export interface Part {
  readonly element: HTMLElement;
  show(scene: Scene): void;
}
