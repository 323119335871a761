/* What the text of forward code tells of its variables: which are arrays or counts, what functions make, what goes together. */
import type { Expression, Target } from '../../program/code';
import type { BuiltIns } from '../../program/dialect';
import type { TextAround } from '../diagnosis/edited';
import { partsOf, type Tree } from '../diagnosis/tree';
import type { GradientPaths } from './claims/gradient-paths';
import { inside as numbersInside } from './machine/leaves';
import { type AssignmentAround, isOfNumber, type SeenCode, type SeenPlace } from './mending/surroundings';
import { namesWithin, pathOf, placesIn, readTree, shapeOfPlace } from './mending/tree';

/** What is asked: of which variable's gradient, by its path, and what is a gradient. */
export interface ForwardQuery extends TextAround {
  readonly names: BuiltIns;
  readonly gradients: GradientPaths;
  readonly of: string;
}

export class ForwardFacts {
  /** Arrays, rows and objects, which are no numbers; by their shapes. */
  readonly holders = new Set<string>();
  readonly counts = new Set<string>();
  /** Paths of what begins as a list, and is no number; and of what may be one. */
  readonly lists = new Set<string>();
  readonly results = new Set<string>();
  /** Paths of what is calculated with as numbers are. */
  readonly numbers = new Set<string>();
  /** Paths of what is multiplied with the variable; and of what it flows into, whose gradients come from above. */
  readonly factors = new Set<string>();
  readonly targets = new Set<string>();
  /** What is made by a function of one number, by its path; what goes in, where it has one name. */
  readonly made = new Map<string, { readonly gate: string; readonly from: SeenPlace | null }>();

  constructor(
    private readonly query: ForwardQuery,
    { places, bounds, assignments, allIndices }: SeenCode,
  ) {
    for (const { code } of places)
      for (let at = code; at.kind === 'at' || at.kind === 'member'; at = at.of) {
        if (isLength(at)) break;
        this.holders.add(shapeOfPlace(at.of));
        if (at.kind === 'at' && at.index.kind === 'gate')
          for (const { name } of namesWithin(at.index)) if (!allIndices.has(name)) this.counts.add(name);
      }
    for (const { code } of bounds) this.counts.add(pathOf(code as Expression));
    for (const each of assignments) this.assignment(each);
  }

  /** Notes what the variable of the statement goes into, and what stands beside it there. */
  private assignment({ targets, value, base }: AssignmentAround): void {
    const { of, gradients } = this.query;
    const [target] = targets;
    const path = target ? pathOfTarget(target) : '';
    if (isList(value)) this.lists.add(path);
    // What is kept for the way back may be an array, too.
    else if (value.kind === 'call' ? !isOfNumber(value) : value.kind === 'name' && target?.kind === 'member')
      this.results.add(path);
    if (gradients.variableOf(path) !== null) return;
    const { tree, codeAt } = readTree(value, base, this.query);
    const pathAt = (each: Tree) => pathOf(codeAt.get(each) ?? value);
    const places = placesIn(tree);
    for (const each of places) if (isCalculatedWith(each)) this.numbers.add(pathAt(each));
    if (path !== '' && places.length > 0) this.noteMade(path, tree, codeAt, base);
    this.noteMadeInside(path, value, base);
    const element = elementIn(value);
    if (element && path !== '') {
      const own = readTree(element, base, this.query);
      if (placesIn(own.tree).length > 0) this.noteMade(path, own.tree, own.codeAt, base, true);
    }
    // What is kept for the way back is made as it was.
    const kept = value.kind === 'name' ? this.made.get(value.name) : undefined;
    if (kept && path !== '') this.made.set(path, { ...kept, from: null });
    for (const each of places) {
      if (pathAt(each) !== of) continue;
      if (path !== '') this.targets.add(path);
      for (const factor of partsOf(productOf(each)))
        if (factor !== each && factor.name !== '') this.factors.add(pathAt(factor));
    }
  }

  /** The same of the number of an object: `out = new Value(Math.tanh(this.data))`. */
  private noteMadeInside(path: string, value: Expression, base: number): void {
    if (path === '' || value.kind !== 'call' || !value.args[0]) return;
    const { tree, codeAt } = readTree(value.args[0].value, base, this.query);
    if (placesIn(tree).length > 0)
      for (const member of numbersInside) this.noteMade(`${path}.${member}`, tree, codeAt, base);
  }

  /** Notes that a function of one number makes what is assigned. */
  private noteMade(
    path: string,
    tree: Tree,
    codeAt: ReadonlyMap<Tree, Expression>,
    base: number,
    isElement = false,
  ): void {
    const gate = functionOf(tree);
    const places = placesIn(tree);
    const code = codeAt.get(places[0]);
    if (!code || gate === null) return;
    const isOne = new Set(places.map(({ name }) => name)).size === 1;
    const [only, ...more] = tree.inputs;
    // What a call gets may be made of several: `Math.sin(a * x)`.
    const input = more.length === 0 ? codeAt.get(only) : isOne ? code : undefined;
    const from = input && !isElement ? { code: input, base, isHidden: false, isHanded: false } : null;
    this.made.set(path, { gate, from });
  }
}

/** What is made of each element: `zs.map((z) => Math.tanh(z))`; null for anything else. */
function elementIn(value: Expression): Expression | null {
  if (value.kind === 'comprehension') return value.value;
  if (value.kind !== 'call' || value.callee.kind !== 'member' || value.callee.key !== 'map') return null;
  const [made] = value.args.map((each) => each.value);
  const [only, ...more] = made?.kind === 'function' ? made.code.body : [];
  return only?.kind === 'return' && more.length === 0 ? only.value : null;
}

export function isLength(code: Expression | Target): boolean {
  return code.kind === 'member' && code.key === 'length';
}

/** What is assigned to, without its indices; '' for a pattern. */
export function pathOfTarget(target: Target): string {
  return target.kind === 'items' || target.kind === 'members' ? '' : pathOf(target);
}

/** Whether it is calculated with as numbers are: lists are put together by + as well. */
function isCalculatedWith({ parent }: Tree): boolean {
  const { gate, inputs } = parent ?? { gate: '', inputs: [] };
  return /^[-*/]$/.test(gate) || (gate === '+' && inputs.some((each) => /^[-+*/]$/.test(each.gate)));
}

/** The product that a part is a factor of; itself where it is none. */
function productOf(tree: Tree): Tree {
  return tree.parent?.gate === '*' ? productOf(tree.parent) : tree;
}

/** The gate of a function of one number, a written out logistic or a rectifier among them; null for none. */
export function functionOf(tree: Tree): string | null {
  const [first, second] = tree.inputs;
  if (tree.gate === 'max' || tree.gate === 'choose') return 'relu';
  if (tree.inputs.length === 1 && tree.sign === null && tree.gate !== 'call' && tree.gate !== 'not')
    return tree.gate;
  const isOne = first?.gate === '' && first.value === 1;
  const isExp = second?.gate === '+' && second.inputs.some(({ gate }) => gate === 'exp');
  return tree.gate === '/' && isOne && isExp ? 'sigmoid' : null;
}

/** Whether it makes a list, an object or a function: `new Array(n).fill(0)`, `[0] * n`. */
function isList(value: Expression): boolean {
  if (value.kind === 'gate') return value.inputs.some(({ kind }) => kind === 'list');
  if (value.kind !== 'call') return /^(list|record|comprehension|function|class)$/.test(value.kind);
  const { callee } = value;
  return value.isNew || (callee.kind === 'member' && callee.of.kind === 'call' && callee.of.isNew);
}
