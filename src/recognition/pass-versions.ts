/* Which version of its variable each gradient of a pass belongs to: a pass goes back through them, the last one first. */
import type { Version, Wiring } from '../tape/wiring';
import type { Recognised } from './recognise';
import type { Treatment } from './stores';

export class PassVersions {
  /** How many versions of a variable the pass has stepped back through. */
  private readonly steps = new Map<string, number>();
  /** The versions of each variable, and how often each gradient is assigned anew, once somebody has asked. */
  private readonly versions = new Map<string, readonly Version[]>();
  private readonly anew = new Map<string, number>();

  constructor(
    private readonly circuit: Wiring,
    private readonly recognised: Recognised,
  ) {}

  /** The version whose gradient the pass is at. */
  now(variable: string): Version | null {
    return this.of(variable).at(-1 - (this.steps.get(variable) ?? 0)) ?? null;
  }

  /**
   * The same after an assignment to `target`, which held something before: `dx = (1 - x * x) * dx` steps from the
   * gradient of one version of x to that of the one before.
   */
  next(
    variable: string,
    target: string,
    treatment: Treatment,
    makesRoom: boolean,
    held: { readonly makesRoom: boolean } | undefined,
  ): Version | null {
    const { given } = this.recognised;
    const count = this.of(variable).length;
    const back = this.steps.get(variable) ?? 0;
    const isGiven = given.some((version) => version.name === variable);
    const known = (held && !held.makesRoom) || isGiven;
    // One assignment for every version: each belongs to its own, whether it remembers the gradient from above or not.
    const steps = treatment === 'change' || this.assignments(target) + (isGiven ? 1 : 0) === count;
    const isStep = treatment !== 'add' && !makesRoom && known && steps && back < count - 1;
    this.steps.set(variable, isStep ? back + 1 : back);
    return this.now(variable);
  }

  private of(variable: string): readonly Version[] {
    const known = this.versions.get(variable);
    if (known) return known;
    const found = this.circuit.versions.filter((version) => version.name === variable && !version.helper);
    this.versions.set(variable, found);
    return found;
  }

  /** How often the pass assigns to a name anew. */
  private assignments(name: string): number {
    const count =
      this.anew.get(name) ??
      this.recognised.stores.of(name).filter(({ treatment }) => treatment !== 'add').length;
    this.anew.set(name, count);
    return count;
  }
}
