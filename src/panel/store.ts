/* The page's one state, and all that can happen to it. */
import type { Sorting } from '../drawing/table';
import type { PageVerdict } from '../drawing/verdict';
import { type Room, roomIn, type Size } from './drawing/room';
import type { DocumentState, Emptiness, NumbersTried, ToPage } from './protocol';
import type { Range } from './ranges';

export type LevelChoice = 'auto' | 'gates' | 'statements';
export type Tab = 'inputs' | 'step' | 'table';

/** What someone arranged for one file's circuits. Inputs go by their key. */
export interface Arrangement {
  /** The circuit that shows, by its key; null for the first. */
  readonly circuit: string | null;
  readonly ranges: readonly (readonly [input: string, range: Range])[];
  readonly held: readonly string[];
  /** How many rounds of a loop are open, or that a call is, by its circuit and its place there. */
  readonly opened: readonly (readonly [circuit: string, place: string, open: number])[];
}

/** Everything that decides what the page shows. */
export interface State {
  readonly document: DocumentState | null;
  readonly empty: { readonly why: Emptiness; readonly file: string | null } | null;
  readonly verdicts: readonly PageVerdict[];
  /** An offset into the document; null while the cursor is elsewhere. */
  readonly cursor: number | null;
  readonly pinned: boolean;
  readonly level: LevelChoice;
  /** How many wires away from the cursor a large drawing goes. */
  readonly around: number;
  /** The room for the drawing; null until it was measured. */
  readonly room: Room | null;
  readonly tab: Tab;
  readonly tugStep: number;
  /** Where the walk through the circuit has stopped; -1 before its first step. */
  readonly stop: number;
  /** Steps a second. */
  readonly speed: number;
  readonly sorting: Sorting | null;
  /** By URI, the one last used at the end. */
  readonly arrangements: readonly (readonly [uri: string, arrangement: Arrangement])[];
}

export type Action =
  | ToPage
  | { readonly kind: 'choose'; readonly circuit: string }
  | ({ readonly kind: 'resize' } & Size)
  | { readonly kind: 'range'; readonly input: string; readonly range: Range }
  | { readonly kind: 'hold'; readonly input: string; readonly held: boolean }
  | { readonly kind: 'turn'; readonly circuit: string; readonly place: string; readonly open: number }
  | { readonly kind: 'try'; readonly numbers: NumbersTried }
  | ({ readonly kind: 'arrange' } & Partial<
      Pick<State, 'level' | 'around' | 'tab' | 'tugStep' | 'stop' | 'speed' | 'sorting'>
    >);

export const initial: State = {
  document: null,
  empty: null,
  verdicts: [],
  cursor: null,
  pinned: false,
  level: 'auto',
  around: 3,
  room: null,
  tab: 'inputs',
  tugStep: 0.01,
  stop: -1,
  speed: 1,
  sorting: null,
  arrangements: [],
};

const untouched: Arrangement = { circuit: null, ranges: [], held: [], opened: [] };

/** More files than this are not remembered. */
const mostFiles = 30;

/** Texts longer than this are asked for again after a reload. */
const longestSource = 200_000;

/** What someone arranged for the file that shows. */
export function arrangementOf({ document, arrangements }: State): Arrangement {
  // One that an older page kept may lack something.
  return { ...untouched, ...arrangements.find(([uri]) => uri === document?.uri)?.[1] };
}

/** Which rounds and calls of a circuit are open. */
export function openedIn(state: State, circuit: string): ReadonlyMap<string, number> {
  const { opened } = arrangementOf(state);
  return new Map(opened.filter(([of]) => of === circuit).map(([, place, open]) => [place, open]));
}

/** The state after something happened. What belongs to another version of the text changes nothing. */
export function reduce(state: State, action: Action): State {
  const isCurrent = (version: number) => version === state.document?.version;
  switch (action.kind) {
    case 'document':
      return withDocument(state, action.document);
    case 'empty':
      return {
        ...state,
        document: null,
        empty: { why: action.why, file: action.file },
        verdicts: [],
        cursor: null,
      };
    case 'cursor':
      return isCurrent(action.version) ? { ...state, cursor: action.offset } : state;
    case 'verdicts':
      return isCurrent(action.version) ? { ...state, verdicts: action.verdicts } : state;
    case 'numbers':
      return isCurrent(action.version) ? withNumbers(state, action) : state;
    case 'try':
      return withNumbers(state, action.numbers);
    case 'pinned':
      return { ...state, pinned: action.pinned };
    case 'choose':
      return withCircuit(state, action.circuit);
    case 'resize': {
      const room = roomIn(action, state.room);
      return room === state.room ? state : { ...state, room };
    }
    case 'range':
      return arranged(state, ({ ranges }) => ({
        ranges: [...ranges.filter(([input]) => input !== action.input), [action.input, action.range]],
      }));
    case 'hold':
      return arranged(state, ({ held }) => {
        const others = held.filter((input) => input !== action.input);
        return { held: action.held ? [...others, action.input] : others };
      });
    case 'turn':
      return arranged(state, ({ opened }) => {
        const { circuit, place, open } = action;
        const others = opened.filter((each) => each[0] !== circuit || each[1] !== place);
        return { opened: open > 0 ? [...others, [circuit, place, open]] : others };
      });
    case 'arrange': {
      const { kind: _kind, ...changes } = action;
      return { ...state, ...changes };
    }
  }
}

/** Verdicts and the cursor of the text before say nothing about this one. */
function withDocument(state: State, document: DocumentState): State {
  const sameFile = state.document?.uri === document.uri;
  const sameText = sameFile && state.document?.source === document.source;
  return {
    ...state,
    document,
    empty: null,
    verdicts: sameText ? state.verdicts : [],
    cursor: sameFile ? state.cursor : null,
    stop: sameFile ? state.stop : -1,
  };
}

/** The walk through another circuit begins before its first step. */
function withCircuit(state: State, circuit: string): State {
  if (arrangementOf(state).circuit === circuit) return state;
  return { ...arranged(state, () => ({ circuit })), stop: -1 };
}

function withNumbers(state: State, { inputs, whatIf }: NumbersTried): State {
  return state.document ? { ...state, document: { ...state.document, inputs, whatIf } } : state;
}

function arranged(state: State, change: (before: Arrangement) => Partial<Arrangement>): State {
  if (!state.document) return state;
  const { uri } = state.document;
  const before = arrangementOf(state);
  const others = state.arrangements.filter(([other]) => other !== uri).slice(1 - mostFiles);
  return { ...state, arrangements: [...others, [uri, { ...before, ...change(before) }]] };
}

const format = 1;

/** The state as the editor keeps it while the page is hidden or reloads. */
export function toKeep(state: State): unknown {
  const tooLong = (state.document?.source.length ?? 0) > longestSource;
  return { format, state: tooLong ? { ...state, document: null, verdicts: [], cursor: null } : state };
}

/** The state that was kept; the initial one if there is none, or one of another version of the page. */
export function fromKept(kept: unknown): State {
  const isOurs = typeof kept === 'object' && kept !== null && 'format' in kept && kept.format === format;
  return isOurs && 'state' in kept ? { ...initial, ...(kept.state as Partial<State>) } : initial;
}

/** Holds the state and tells of its changes. */
export class Store {
  private listeners: ((state: State, before: State) => void)[] = [];

  constructor(public state: State) {}

  dispatch(action: Action): void {
    const before = this.state;
    this.state = reduce(before, action);
    if (this.state !== before) for (const listener of this.listeners) listener(this.state, before);
  }

  subscribe(listener: (state: State, before: State) => void): void {
    this.listeners.push(listener);
  }
}
