/* The tab with the circuit as a table. */
import { columns, markdownTable, rowsOf, sorted, type TableColumn, type VariableRow } from '../drawing/table';
import { fullNumber, shortNumber } from '../wording/format';
import { arrange, make, setAttribute, setText } from './dom';
import type { Actions, PagePart, Scene } from './scene';
import { verdictOn } from './verdict';

/** A circuit of more variables than this is written anew only when the numbers rest (milliseconds). */
const many = 150;
const rest = 150;
/** Nobody looks at a table behind another tab; who is led there by a screen reader takes longer. */
const hiddenRest = 500;

/** The circuit as a table: the same as the drawing, for reading, sorting and copying. */
export class TablePart implements PagePart {
  private readonly body = make('tbody');
  private readonly headings = new Map<TableColumn, HTMLElement>();
  readonly element: HTMLElement;
  private scene: Scene | null = null;
  private rows: readonly VariableRow[] = [];
  private drawn = new Map<VariableRow['variable']['version'], TableRow>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly actions: Actions) {
    const head = make('tr');
    for (const { key, heading } of columns) {
      const button = make('button', { type: 'button' }, heading);
      const cell = make('th', { scope: 'col', class: `cell ${key}` }, button);
      button.addEventListener('click', () => this.sortBy(key));
      this.headings.set(key, cell);
      head.append(cell);
    }
    const copy = make('button', { type: 'button' }, 'Copy as Markdown');
    copy.addEventListener('click', () => this.copy());
    this.element = make(
      'section',
      { class: 'table', 'aria-label': 'Table' },
      make('h2', { class: 'unseen' }, 'Table'),
      make(
        'div',
        { class: 'scroll' },
        make(
          'table',
          { id: 'circuit-table' },
          make('caption', { class: 'unseen' }, 'The circuit as a table'),
          make('thead', {}, head),
          this.body,
        ),
      ),
      make('div', { class: 'row' }, copy),
    );
  }

  /** Hands the table to the editor, which copies it. */
  copy(): void {
    this.refresh();
    this.actions.post({ kind: 'copy', text: markdownTable(this.rows) });
  }

  private sortBy(column: TableColumn): void {
    const sorting = this.scene?.state.sorting;
    const again = sorting?.column === column;
    // The third time it is the file's own order again.
    const next = again && sorting?.descending ? null : { column, descending: again };
    this.actions.dispatch({ kind: 'arrange', sorting: next });
  }

  show(scene: Scene): void {
    const { circuit } = scene;
    const newCircuit = this.scene?.circuit.wiring !== circuit.wiring;
    const numbersOnly = !newCircuit && this.scene?.state.sorting === scene.state.sorting;
    this.scene = scene;
    clearTimeout(this.timer);
    const hidden = scene.state.tab !== 'table';
    if (hidden || (numbersOnly && circuit.variables.length > many))
      this.timer = setTimeout(() => this.refresh(), hidden ? hiddenRest : rest);
    else this.refresh();
  }

  private refresh(): void {
    clearTimeout(this.timer);
    if (!this.scene) return;
    const { analysis, circuit, state } = this.scene;
    const digits = state.document?.precision ?? 4;
    const rows = rowsOf(analysis, circuit, (variable) =>
      verdictOn(circuit, state.verdicts, variable, digits),
    );
    const { sorting } = state;
    this.rows = sorting ? sorted(rows, sorting) : rows;
    for (const [key, cell] of this.headings)
      setAttribute(
        cell,
        'aria-sort',
        sorting?.column === key && (sorting.descending ? 'descending' : 'ascending'),
      );
    const before = this.drawn;
    this.drawn = new Map(
      this.rows.map((row) => [
        row.variable.version,
        before.get(row.variable.version) ?? new TableRow((to) => this.go(to)),
      ]),
    );
    for (const row of this.rows) this.drawn.get(row.variable.version)?.show(row, digits);
    arrange(
      this.body,
      [...this.drawn.values()].map(({ element }) => element),
    );
  }

  private go({ at }: VariableRow): void {
    if (!at || !this.scene) return;
    this.actions.post({ kind: 'reveal', version: this.scene.reading.document.version, at });
  }
}

/** One variable. A click goes to its code, and so does Enter on its name. */
class TableRow {
  private readonly name = make('button', { type: 'button' });
  private readonly cells = new Map(
    columns.map(({ key }) => [key, make(key === 'name' ? 'th' : 'td', { class: `cell ${key}` })]),
  );
  readonly element = make('tr', {}, ...this.cells.values());
  private row: VariableRow | null = null;

  constructor(go: (row: VariableRow) => void) {
    const first = this.cells.get('name');
    first?.append(this.name);
    if (first) setAttribute(first, 'scope', 'row');
    this.element.addEventListener('click', () => {
      if (this.row && getSelection()?.isCollapsed !== false) go(this.row);
    });
  }

  show(row: VariableRow, digits: number): void {
    this.row = row;
    const { variable } = row;
    setText(this.name, row.name);
    setAttribute(this.element, 'data-role', row.role);
    setAttribute(this.name, 'disabled', row.at === null);
    this.say('line', row.place);
    this.number('value', row.value, variable.assumed, digits);
    this.number('gradient', row.gradient, variable.gradientAssumed, digits);
    this.say('formula', row.formula);
    this.say('verdict', row.verdict);
    const verdict = this.cells.get('verdict');
    if (verdict) setAttribute(verdict, 'data-mark', row.verdict.slice(0, 1));
    const reason = row.value === null || row.gradient === null ? (variable.reason ?? false) : false;
    setAttribute(this.element, 'title', reason);
  }

  private number(key: TableColumn, value: number | null, assumed: boolean, digits: number): void {
    this.say(key, value === null ? '?' : `${assumed ? '\u2248 ' : ''}${shortNumber(value, digits)}`);
    const cell = this.cells.get(key);
    if (cell) setAttribute(cell, 'title', value === null ? false : fullNumber(value));
  }

  private say(key: TableColumn, text: string): void {
    const cell = this.cells.get(key);
    if (cell) setText(cell, text);
  }
}
