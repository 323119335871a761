/* What functions around a function have: it shares their variables, and can call their functions. */
import { namesIn } from '../../../circuits/following/touches';
import type { Code, Expression, FunctionCode } from '../../../program/code';
import { type Cell, Given, type Names } from '../../../program/values';
import { ActivationMachine } from './activations';
import type { OwnedFunction } from './functions';
import type { GivenParameter } from './stores';

export abstract class EnclosingMachine extends ActivationMachine {
  /** The names that a function sees: what those around it have is whatever it is used as, but for functions. */
  protected namesAround({ within }: OwnedFunction): Names {
    return within ? this.namesIn(within) : this.root;
  }

  /** What a function shares with those around it: what these get, or have. */
  sharedBy({ within }: OwnedFunction): readonly GivenParameter[] {
    const cells = within ? [...this.namesIn(within).cells] : [];
    return cells.flatMap(([name, { value }]) => (value instanceof Given ? [{ name, value }] : []));
  }

  /** Does something where other names are seen. */
  protected among(names: Names, run: () => void): void {
    const before = this.names;
    this.names = names;
    run();
    this.names = before;
  }

  /** The names in functions around those that are called, which share them. */
  private readonly outer = new Map<FunctionCode, Names>();

  protected namesIn(fn: OwnedFunction): Names {
    const known = this.outer.get(fn.code);
    if (known) return known;
    const cells = new Map<string, Cell>();
    const { parameters, own, body } = fn.code;
    const declared = this.declaredIn(body)?.keys() ?? [];
    for (const name of [...namesIn(parameters.map(({ target }) => target)), ...own, ...declared])
      cells.set(name, { value: this.parameterNamed(name) });
    const names = { cells, around: this.namesAround(fn) };
    this.outer.set(fn.code, names);
    this.base = fn.base;
    this.among(names, () => this.statements(body.filter(defines)));
    return names;
  }
}

/** Whether a statement only defines something: it is followed before anything else is. */
export function defines(code: Code): boolean {
  if (code.kind === 'function' || code.kind === 'class' || code.kind === 'import') return true;
  return code.kind === 'assign' && isDefinition(code.value);
}

/** Whether something is a function, or a table that has some. */
function isDefinition(e: Expression): boolean {
  if (e.kind === 'record') return e.entries.some(({ value }) => isDefinition(value));
  return e.kind === 'function' || e.kind === 'class';
}
