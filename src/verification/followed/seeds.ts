/* Numbers that stand for the gradient from above: one for each number that a pass is of. */
import type { Expression } from '../../program/code';
import { Given, Rec, type Value } from '../../program/values';
import type { GradientNames } from '../../recognition/names';
import type { PassOutput } from './claims/outputs';
import type { ResultPart } from './claims/results';
import { partsIn } from './machine/code-parts';
import { leavesOf, listOf } from './machine/leaves';
import type { TrialMachine } from './machine/machine';

/** Members under which things keep the gradients of their numbers. */
export const gradientMembers = 'dw grad gradient derivative dv _grad _gradient #grad #gradient Grad'.split(
  ' ',
);

/** What names say of where in time or in the net something is: `hNext` is an `h`. */
const whichOne = /_?(next|new|prev|in|above|out_?put)$/i;

export class Seeds {
  private readonly seeds = new Map<ResultPart, Map<string, number>>();
  /** Some have been handed to the backward function. */
  areGiven = false;
  private areGuessed = false;

  constructor(private readonly machine: TrialMachine) {}

  private of(part: ResultPart, place: string): number {
    const own = this.seeds.get(part) ?? new Map<string, number>();
    this.seeds.set(part, own);
    const known = own.get(place) ?? this.machine.input();
    own.set(place, known);
    return known;
  }

  /** The part of a result that a parameter is the gradient of; null where none is left. */
  partFor(name: string, parts: readonly ResultPart[], names: GradientNames): ResultPart | null {
    const numeric = parts.filter((part) => leavesOf(part.value).size > 0);
    const isOf = (own: string, variables: readonly string[]) => own !== '' && variables.includes(own);
    const whole = names.variablesOf(name);
    const plain = names.variablesOf(name.replace(whichOne, ''));
    return (
      numeric.find((part) => isOf(part.name, whole)) ??
      numeric.find((part) => isOf(part.name.replace(whichOne, ''), plain)) ??
      numeric.find((part) => !this.seeds.has(part)) ??
      null
    );
  }

  /** The seeds of a part for what no name calls the gradient from above. */
  guessed(part: ResultPart): Value {
    this.areGuessed = true;
    return this.like(part, 'above');
  }

  /** The seeds of a part, in its shape. */
  like(part: ResultPart, name: string): Value {
    const { value } = part;
    const places = [...leavesOf(value).keys()];
    if (places.length === 0) return this.machine.parameterNamed(name);
    this.areGiven = true;
    const seeds = this.shaped(part, places);
    if (
      typeof value === 'number' ||
      typeof seeds === 'number' ||
      value.kind !== 'record' ||
      value instanceof Given
    )
      return seeds;
    const made = new Rec('object');
    for (const key of ['w', 'data', 'value', 'val']) if (value.members.has(key)) made.members.set(key, seeds);
    return made.members.size > 0 ? made : seeds;
  }

  /** Puts seeds where a thing keeps the gradients of its numbers; whether it has such a place. */
  putInto(part: ResultPart): boolean {
    const { value } = part;
    const places = [...leavesOf(value).keys()];
    if (typeof value === 'number' || value.kind !== 'record' || places.length === 0) return false;
    let found = false;
    for (const key of gradientMembers) {
      const known = value.members.get(key);
      if (known === undefined || (typeof known === 'object' && known.kind === 'function')) continue;
      this.machine.put(value, key, this.shaped(part, places));
      found = true;
    }
    return found;
  }

  /** The same for a thing of which only the code that goes backward says where it keeps them: `out.grad`, `out.grad.data`. */
  putWhere(part: ResultPart, code: unknown): boolean {
    const { value } = part;
    const places = [...leavesOf(value).keys()];
    const members = partsIn(code).filter((each) => 'kind' in each && each.kind === 'member');
    const key = gradientMembers.find((name) => members.some((each) => each.key === name));
    if (!(value instanceof Given) || !key || places.length === 0) return false;
    const isOfIt = (of: Expression) => of.kind === 'member' && of.key === key;
    const inside = members.find((each) => isOfIt(each.of) && /^(data|w)$/.test(each.key));
    const seeds = this.shaped(part, places);
    const thing = new Rec('object');
    if (inside) thing.members.set(inside.key, seeds);
    this.machine.put(value, key, inside ? thing : seeds);
    return true;
  }

  private shaped(part: ResultPart, places: readonly string[]): Value {
    if (places.length === 1 && places[0] === '') return this.of(part, '');
    const first = this.firstMade(part, places);
    // What a row of states begins with may have no gradient from above: `hs = [h0]`.
    const begin = first > 0 && this.machine.meansOther('begin') ? first : 0;
    const own = places.filter((place) => Number.parseInt(place, 10) >= begin);
    const moved = (place: string) => place.replace(/^\d+/, (index) => String(Number(index) - begin));
    return listOf(new Map(own.map((place) => [moved(place), this.of(part, place)])));
  }

  /** The first item of a list that is not all given. */
  private firstMade({ value }: ResultPart, places: readonly string[]): number {
    const leaves = leavesOf(value);
    const { inputNames } = this.machine;
    const made = places.find((place) => !inputNames.has(this.machine.sourceOf(leaves.get(place) ?? -1)));
    return Number.parseInt(made ?? '0', 10);
  }

  /** All numbers that have a seed; null where none has. */
  output(): PassOutput | null {
    const leaves = [...this.seeds].flatMap(([{ value }, seeds]) => {
      const nodes = leavesOf(value);
      return [...seeds].flatMap(([place, seed]) => {
        const node = nodes.get(place);
        return node === undefined ? [] : [{ node, seed }];
      });
    });
    return leaves.length > 0 ? { name: 'output', leaves, isCertain: !this.areGuessed } : null;
  }
}
