/* What one path brings to a gradient, and how it is put together gate by gate. */
import { type Formula, product } from '../gates/algebra';
import type { Version } from '../tape/wiring';

/** One path's share of a gradient: a local gradient times the gradient of the variable that it leads into. */
export interface Contribution {
  readonly local: Formula;
  readonly localValue: number;
  /** The version whose statement the path goes through. */
  readonly into: Version;
  /** The gate at which the path begins. */
  readonly gate: number;
  /** False where a switch cuts the path. */
  readonly open: boolean;
}

/** How a gate moves the version whose statement it is part of. */
export interface Way {
  readonly into: Version;
  readonly local: Formula;
  readonly value: number;
  readonly open: boolean;
}

/** The way on from a gate, with what comes before it. */
export function along(
  { into, ...way }: Way,
  gate: number,
  local: Formula,
  value: number,
  open: boolean,
): Contribution {
  const localValue = value * way.value;
  return { local: product(local, way.local), localValue, into, gate, open: open && way.open };
}
