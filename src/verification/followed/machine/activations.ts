/*
 * Activations that only the caller knows, and their derivatives: `layer.act.f(z)` and `layer.act.df(y)`. Whatever the one is,
 * the other is its derivative, told by what it gets: what went in, or what came out.
 */
import { opcodeOf } from '../../../gates/opcodes';
import { Given, type Thing, type Value } from '../../../program/values';
import { areSame } from '../../../tape/same';
import { KeyedMachine } from './keyed';
import { lastOf, plainName } from './marked';

export abstract class ActivationMachine extends KeyedMachine {
  /** What has gone into activations, by what came out. */
  private readonly activated = new Map<number, number>();
  private hasUnknown = false;
  private hasSlopes = false;
  private isSaid: boolean | null = null;

  /** The derivative of an activation may be written out: of one that nobody knows. */
  get lacksSlopes(): boolean {
    return this.hasUnknown && !this.hasSlopes;
  }

  isActivation(of: Thing): boolean {
    if (named.test(lastOf(pathOf(of)))) return true;
    if (!(of instanceof Given)) return false;
    const [name, holder = ''] = pathOf(of)
      .replace(/\[[^\]]*\]/g, '')
      .split('.')
      .reverse();
    if (isMethod.test(name) || !speaks.test(`${holder}.${name}`)) return false;
    this.isSaid ??= saysSlope.test(this.world.said(0, Number.MAX_SAFE_INTEGER));
    return this.isSaid;
  }

  protected override usually(of: Thing, args: readonly Value[], self: Value | null): Value | null {
    const [first] = args;
    const is = first !== undefined && this.isActivation(of);
    return (is ? this.activation(of, first) : null) ?? super.usually(of, args, self);
  }

  private activation(of: Thing, value: Value): Value | null {
    const path = pathOf(of);
    const [, before = '', stem, after = ''] = named.exec(lastOf(path)) ?? [];
    if (typeof this.math.shaped(value) === 'object')
      return stem || isNoun.test(path) ? this.math.made({ kind: 'map' }, [value, of], '') : null;
    const x = this.asNumber(value);
    if (typeof x !== 'number') return null;
    const { tape } = this;
    const at = tape.sourceOf(x);
    const gate = stem?.toLowerCase();
    if (gate ? before + after === '' : !isSlope.test(lastOf(path))) {
      this.hasUnknown ||= gate === undefined;
      const y = this.apply(gate ?? 'asinh', [x]);
      if (typeof y === 'number') this.activated.set(tape.sourceOf(y), at);
      return y;
    }
    const one = this.constant(1);
    if (gate) {
      const isOutput = this.activated.has(at) || tape.op[at] === opcodeOf(gate);
      const y = isOutput ? x : this.hasGoneIn(at) ? this.apply(gate, [x]) : null;
      if (y === null || gate === 'relu') return y && this.apply('>', [y, this.constant(0)]);
      const most = gate === 'tanh' ? this.apply('*', [y, y]) : y;
      const rest = this.apply('-', [one, most]);
      return gate === 'tanh' ? rest : this.apply('*', [y, rest]);
    }
    const cosh = this.activated.has(at)
      ? this.apply('cosh', [x])
      : this.hasGoneIn(at)
        ? this.apply('hypot', [x, one])
        : null;
    this.hasSlopes ||= cosh !== null;
    return cosh === null ? null : this.apply('/', [one, cosh]);
  }

  /** Whether a number, or what computes the same, has gone into an activation. */
  private hasGoneIn(at: number): boolean {
    return [...this.activated.values()].some((each) => areSame(this.tape, each, at));
  }
}

const pathOf = (of: Thing) => (of instanceof Given || of.kind === 'library' ? plainName(of.path) : '');

/** Activations of other files, and their derivatives. */
const named = /^(d_?|der\w*?_?)?(sigmoid|relu|tanh)(_?(d|p|prime|der\w*|grad\w*|slope))?$/i;
const speaks = /activat|transfer|squash|non_?lin|(^|[._])act(\.|$|_|[A-Z])/i;
const isSlope = /^d(?=[A-Z_]|f|y|act)|deriv|prime|slope|grad|^der$|deactiv/i;
/** Names of what works on a neuron or a layer, and not on a number. */
const isMethod = /^(activate|forward|backward|back\w*|propagate|update|train)$/i;
/** Names of what may be asked of all elements of an array together. */
const isNoun = /(activation|transfer|function|func|fn|deriv\w*|prime)$/i;
/** Whether a file asks for the derivative of an activation. */
const saysSlope =
  /(activat|transfer|act)\w*([\w.[\]]|\?\.)*(deriv|prime|slope|grad|\.der\b|\.d[A-Z_fy])|\bd_?activ|deactiv/i;
