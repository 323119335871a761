/* The code that a pass is written for, and what its names are called on the way back. */
import type { Writing } from '../../program/dialect';
import type { Structures } from '../../program/structures';
import type { GradientNames } from '../../recognition/names';
import type { Act, Worth } from './model';
import type { Manner } from './pieces';

/** A result of the unit, and what its gradient is called when it arrives. */
export interface PassResult {
  readonly value: Worth;
  readonly gradient: string;
}

export interface UnitOptions {
  readonly block: readonly Act[];
  readonly manner: Manner;
  readonly names: GradientNames;
  /** Variables of which gradients are asked. */
  readonly wanted: ReadonlySet<string>;
  /** The unit's code has run where the pass runs, and all its variables are there. */
  readonly runs: boolean;
  readonly fresh: (...names: readonly string[]) => string;
  /** A name for a loop's counter that none of these has. */
  readonly counter: (taken: readonly string[]) => string;
}

export class WritingUnit {
  readonly writing: Writing;
  readonly structures: Structures;
  private temporaries = 0;
  /** Gradients that have a name of their own. */
  private readonly named = new Map<string, string>();

  constructor(readonly options: UnitOptions) {
    this.writing = options.manner.writing;
    this.structures = options.manner.structures;
  }

  fresh(...names: readonly string[]): string {
    return this.options.fresh(...names);
  }

  /** `dw` for `w`, `this.dW` for `this.W`. */
  gradientOf(root: string): string {
    const named = this.named.get(root);
    if (named !== undefined) return named;
    const dot = root.lastIndexOf('.');
    return root.slice(0, dot + 1) + this.options.names.gradientOf(root.slice(dot + 1));
  }

  name(root: string, gradient: string): void {
    this.named.set(root, gradient);
  }

  temporary(): string {
    return this.fresh(this.options.names.gradientOf(`t${++this.temporaries}`));
  }

  refusal(code: string, why: string): string {
    return `${code.replace(/\s+/g, ' ')}: ${why}.`;
  }
}
