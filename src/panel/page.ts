/* Puts the parts of the page together, and brings them up to date once an animation frame. */
import { circuitAt } from '../analysis/circuit-at';
import type { Span } from '../text/span';
import { Announcer } from './announcer';
import { circuitKey, circuitOf, nodeAt } from './circuits';
import { make, setAttribute, setText } from './dom';
import { roomIn, type Size } from './drawing/room';
import { DrawingView } from './drawing/view';
import { Empty } from './empty';
import { dialectFor, type ReadDocument, read } from './engine';
import { Hidden } from './hidden';
import { Inputs } from './inputs';
import type { NumbersTried, ToEditor, ToPage } from './protocol';
import type { Actions, PagePart, Scene } from './scene';
import { shownInputs } from './settings';
import { Stepper } from './stepper';
import { arrangementOf, openedIn, type Store } from './store';
import { TablePart } from './table';
import { Tabs } from './tabs';
import { Toolbar } from './toolbar';
import { TugPart } from './tug';
import { WhatIfBars } from './what-if';

/** The whole page. It is painted once an animation frame, however much happened. */
export class Page {
  private readonly host = make('div', { class: 'drawing', role: 'group', 'aria-details': 'circuit-table' });
  private readonly hidden: Hidden;
  private readonly unknown = make('p', { class: 'hint', role: 'status', hidden: true });
  private readonly content: HTMLElement;
  private readonly empty: Empty;
  readonly element: HTMLElement;
  private readonly drawing: DrawingView;
  private readonly stepper: Stepper;
  private readonly table: TablePart;
  private readonly tabs: Tabs;
  private readonly always: readonly PagePart[];
  private readonly inputs: readonly PagePart[];
  private reading: ReadDocument | null = null;
  private scene: Scene | null = null;
  private scheduled = false;
  /** What the editor lights up for the present step, and in which version. */
  private stepLight: readonly Span[] = [];
  private stepVersion = 0;
  /** A hand moves a number; the editor hears of it once an animation frame. */
  private moving = false;
  private untold = false;
  /** The cursor that was followed last. */
  private followed = '';

  constructor(
    private readonly store: Store,
    private readonly post: (message: ToEditor) => void,
  ) {
    const actions: Actions = {
      dispatch: (action) => store.dispatch(action),
      post,
      tryNumbers: (numbers, settled) => this.tryNumbers(numbers, settled),
      now: () => this.render(),
    };
    this.drawing = new DrawingView(this.host, {
      hover: (at) => this.tell('light', at ?? this.stepLight),
      go: (at) => this.tell('reveal', at),
      resize: (size) => this.resize(size),
      select: (node) => this.tell('light', node === null ? this.stepLight : [this.spanOf(node)]),
      turn: (place, open) => this.turn(place, open),
    });
    this.hidden = new Hidden(actions);
    this.stepper = new Stepper(actions);
    const announcer = new Announcer();
    this.table = new TablePart(actions);
    this.inputs = [new Inputs(actions), new TugPart(actions)];
    const toolbar = new Toolbar(actions, {
      fit: () => this.drawing.fit(),
      zoomBy: (factor) => this.drawing.zoomBy(factor),
      exportAs: (look) => this.exportAs(look),
      copyTable: () => this.table.copy(),
    });
    const bars = new WhatIfBars(actions);
    this.always = [toolbar, bars, this.stepper, this.table, announcer];
    this.tabs = new Tabs(actions, {
      inputs: this.inputs.map(({ element }) => element),
      step: [this.stepper.element],
      table: [this.table.element],
    });
    this.empty = new Empty(post);
    this.content = make(
      'div',
      { class: 'content', hidden: true },
      toolbar.element,
      make('div', { class: 'picture' }, this.host, this.hidden.element, this.unknown, bars.element),
      make('div', { class: 'controls' }, this.tabs.element),
    );
    this.element = make(
      'main',
      { class: 'page' },
      make('h1', { class: 'unseen' }, 'Circuit'),
      this.empty.element,
      this.content,
      announcer.element,
    );
    store.subscribe(() => this.schedule());
  }

  /** Takes what the editor says. While a hand moves a number, the editor's idea of the numbers is a little old. */
  receive(message: ToPage): void {
    const { document } = this.store.state;
    if (this.moving && message.kind === 'numbers') return;
    if (this.moving && message.kind === 'document' && message.document.uri === document?.uri) {
      const { inputs, whatIf } = document;
      this.store.dispatch({ ...message, document: { ...message.document, inputs, whatIf } });
      return;
    }
    if (message.kind === 'document' || message.kind === 'empty') this.moving = false;
    this.store.dispatch(message);
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      if (this.scheduled) this.render();
    });
  }

  /** Brings the page up to date. */
  render(): void {
    this.scheduled = false;
    const { document, empty } = this.store.state;
    const dialect = document && dialectFor(document, () => this.render());
    if (document && !dialect) return;
    this.reading = document && dialect ? read(document, dialect, this.reading) : null;
    if (this.reading) this.follow(this.reading);
    const { state } = this.store;
    const analysis = this.reading?.shown;
    const circuit = analysis && circuitOf(analysis, arrangementOf(state).circuit);
    setAttribute(this.content, 'hidden', !circuit);
    const why = circuit ? null : analysis ? 'no circuit' : (empty?.why ?? null);
    this.empty.show(why, document?.file ?? empty?.file ?? null);
    this.scene =
      this.reading && analysis && circuit ? { state, reading: this.reading, analysis, circuit } : null;
    if (this.scene) this.show(this.scene);
    if (this.untold) this.tellNumbers(false);
  }

  private show(scene: Scene): void {
    const { state, analysis, circuit } = scene;
    this.tabs.show(state);
    const parts = state.tab === 'inputs' ? [...this.always, ...this.inputs] : this.always;
    for (const part of parts) part.show(scene);
    const names = circuit.outputs.map(({ variable }) => variable.name).join(', ');
    setAttribute(this.host, 'aria-label', `Drawing of the circuit of ${names}`);
    const step = this.stepper.node;
    this.lightStep(step);
    const cursor = state.cursor === null ? null : nodeAt(analysis, circuit, state.cursor);
    this.drawing.update({
      analysis,
      circuit,
      verdicts: state.verdicts,
      level: state.level,
      around: state.around,
      precision: scene.reading.document.precision,
      room: state.room ?? roomIn({ width: this.host.clientWidth, height: this.host.clientHeight }, null),
      lit:
        step !== null ? { node: step, paths: false } : cursor === null ? null : { node: cursor, paths: true },
      opened: openedIn(state, circuitKey(analysis, circuit)),
    });
    this.hidden.show(this.drawing.hiddenText, state.around);
    say(this.unknown, whyUnknown(scene));
  }

  private resize(size: Size): void {
    const { room } = this.store.state;
    this.store.dispatch({ kind: 'resize', ...size });
    if (this.store.state.room !== room) this.render();
  }

  /** Opens or closes rounds and calls of the circuit that shows. */
  private turn(place: string, open: number): void {
    if (!this.scene) return;
    const { analysis, circuit } = this.scene;
    this.store.dispatch({ kind: 'turn', circuit: circuitKey(analysis, circuit), place, open });
    this.render();
  }

  /** Turns to the circuit at the cursor, once for each move of it; the picker may then choose another. */
  private follow({ shown, document }: ReadDocument): void {
    const { cursor, pinned } = this.store.state;
    const move = `${document.uri} ${document.version} ${cursor}`;
    if (pinned || cursor === null || move === this.followed) return;
    this.followed = move;
    const circuit = circuitAt(shown, cursor);
    if (circuit) this.store.dispatch({ kind: 'choose', circuit: circuitKey(shown, circuit) });
  }

  private tryNumbers(numbers: NumbersTried, settled: boolean): void {
    this.moving = !settled;
    this.untold = true;
    this.store.dispatch({ kind: 'try', numbers });
    if (settled) this.tellNumbers(true);
    else this.schedule();
  }

  private tellNumbers(settled: boolean): void {
    this.untold = false;
    const { document } = this.store.state;
    if (!document) return;
    const { uri, inputs, whatIf } = document;
    this.post({ kind: 'numbers', uri, settled, inputs, whatIf });
  }

  /** Lights the text of the present step's gate in the editor; null ends it. */
  private lightStep(node: number | null): void {
    const at = node === null ? [] : [this.spanOf(node)];
    const version = this.reading?.document.version ?? 0;
    const isSame = at.length > 0 && version === this.stepVersion && at[0].from === this.stepLight[0]?.from;
    if (isSame ? at[0].to === this.stepLight[0]?.to : at.length + this.stepLight.length === 0) return;
    this.stepLight = at;
    this.stepVersion = version;
    this.tell('light', at);
  }

  private spanOf(node: number): Span {
    const tape = this.reading?.shown.tape;
    return { from: tape?.from[node] ?? 0, to: tape?.to[node] ?? 0 };
  }

  private tell<K extends 'light' | 'reveal'>(kind: K, at: Extract<ToEditor, { kind: K }>['at']): void {
    if (this.reading) this.post({ kind, version: this.reading.document.version, at } as ToEditor);
  }

  private exportAs(look: 'light' | 'dark'): void {
    if (!this.scene) return;
    const { reading, circuit } = this.scene;
    const file = reading.document.file.replace(/\.\w+$/, '');
    const names = circuit.outputs.map(({ variable }) => variable.name.replace(/[^\w$]+/g, '')).join('-');
    this.post({ kind: 'export', name: `${file}-${names}.svg`, svg: this.drawing.exportSvg(look) });
  }
}

function say(element: HTMLElement, text: string): void {
  setText(element, text);
  setAttribute(element, 'hidden', text === '');
}

/** What to do about a circuit without a single number. */
function whyUnknown({ circuit, reading: { own, keys, document } }: Scene): string {
  if (circuit.variables.some(({ value, gradient }) => value !== null && gradient !== null)) return '';
  const reason = circuit.variables.find((variable) => variable.reason)?.reason;
  const why = reason ? `: ${reason}` : '';
  const inputs = shownInputs({ own, keys, numbers: document }, circuit);
  return inputs.some(({ open, variable }) => open && variable.value === null)
    ? `No value in this circuit can be known${why}. Set its inputs, and the rest follows.`
    : `Nothing in this circuit can be known${why}. Write the arithmetic out in this file, or put a plain name in its place: the name\u2019s value can be set here.`;
}
