/* Declarations of the gradients that belong to a block, where they are needed first. */
import { nameFormula } from '../../gates/algebra';
import { print } from '../../program/writer';
import type { ActPath } from './facts';
import { Flows } from './flows';
import { type Act, placeOf } from './model';
import { type CodePiece, changesOf, namesIn } from './pieces';
import type { WritingUnit } from './unit';
import type { ValuesBack } from './values';

export class Declaring extends Flows {
  constructor(
    unit: WritingUnit,
    values: ValuesBack,
    active: ReadonlySet<string>,
    /** Variables whose gradients are there when the way back begins. */
    protected readonly given: ReadonlySet<string>,
  ) {
    super(unit, values, active);
  }

  /** The pieces with declarations of the gradients that belong to the block. */
  protected declared(block: readonly Act[], body: readonly CodePiece[]): readonly CodePiece[] {
    let pieces = body;
    for (const root of this.active) if (this.isDeclaredIn(block, root)) pieces = this.declaring(root, pieces);
    return pieces;
  }

  private isDeclaredIn(block: readonly Act[], root: string): boolean {
    const { facts } = this.values;
    if (block !== this.unit.options.block) return facts.isHome(block, root);
    if (this.given.has(root)) return false;
    const isElsewhere = ({ path }: { readonly path: ActPath }) =>
      path.some((step) => step.block !== block && facts.isHome(step.block, root));
    const uses = [...facts.writesOf(root), ...facts.readsOf(root)];
    return uses.length === 0 || !uses.every(isElsewhere);
  }

  private declaring(root: string, pieces: readonly CodePiece[]): readonly CodePiece[] {
    const name = this.unit.gradientOf(root);
    const word = name.slice(name.lastIndexOf('.') + 1);
    const first = pieces.findIndex((piece) => namesIn(piece, this.unit.writing).has(word));
    const isWanted = this.unit.options.wanted.has(root);
    if (first < 0 && !isWanted) return pieces;
    const changes = changesOf(pieces, root);
    const piece = pieces[first];
    const isPlain = piece && (piece.kind === 'add' || piece.kind === 'put') && piece.target === name;
    if (isPlain && this.values.facts.depthOf(root) === 0)
      return pieces.with(
        first,
        this.declaration(root, name, print(piece.value, this.unit.writing), changes > 1),
      );
    const made = this.declaration(
      root,
      name,
      this.zerosFor(root),
      changes > 0 && this.values.facts.depthOf(root) === 0,
    );
    return [...pieces.slice(0, Math.max(0, first)), made, ...pieces.slice(Math.max(0, first))];
  }

  private declaration(root: string, name: string, value: string, changes: boolean): CodePiece {
    if (name.includes('.')) return { kind: 'put', root, target: name, value: nameFormula(value) };
    return { kind: 'declare', name, value, changes };
  }

  protected zerosFor(root: string): string {
    const depth = this.values.facts.depthOf(root);
    return depth === 0 ? '0' : this.unit.structures.zeros(this.values.text(placeOf(root), true), depth);
  }
}
