/* The list of the circuit's inputs in the panel. */
import { arrange, make, setAttribute } from './dom';
import { InputRow } from './input-row';
import type { NumbersTried } from './protocol';
import type { Actions, PagePart, Scene } from './scene';
import { shownInputs, withValue } from './settings';
import { arrangementOf } from './store';

const nobody: NumbersTried = { inputs: [], whatIf: [] };

/** A row for each input of the circuit. */
export class Inputs implements PagePart {
  private readonly list = make('div', { class: 'inputs' });
  private readonly none = make('p', { class: 'hint' }, 'This circuit has no input whose value could be set.');
  readonly element = make(
    'section',
    { 'aria-label': 'Inputs' },
    make('h2', { class: 'unseen' }, 'Inputs'),
    this.list,
    this.none,
  );
  private rows = new Map<string, InputRow>();
  private numbers = nobody;

  constructor(private readonly actions: Actions) {}

  show(scene: Scene): void {
    const { state, reading, circuit } = scene;
    this.numbers = reading.document;
    const inputs = shownInputs({ own: reading.own, keys: reading.keys, numbers: this.numbers }, circuit);
    const { ranges, held } = arrangementOf(state);
    const rangeOf = new Map(ranges);
    const before = this.rows;
    this.rows = new Map(
      inputs.map((input) => {
        const row = before.get(input.key) ?? this.newRow(input);
        row.show(input, scene, rangeOf.get(input.key), held.includes(input.key));
        return [input.key, row];
      }),
    );
    arrange(
      this.list,
      [...this.rows.values()].map(({ element }) => element),
    );
    setAttribute(this.none, 'hidden', inputs.length > 0);
  }

  private newRow(input: ConstructorParameters<typeof InputRow>[0]): InputRow {
    const { dispatch, tryNumbers } = this.actions;
    return new InputRow(input, {
      change: (changed, value, settled) => tryNumbers(withValue(this.numbers, changed, value), settled),
      range: ({ key }, range) => dispatch({ kind: 'range', input: key, range }),
      hold: ({ key }, held) => dispatch({ kind: 'hold', input: key, held }),
    });
  }
}
