/*
 * What gradient variables hold before their pass begins: `let da = 0, dx = 1;` above the forward code, or a parameter
 * `dx`. As long as no forward statement reads such a name, it is no part of the forward pass.
 */
import type { ScopeNames } from '../circuits/names';
import type { Statement } from '../program/statements';
import type { Version } from '../tape/wiring';
import type { GradientNames } from './names';

/** Keeps such names back, by what they hold. */
export class Early {
  readonly held = new Map<string, Version>();

  constructor(
    private readonly names: ScopeNames,
    private readonly gradientNames: GradientNames,
  ) {}

  /** Keeps back a name that may be a gradient's. */
  hold(name: string): void {
    const version = this.names.versionOf(name);
    if (version && this.gradientNames.variablesOf(name).length > 0) this.held.set(name, version);
  }

  /** Takes note of a forward statement. */
  follow(statement: Statement): void {
    const [only, ...more] =
      statement.kind === 'assignment' && statement.operator === '' ? statement.steps : [];
    const isAlone = more.length === 0;
    const copied = isAlone && only?.kind === 'name' ? this.held.get(only.name) : undefined;
    this.release(statement.reads);
    this.release(statement.sideAssigns);
    for (const text of statement.functions) {
      this.release(text.outerReads);
      this.release(text.outerAssigns);
    }
    if (statement.kind !== 'assignment') return;
    this.held.delete(statement.target);
    if (copied || (isAlone && only?.kind === 'number')) this.hold(statement.target);
    // `da = db = 0` reads db without meaning it.
    if (copied) this.held.set(copied.name, copied);
  }

  private release(names: Iterable<string>): void {
    if (this.held.size > 0) for (const name of names) this.held.delete(name);
  }
}
