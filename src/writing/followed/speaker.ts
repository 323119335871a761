/* How values are written: as formulas and as text, with other names for some of the variables. */
import { apply, applyGate, type Formula, nameFormula, numberFormula } from '../../gates/algebra';
import type { Structures } from '../../program/structures';
import { placeOf, type Said, type Spot, type Worth } from './model';

/** What the root of a place is called, or the place as a whole. */
export type SpotName = string | { readonly whole: string };

/** How a value is written, with other names for some roots. */
export class Speaker {
  /** Places of which only the length is asked for. */
  private readonly measured = new WeakSet<Spot>();

  constructor(
    private readonly structures: Structures,
    private readonly print: (formula: Formula) => string,
  ) {}

  isMeasured(place: Spot): boolean {
    return this.measured.has(place);
  }

  text(value: Worth, nameOf: (place: Spot) => SpotName): string {
    return this.print(this.formula(value, nameOf));
  }

  place({ root, indices }: Spot, nameOf: (place: Spot) => SpotName, as = root): string {
    return indices.reduce(
      (text: string, index) => this.structures.element(text, this.text(index, nameOf)),
      as,
    );
  }

  /** The value as a formula; `nameOf` says what a place's root is called. */
  formula(value: Worth, nameOf: (place: Spot) => SpotName): Formula {
    switch (value.kind) {
      case 'number':
        return numberFormula(value.value);
      case 'place': {
        const name = nameOf(value);
        return nameFormula(typeof name === 'string' ? this.place(value, nameOf, name) : name.whole);
      }
      case 'gate': {
        const inputs = value.inputs.map((input) => this.formula(input, nameOf));
        if (value.called !== undefined)
          return { kind: 'apply', gate: value.gate, inputs, called: value.called };
        return isPlainGate(value.gate) ? applyGate(value.gate, inputs) : apply(value.gate, ...inputs);
      }
      case 'helper': {
        const inputs = value.args.map((input) => this.formula(input, nameOf));
        return { kind: 'apply', gate: '', inputs, called: value.called };
      }
      case 'length': {
        if (value.of.kind === 'place') this.measured.add(value.of);
        return nameFormula(this.structures.length(this.text(value.of, nameOf)));
      }
      default:
        return nameFormula(renamed(value.said, nameOf));
    }
  }
}

/** Gates that the algebra may put in another form without changing what is computed. */
function isPlainGate(gate: string): boolean {
  return gate === '*' || gate === '/' || gate === '+' || gate === '-' || gate === 'negate';
}

function renamed({ text, reads }: Said, nameOf: (place: Spot) => SpotName): string {
  let said = text;
  for (const name of reads) {
    const named = nameOf(placeOf(name));
    const other = typeof named === 'string' ? named : named.whole;
    if (other !== name) said = replaceName(said, name, other);
  }
  return said;
}

/** A text with another text in the place of a name. */
export function replaceName(text: string, name: string, by: string): string {
  const quoted = name.replace(/[$.]/g, '\\$&');
  return text.replace(new RegExp(String.raw`(?<![\w$.])${quoted}(?![\w$])`, 'gu'), () => by);
}
