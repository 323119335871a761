/* The row above the drawing: which circuit, in what detail, and the menu. */
import { circuitKey, circuitLabel } from './circuits';
import { iconButton, make, nameButton, setAttribute } from './dom';
import { icons } from './icons';
import type { Actions, PagePart, Scene } from './scene';
import type { LevelChoice } from './store';

/** What the toolbar does to the drawing. */
export interface DrawingTools {
  fit(): void;
  zoomBy(factor: number): void;
  exportAs(look: 'light' | 'dark'): void;
  copyTable(): void;
}

const levels: readonly (readonly [LevelChoice, string])[] = [
  ['auto', 'As fits'],
  ['gates', 'Gates'],
  ['statements', 'Statements'],
];

/** The row above the drawing: which circuit, in what detail, and what to do with the picture. */
export class Toolbar implements PagePart {
  readonly element = make('div', { class: 'toolbar', role: 'toolbar', 'aria-label': 'Circuit' });
  private readonly picker = make('select', { class: 'picker', 'aria-label': 'Circuit' });
  private readonly pin = iconButton('Keep showing this circuit', icons.pin);
  private readonly level = make(
    'select',
    { 'aria-label': 'Detail', title: 'Detail' },
    ...levels.map(([value, label]) => make('option', { value }, label)),
  );
  private pinned = false;
  private options = '';

  constructor({ dispatch, post }: Actions, tools: DrawingTools) {
    const fit = iconButton('Fit the drawing to the view', icons.fit);
    const zoomIn = iconButton('Zoom in', icons.zoomIn);
    const zoomOut = iconButton('Zoom out', icons.zoomOut);
    this.element.append(
      make('span', { class: 'group grow' }, this.picker, this.pin),
      this.level,
      make('span', { class: 'group' }, zoomOut, zoomIn, fit, menu(tools)),
    );
    fit.addEventListener('click', () => tools.fit());
    zoomIn.addEventListener('click', () => tools.zoomBy(1.25));
    zoomOut.addEventListener('click', () => tools.zoomBy(0.8));
    this.picker.addEventListener('change', () => dispatch({ kind: 'choose', circuit: this.picker.value }));
    this.level.addEventListener('change', () => {
      const chosen = levels.find(([value]) => value === this.level.value);
      if (chosen) dispatch({ kind: 'arrange', level: chosen[0] });
    });
    this.pin.addEventListener('click', () => {
      const pinned = !this.pinned;
      dispatch({ kind: 'pinned', pinned });
      post({ kind: 'pin', pinned });
    });
  }

  show({ state, analysis, circuit }: Scene): void {
    this.showCircuits(
      analysis.circuits.map((each) => [circuitKey(analysis, each), circuitLabel(analysis, each)]),
    );
    this.picker.value = circuitKey(analysis, circuit);
    this.pinned = state.pinned;
    setAttribute(this.pin, 'aria-pressed', String(state.pinned));
    nameButton(this.pin, state.pinned ? 'Follow the cursor again' : 'Keep showing this circuit');
    this.level.value = state.level;
  }

  private showCircuits(circuits: readonly (readonly [string, string])[]): void {
    const options = JSON.stringify(circuits);
    if (options === this.options) return;
    this.options = options;
    this.picker.replaceChildren(...circuits.map(([value, label]) => make('option', { value }, label)));
  }
}

/** What is needed now and then, behind three dots. */
function menu(tools: DrawingTools): HTMLElement {
  const opener = iconButton('More', icons.more);
  setAttribute(opener, 'popovertarget', 'more');
  const entries: readonly (readonly [string, () => void])[] = [
    ['Export as SVG, light', () => tools.exportAs('light')],
    ['Export as SVG, dark', () => tools.exportAs('dark')],
    ['Copy table as Markdown', () => tools.copyTable()],
  ];
  const list = make('div', {
    id: 'more',
    class: 'entries',
    popover: 'auto',
    role: 'group',
    'aria-label': 'More',
  });
  for (const [label, run] of entries) {
    const entry = make('button', { type: 'button' }, label);
    entry.addEventListener('click', () => {
      list.hidePopover();
      run();
    });
    list.append(entry);
  }
  return make('span', { class: 'menu' }, opener, list);
}
