/*
 * What could stand in a statement, as the text around it tells: names, members and elements that are there, with the
 * indices that the loops around the statement have.
 */
import type { PlacedCode } from '../../circuits/following/world';
import type { Expression, Target } from '../../program/code';
import type { BuiltIns } from '../../program/dialect';
import { moved } from '../../program/statements';
import { applyEdits } from '../../text/edits';
import type { TextAround } from '../diagnosis/edited';
import { partsOf, type Tree } from '../diagnosis/tree';
import type { Readable } from './statement';
import { type Place, rootOf, type Surroundings, surroundingsOf } from './surroundings';
import { pathOf, placesIn, readTree, shapeOfPlace } from './tree';

/** What is asked: of which place, and what a gradient is called. */
export interface ReadablesQuery extends TextAround {
  readonly names: BuiltIns;
  readonly top: readonly PlacedCode[];
  /** Where the statement begins. */
  readonly place: number;
  /** The variable of a gradient, both by their paths without indices; null for what is none. */
  readonly variableOf: (path: string) => string | null;
  /** What the statement gives the gradient of: a path without indices. */
  readonly of: string;
}

/** More would not be tried. */
const mostReadables = 40;

/** What could be read at a place, the likeliest first. */
export function readablesAt(query: ReadablesQuery): Readable[] {
  return new Readables(query).all();
}

/** Indices that can't be seen from the place, by those that stand for them there. */
type Renaming = ReadonlyMap<string, string>;

class Readables {
  private readonly around: Surroundings;
  private readonly found = new Map<string, Readable>();
  /** Arrays, rows and objects, which are no numbers. */
  private readonly holders = new Set<string>();
  private readonly counts = new Set<string>();
  /** Paths that the gradient is made of. */
  private readonly expected = new Set<string>();
  /** What is made by a function of one number, by its path. */
  private readonly made = new Map<string, { readonly gate: string; readonly from: Place }>();

  constructor(private readonly query: ReadablesQuery) {
    this.around = surroundingsOf(query.top, query.place);
    for (const { code } of this.around.places)
      for (let at = code; at.kind === 'at' || at.kind === 'member'; at = at.of) {
        this.holders.add(shapeOfPlace(at.of));
        if (at.kind === 'member' && at.key === 'length') break;
      }
    for (const bound of this.around.bounds) this.counts.add(pathOf(bound.code as Expression));
    for (const { targets, value, base } of this.around.assignments) this.assignment(targets, value, base);
  }

  all(): Readable[] {
    for (const text of this.around.indices) this.found.set(text, { text, role: 'index' });
    const { place } = this.query;
    const distance = (each: Place) => Math.abs(each.code.from + each.base - place);
    const near = [...this.around.places].sort((one, other) => distance(one) - distance(other));
    for (const each of near) this.add(each);
    const rank = ({ expected, role }: Readable) => (expected ? 0 : role === 'count' ? 2 : 1);
    return [...this.found.values()].sort((one, other) => rank(one) - rank(other)).slice(0, mostReadables);
  }

  /** Notes what the variable of the statement goes into, and what stands beside it there. */
  private assignment(targets: readonly Target[], value: Expression, base: number): void {
    const { of, variableOf } = this.query;
    const { tree, codeAt } = readTree(value, base, this.query);
    const [target] = targets;
    const path = target ? targetPath(target) : '';
    const pathAt = (each: Tree) => pathOf(codeAt.get(each) ?? value);
    if (variableOf(path) !== null) return;
    const places = placesIn(tree);
    if (path !== '' && places.length > 0) this.noteMade(path, tree, codeAt, base);
    for (const each of places) {
      if (pathAt(each) !== of) continue;
      if (path !== '') this.expected.add(path);
      for (const factor of partsOf(productOf(each)))
        if (factor !== each && factor.name !== '') this.expected.add(pathAt(factor));
    }
  }

  /** Notes that a function of one number makes what is assigned. */
  private noteMade(path: string, tree: Tree, codeAt: ReadonlyMap<Tree, Expression>, base: number): void {
    const places = placesIn(tree);
    const code = places[0] && codeAt.get(places[0]);
    const gate = functionOf(tree);
    if (!code || gate === null || new Set(places.map(({ name }) => name)).size > 1) return;
    this.made.set(path, { gate, from: { code, base, isHidden: false } });
  }

  private add(each: Place): void {
    if (each.isHidden || this.found.size > 2 * mostReadables) return;
    const path = pathOf(each.code as Expression);
    const isLength = each.code.kind === 'member' && each.code.key === 'length';
    if (
      path === '' ||
      this.around.allIndices.has(path) ||
      this.holders.has(shapeOfPlace(each.code as Expression))
    )
      return;
    const made = this.made.get(path);
    for (const renaming of this.renamings(each)) {
      const text = this.textOf(each, renaming);
      if (this.found.has(text)) continue;
      const of = this.query.variableOf(path);
      const isCount = isLength || this.counts.has(path);
      const role =
        of !== null ? (this.isParameter(each) ? 'upstream' : 'gradient') : isCount ? 'count' : 'value';
      const isExpected = this.expected.has(of ?? path);
      this.found.set(text, {
        text,
        role,
        ...(of === null ? {} : { of }),
        ...(isExpected ? { expected: true } : {}),
        ...(made ? { made: { gate: made.gate, from: this.textOf(made.from, renaming) } } : {}),
      });
    }
  }

  private isParameter({ code }: Place): boolean {
    return this.around.parameters.has(rootOf(code)) && (code.kind === 'name' || code.kind === 'at');
  }

  /** The ways to see a place's indices by those of the loops around the statement. */
  private renamings(each: Place): Renaming[] {
    const { indices, allIndices } = this.around;
    const own = [...new Set(indicesIn(each.code).map(({ name }) => name))];
    const lost = own.filter((name) => allIndices.has(name) && !indices.includes(name));
    const [first, second, ...more] = lost;
    if (first === undefined) return [new Map()];
    if (more.length > 0) return [];
    const free = indices.filter((name) => !own.includes(name));
    if (second === undefined) return free.map((name) => new Map([[first, name]]));
    return free.flatMap((one) =>
      free.flatMap((other) =>
        one === other
          ? []
          : [
              new Map([
                [first, one],
                [second, other],
              ]),
            ],
      ),
    );
  }

  private textOf({ code, base }: Place, renaming: Renaming): string {
    const { source } = this.query;
    const edits = indicesIn(code).flatMap(({ name, from, to }) => {
      const text = renaming.get(name);
      return text === undefined ? [] : [{ ...moved({ from, to }, -code.from), text }];
    });
    const { from, to } = moved(code, base);
    return applyEdits(source.slice(from, to), edits).replace(/\s+/g, ' ');
  }
}

function targetPath(target: Target): string {
  return target.kind === 'items' || target.kind === 'members' ? '' : pathOf(target);
}

/** The names in the indices of a place. */
function indicesIn(code: Expression | Target): Extract<Expression, { kind: 'name' }>[] {
  const names: Extract<Expression, { kind: 'name' }>[] = [];
  const within = (index: Expression): void => {
    if (index.kind === 'name') names.push(index);
    if (index.kind === 'gate') for (const input of index.inputs) within(input);
    if (index.kind === 'list') for (const { value } of index.items) within(value);
  };
  for (let at = code; at.kind === 'at' || at.kind === 'member'; at = at.of)
    if (at.kind === 'at') within(at.index);
  return names;
}

/** The product that a part is a factor of; itself where it is none. */
function productOf(tree: Tree): Tree {
  return tree.parent?.gate === '*' ? productOf(tree.parent) : tree;
}

/** The gate of a function of one number, a written out logistic or a rectifier among them; null for none. */
function functionOf(tree: Tree): string | null {
  const [first, second] = tree.inputs;
  if (tree.gate === 'max' || tree.gate === 'choose') return 'relu';
  if (tree.inputs.length === 1 && tree.sign === null && tree.gate !== 'call') return tree.gate;
  const isOne = first?.gate === '' && first.value === 1;
  const isLogistic =
    tree.gate === '/' && isOne && second?.gate === '+' && second.inputs.some(({ gate }) => gate === 'exp');
  return isLogistic ? 'sigmoid' : null;
}
