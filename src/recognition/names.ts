/*
 * How gradient variables are called: `dx`, `gradX`, `x_gradient`, `dL_dx`, and what a file or a setting adds to that.
 */

import type { Statement } from '../program/statements';
import type { Wiring } from '../tape/wiring';
import { isIdentifier } from '../text/identifiers';
import { remembering } from '../text/remembering';

/** Patterns for the names of gradient variables; `*` stands for the variable. Beside them there is dL_dx. */
export const defaultGradientNames: readonly string[] = [
  'd*',
  'd_*',
  'grad_*',
  '*_grad',
  'grad*',
  '*Grad',
  'gradient_*',
  '*_gradient',
  'gradient*',
  '*Gradient',
];

/** What dL_dx, dloss_dx and the like are about, where nothing in the file is called so. */
const usualOutputs: ReadonlySet<string> = new Set([
  'L',
  'E',
  'J',
  'C',
  'loss',
  'cost',
  'error',
  'err',
  'out',
]);

/** Whether a name stands for what a circuit computes, whatever the file calls that: the L of dL_dx, the Loss of dLoss_dx. */
export function isUsualOutput(name: string): boolean {
  return usualOutputs.has(name) || usualOutputs.has(uncapitalized(name));
}

/** One way to read a name as that of a gradient. */
export interface NameReading {
  readonly variable: string;
  /** What it is the gradient of: the L of dL_dx; null where the name doesn't say. */
  readonly output: string | null;
}

/** A gradient variable with its variable. */
interface Pair {
  readonly name: string;
  readonly variable: string;
}

/** How names are formed: around the variable, which may begin with a capital letter then. */
interface Form {
  readonly before: string;
  readonly after: string;
  readonly capital: boolean;
  /** As in `NameReading`. */
  readonly output: string | null;
}

/** Tells gradient variables from others by name, and names the gradient of a variable. */
export class GradientNames {
  private readonly patterns: Patterns;
  /** What declared names are the gradients of. */
  private readonly declared = new Map<string, readonly string[]>();
  /** What `in` has found, by the circuit's names. */
  private readonly inCircuits = new WeakMap<ReadonlyMap<string, string>, GradientNames>();

  /** `patterns` are more than the usual ones. Those without exactly one `*`, or with nothing else, are passed over. */
  constructor(
    patterns: readonly string[] | Patterns = [],
    private readonly form?: Form,
    /** Names that are given to gradients, whatever their form, by their variables. */
    readonly own: ReadonlyMap<string, string> = noNames,
    pairs: readonly Pair[] = [],
  ) {
    this.patterns = patterns instanceof Patterns ? patterns : patternsOf(patterns);
    for (const { name, variable } of pairs)
      this.declared.set(name, [...(this.declared.get(name) ?? []), variable]);
  }

  /** The variables that `name` may be the gradient of, likeliest first: `dL_dx` is x's, `gradLoss` is Loss's or loss's. */
  variablesOf(name: string): readonly string[] {
    const readings = this.readingsOf(name);
    return readings.length === 0 ? none : readings.map(({ variable }) => variable);
  }

  /** The same with what else the name says; whether that is true of a circuit is for those to judge who know it. */
  readingsOf(name: string): readonly NameReading[] {
    const declared = this.declared.size > 0 ? this.declared.get(name) : undefined;
    const read = this.patterns.readingsOf(name);
    if (!declared) return read;
    const others = read.filter(({ variable }) => !declared.includes(variable));
    return [...declared.map((variable) => ({ variable, output: null })), ...others];
  }

  /** With names that the file gives to gradients in so many words. */
  declaring(declarations: readonly Pair[]): GradientNames {
    if (declarations.length === 0) return this;
    const own = new Map(declarations.map(({ name, variable }) => [variable, name]));
    return new GradientNames(this.patterns, this.form, own, declarations);
  }

  /** The same patterns with the one first that these gradient variables follow, so that new names follow it too. */
  preferring(pairs: readonly Pair[]): GradientNames {
    return new GradientNames(this.patterns, this.formOf(pairs, isUsualOutput), this.own);
  }

  /** As one circuit has them: by the names that its pass uses and those that are declared there. */
  in({ gradients, seeds }: Pick<Wiring, 'gradients' | 'seeds'>): GradientNames {
    if (gradients.size === 0) return this;
    const known = this.inCircuits.get(gradients);
    if (known) return known;
    const pairs = [...gradients].map(([variable, name]) => ({ name, variable }));
    const form = this.formOf(pairs, () => true);
    const own = new Map(gradients);
    // Nobody writes dloss_dloss.
    if (form.output !== null)
      for (const { version } of seeds)
        if (!own.has(version.name)) own.set(version.name, this.gradientOf(version.name));
    const names = new GradientNames(this.patterns, form, own, pairs);
    this.inCircuits.set(gradients, names);
    return names;
  }

  /** The name for the gradient of `variable`, by the first pattern. */
  gradientOf(variable: string): string {
    // What is no plain name, `p.a`, has no gradient variable either, but still wants words.
    if (!isIdentifier(variable)) return `d(${variable})`;
    return this.own.get(variable) ?? nameBy(this.form ?? this.patterns.forms[0], variable);
  }

  /** The form that most of these gradient variables have, one with an output's name only where that will do. */
  private formOf(pairs: readonly Pair[], willDo: (output: string) => boolean): Form {
    const first = this.form ?? this.patterns.forms[0];
    const ratios = new Map(
      pairs
        .flatMap((pair) => formsOfRatio(pair))
        .filter(({ output }) => output !== null && willDo(output))
        .map((form) => [`${form.before} ${form.capital}`, form]),
    );
    const fits = (form: Form) => pairs.filter(({ name, variable }) => nameBy(form, variable) === name).length;
    return [first, ...this.patterns.forms, ...ratios.values()]
      .map((form) => ({ form, fit: fits(form) }))
      .reduce((one, other) => (other.fit > one.fit ? other : one)).form;
  }
}

const none: readonly string[] = [];
const noNames: ReadonlyMap<string, string> = new Map();
const noReadings: readonly NameReading[] = [];

/** One pattern: what stands around the `*`. */
interface Pattern {
  readonly before: string;
  readonly after: string;
  /** Whether the variable may have got a capital letter: gradX, dOut. */
  readonly camel: boolean;
}

/** So many readings are kept. */
const mostKnown = 5000;

/** All patterns, laid out for the question that is asked of every name of every file. */
class Patterns {
  /** In the order in which they are preferred for new names. */
  readonly forms: readonly Form[];
  /** The patterns by the number of the first character of such names; where the variable stands first, of their last. */
  private readonly heads = new Map<number, Pattern[]>();
  private readonly tails = new Map<number, Pattern[]>();

  constructor(more: readonly string[]) {
    const usable = more.filter((pattern) => /^[\p{ID_Continue}$]*\*[\p{ID_Continue}$]*$/u.test(pattern));
    const all = new Set([...usable.filter((pattern) => pattern.length > 1), ...defaultGradientNames]);
    const patterns = [...all].map((pattern): Pattern => {
      const [before = '', after = ''] = pattern.split('*');
      return { before, after, camel: /\p{Ll}$/u.test(before) };
    });
    this.forms = patterns.flatMap(({ before, after, camel }) => {
      const form = { before, after, output: null };
      if (!camel) return [{ ...form, capital: false }];
      // dx, but gradX.
      return [before.length > 1, before.length === 1].map((capital) => ({ ...form, capital }));
    });
    // What leaves less of a name to the variable is likelier: d_x is x's rather than _x's.
    const size = ({ before, after }: Pattern) => before.length + after.length;
    for (const pattern of patterns.sort((one, other) => size(other) - size(one))) {
      const { before, after } = pattern;
      const [map, key] = before
        ? [this.heads, before.charCodeAt(0)]
        : [this.tails, after.charCodeAt(after.length - 1)];
      map.set(key, [...(map.get(key) ?? []), pattern]);
    }
  }

  readonly readingsOf = remembering(mostKnown, (name) => this.find(name));

  private find(name: string): readonly NameReading[] {
    const heads = this.heads.get(name.charCodeAt(0));
    const tails = this.tails.get(name.charCodeAt(name.length - 1));
    if (!heads && !tails) return noReadings;
    const found = ratiosOf(name);
    for (const patterns of [heads, tails])
      for (const { before, after, camel } of patterns ?? []) {
        if (name.length <= before.length + after.length) continue;
        if (!name.startsWith(before) || !name.endsWith(after)) continue;
        const variable = name.slice(before.length, name.length - after.length);
        found.push({ variable, output: null });
        if (camel && isCapitalized(variable)) found.push({ variable: uncapitalized(variable), output: null });
      }
    return found;
  }
}

const usual = new Patterns([]);

function patternsOf(more: readonly string[]): Patterns {
  return more.length === 0 ? usual : new Patterns(more);
}

/** A ratio in words: derivative_L_wrt_x. */
const inWords = /^(?:derivative|deriv|gradient|grad|d)_?(.+)_wrt_(.+)$/;

/** The readings of a name as a ratio: dL_dx, dLdx, d_L_d_x and derivative_L_wrt_x, first where words part. */
function ratiosOf(name: string): NameReading[] {
  const parted: NameReading[] = [];
  const joined: NameReading[] = [];
  const [, above, below] = (name.includes('_wrt_') && inWords.exec(name)) || [];
  if (above && below) parted.push({ variable: below, output: above });
  if (!name.startsWith('d')) return parted;
  const start = name.charAt(1) === '_' ? 2 : 1;
  for (
    let at = name.indexOf('d', start + 1);
    at >= 0 && at < name.length - 1;
    at = name.indexOf('d', at + 1)
  ) {
    const parts = name.charAt(at - 1) === '_';
    const output = name.slice(start, parts ? at - 1 : at);
    if (output === '') continue;
    const rest = name.slice(name.charAt(at + 1) === '_' && name.length > at + 2 ? at + 2 : at + 1);
    const found = parts ? parted : joined;
    found.push({ variable: rest, output });
    if (isCapitalized(rest)) found.push({ variable: uncapitalized(rest), output });
  }
  return joined.length === 0 ? parted : [...parted, ...joined];
}

/** The forms of a name that is a ratio: those of dL_dx are `dL_d*`. */
function formsOfRatio({ name, variable }: Pair): Form[] {
  return ratiosOf(name)
    .filter((reading) => reading.variable === variable)
    .map(({ output }) => ({
      before: name.slice(0, name.length - variable.length),
      after: '',
      capital: !name.endsWith(variable),
      output,
    }));
}

function nameBy({ before, after, capital }: Form, variable: string): string {
  return before + (capital ? variable.charAt(0).toUpperCase() + variable.slice(1) : variable) + after;
}

function isCapitalized(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

/** The name with a small first letter: loss for Loss. */
export function uncapitalized(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Whether an assignment may name a gradient, whatever that is of. */
export function mayNameGradient(statement: Statement, names: GradientNames): boolean {
  return someName(statement, (name) => names.readingsOf(name).length > 0);
}

/** Whether some name is such that an assignment assigns or reads. */
export function someName(statement: Statement, isSuch: (name: string) => boolean): boolean {
  if (statement.kind !== 'assignment') return false;
  return isSuch(statement.target) || statement.reads.some(isSuch);
}
