/* The tab that walks through the circuit, gate by gate. */
import type { Analysis, Circuit } from '../analysis/model';
import { Stops } from '../drawing/stops';
import { circuitKey } from './circuits';
import { iconButton, make, makeSvg, nameButton, setAttribute, setText } from './dom';
import { icons } from './icons';
import type { Actions, PagePart, Scene } from './scene';

const speeds: readonly (readonly [number, string])[] = [
  [0.5, 'slow'],
  [1, 'normal'],
  [2, 'fast'],
  [8, 'very fast'],
];

/** Walks through the circuit, gate by gate, forward and then backward. */
export class Stepper implements PagePart {
  private readonly start = iconButton('To the start', icons.start);
  private readonly back = iconButton('Back', icons.back);
  private readonly play = iconButton('Play', icons.play);
  private readonly next = iconButton('Next', icons.next);
  private readonly speed = make(
    'select',
    { 'aria-label': 'Speed' },
    ...speeds.map(([value, label]) => make('option', { value: String(value) }, label)),
  );
  private readonly place = make('p', { class: 'place' });
  private readonly sentence = make('p', { class: 'sentence', role: 'status' });
  private readonly progress = make('progress', { 'aria-label': 'Steps done', max: '1', value: '0' });
  readonly element = make(
    'section',
    { class: 'stepper', 'aria-label': 'Step' },
    make('h2', { class: 'unseen' }, 'Step'),
    make(
      'div',
      { class: 'row', role: 'toolbar', 'aria-label': 'Step through the circuit' },
      this.start,
      this.back,
      this.play,
      this.next,
      this.speed,
    ),
    this.place,
    this.progress,
    this.sentence,
  );
  private walk: { analysis: Analysis; wiring: Circuit['wiring']; digits: number; steps: Stops } | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private scene: Scene | null = null;
  /** The circuit that is walked through. */
  private subject = '';

  constructor(private readonly actions: Actions) {
    this.start.addEventListener('click', () => this.go(-1));
    this.back.addEventListener('click', () => this.go(this.stop - 1));
    this.next.addEventListener('click', () => this.go(this.stop + 1));
    this.play.addEventListener('click', () => (this.timer === undefined ? this.run() : this.pause()));
    this.speed.addEventListener('change', () => {
      actions.dispatch({ kind: 'arrange', speed: Number(this.speed.value) });
      if (this.timer !== undefined) this.run(Number(this.speed.value));
    });
    this.element.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.go(-1);
    });
  }

  /** The gate of the stop that shows; null while none does. */
  get node(): number | null {
    return this.scene?.state.tab === 'step' ? (this.steps().nodeAt(this.stop) ?? null) : null;
  }

  private get stop(): number {
    return Math.min(this.scene?.state.stop ?? -1, this.steps().length - 1);
  }

  show(scene: Scene): void {
    const { state, reading, analysis, circuit } = scene;
    const subject = `${reading.document.uri} ${circuitKey(analysis, circuit)}`;
    this.scene = scene;
    this.speed.value = String(state.speed);
    if (subject !== this.subject || state.tab !== 'step') this.pause();
    this.subject = subject;
    if (state.tab === 'step') this.render();
  }

  private run(speed = this.scene?.state.speed ?? 1): void {
    clearInterval(this.timer);
    if (this.stop >= this.steps().length - 1) this.move(-1);
    this.timer = setInterval(() => this.forward(), 1000 / speed);
    this.showPlaying();
    this.forward();
  }

  private forward(): void {
    this.move(this.stop + 1);
    if (this.stop >= this.steps().length - 1) this.pause();
  }

  private pause(): void {
    if (this.timer === undefined) return;
    clearInterval(this.timer);
    this.timer = undefined;
    this.showPlaying();
  }

  private go(stop: number): void {
    this.pause();
    this.move(stop);
  }

  private move(stop: number): void {
    const last = this.steps().length - 1;
    this.actions.dispatch({ kind: 'arrange', stop: Math.max(-1, Math.min(stop, last)) });
    this.actions.now();
  }

  private steps(): Stops {
    if (!this.scene) throw new Error('There is no circuit to walk through yet.');
    const { analysis, circuit, state } = this.scene;
    const digits = state.document?.precision ?? 4;
    if (
      this.walk?.analysis !== analysis ||
      this.walk.wiring !== circuit.wiring ||
      this.walk.digits !== digits
    )
      this.walk = { analysis, wiring: circuit.wiring, digits, steps: new Stops(analysis, circuit, digits) };
    return this.walk.steps;
  }

  private render(): void {
    const steps = this.steps();
    const { length } = steps;
    const { stop } = this;
    const step = steps.stepAt(stop);
    const half = length / 2;
    const count = step?.phase === 'backward' ? stop - half + 1 : stop + 1;
    setText(
      this.place,
      length === 0
        ? 'This circuit has no gates to step through.'
        : step
          ? `${step.phase === 'forward' ? 'Forward' : 'Backward'}, gate ${count} of ${half}`
          : `${half} gate${half === 1 ? '' : 's'}: forward to the values, then backward to the gradients.`,
    );
    setText(this.sentence, step?.sentence ?? '');
    setAttribute(this.sentence, 'data-phase', step?.phase ?? false);
    setAttribute(this.progress, 'max', String(Math.max(1, length)));
    this.progress.value = stop + 1;
    setAttribute(this.start, 'disabled', stop < 0);
    setAttribute(this.back, 'disabled', stop < 0);
    setAttribute(this.next, 'disabled', stop >= length - 1);
    setAttribute(this.play, 'disabled', length === 0);
  }

  private showPlaying(): void {
    const playing = this.timer !== undefined;
    nameButton(this.play, playing ? 'Pause' : 'Play');
    this.play.replaceChildren(
      makeSvg(
        'svg',
        { viewBox: '0 0 16 16', 'aria-hidden': 'true' },
        makeSvg('path', { d: playing ? icons.pause : icons.play }),
      ),
    );
    // While it plays nobody can listen as fast as it goes.
    setAttribute(
      this.sentence,
      'aria-live',
      playing && (this.scene?.state.speed ?? 1) > 1 ? 'off' : 'polite',
    );
  }
}
