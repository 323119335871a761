/*
 * Gradients of a followed pass that deviate and are meant so: those that a person accepts (`// @accept reason`), and those that
 * are handed through a step. What is made of them is judged from there.
 */
import type { Analysis } from '../../analysis/model';
import type { Point } from '../../tape/point';
import { type Accepted, placesAccepted, reasonNote } from '../accepted';
import { isReadByStep } from '../surrogates';
import { truth } from './claims/agreement';
import { behindClaims, type Claim, type ClaimGroup } from './claims/claim';
import type { MeasuredUnit } from './measure';
import type { UnitRun } from './run';

export class Accepting {
  private places: readonly Accepted[] | null = null;
  private surrogates: readonly ClaimGroup[] | null = null;

  constructor(
    private readonly analysis: Analysis,
    private readonly run: UnitRun,
    private readonly measured: MeasuredUnit,
  ) {}

  /** Whether a gradient that is off is 0 because steps alone read its variable. */
  isSurrogate(group: ClaimGroup): boolean {
    this.surrogates ??= this.measured.groups.flatMap((each) =>
      each.found === null && this.isHandedThrough(each.group) ? each.group : [],
    );
    return this.surrogates.includes(group);
  }

  /** Whether it goes past a step through which another one is handed: what it should be then is not known. */
  isBesideSurrogate(own: ClaimGroup): boolean {
    if (this.isSurrogate(own) || this.surrogates?.length === 0) return false;
    return own.claims.some(({ of }) => isReadByStep(this.run.file.tape, of));
  }

  /** What is said of a gradient that is accepted, at its own assignments or a helper that it is made of; null for nothing. */
  reasonFor({ stores: own, claims }: ClaimGroup): string | null {
    this.places ??= placesAccepted(this.analysis);
    const { places } = this;
    if (places.length === 0) return null;
    const { stores, file } = this.run;
    const behind = behindClaims(file.tape, claims);
    const others = new Set(this.measured.groups.flatMap(({ group }) => group.stores));
    const isHelper = ({ value }: UnitRun['stores'][number], k: number) =>
      !others.has(k) && typeof value === 'number' && behind.has(value);
    const lines = stores.filter((store, k) => own.includes(k) || isHelper(store, k));
    const isAt = ({ from, to }: Accepted) => lines.some(({ at }) => at.from < to && from < at.to);
    const place = places.find(isAt);
    return place ? reasonNote(place.reason) : null;
  }

  private isHandedThrough({ claims }: ClaimGroup): boolean {
    const { points, leads } = this.measured;
    const before = ({ before: node }: Claim, point: Point) => (node >= 0 ? point.value(node) : 0);
    const isFlat = (claim: Claim) =>
      leads.has(claim.of) && points.every((point) => truth(claim, point, leads) === before(claim, point));
    return (
      claims.length > 0 && claims.every((each) => isFlat(each) && isReadByStep(this.run.file.tape, each.of))
    );
  }
}
