/* The three tabs below the drawing. */
import '@vscode-elements/elements/dist/vscode-tabs/index.js';
import { make, setAttribute } from './dom';
import type { Actions } from './scene';
import type { State, Tab } from './store';

const tabs: readonly (readonly [Tab, string])[] = [
  ['inputs', 'Inputs'],
  ['step', 'Step'],
  ['table', 'Table'],
];

/** Inputs, Step and Table, one at a time. */
export class Tabs {
  readonly element = make('vscode-tabs' as 'div', { class: 'tabs' });

  constructor({ dispatch }: Actions, panels: Readonly<Record<Tab, readonly HTMLElement[]>>) {
    for (const [tab, label] of tabs) {
      this.element.append(
        make('vscode-tab-header' as 'div', { slot: 'header' }, label),
        make('vscode-tab-panel' as 'div', { class: 'tab' }, ...panels[tab]),
      );
    }
    this.element.addEventListener('vsc-tabs-select', (event) => {
      const { selectedIndex } = (event as CustomEvent<{ selectedIndex: number }>).detail;
      dispatch({ kind: 'arrange', tab: tabs[selectedIndex]?.[0] ?? 'inputs' });
    });
  }

  show({ tab }: State): void {
    setAttribute(this.element, 'selected-index', String(tabs.findIndex(([each]) => each === tab)));
  }
}
