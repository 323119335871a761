import { isIdentifier } from '../language/syntax';

/** Patterns for the names of gradient variables; `*` stands for the variable. */
export const defaultGradientNames: readonly string[] = ['d*', 'd_*', 'grad_*', '*_grad', 'grad*', '*Grad'];

/** Tells gradient variables from others by name, and names the gradient of a variable. */
export class GradientNames {
  private readonly parts: readonly Pattern[];
  /** First and last characters of such names: most names are told apart by them. */
  private readonly heads: ReadonlySet<string>;
  private readonly tails: ReadonlySet<string>;

  /** Patterns without exactly one `*`, or with nothing else, are passed over. */
  constructor(patterns: readonly string[] = defaultGradientNames) {
    const usable = patterns.filter((pattern) => /^[\w$]*\*[\w$]*$/.test(pattern) && pattern.length > 1);
    this.parts = (usable.length > 0 ? usable : defaultGradientNames).map((pattern) => {
      const [before = '', after = ''] = pattern.split('*');
      return { before, after };
    });
    this.heads = new Set(this.parts.flatMap(({ before }) => before.slice(0, 1)));
    this.tails = new Set(this.parts.flatMap(({ before, after }) => (before ? [] : after.slice(-1))));
  }

  /** The variables that `name` may be the gradient of, likeliest first: `dx` is x's, `gradLoss` is Loss's or loss's. */
  variablesOf(name: string): readonly string[] {
    if (!this.heads.has(name.charAt(0)) && !this.tails.has(name.charAt(name.length - 1))) return none;
    const found: string[] = [];
    for (const { before, after } of this.parts) {
      if (name.length <= before.length + after.length) continue;
      if (!name.startsWith(before) || !name.endsWith(after)) continue;
      const rest = name.slice(before.length, name.length - after.length);
      found.push(rest);
      if (before.length > 1 && /[a-z]$/.test(before))
        found.push(rest.charAt(0).toLowerCase() + rest.slice(1));
    }
    return found;
  }

  /** The same patterns with the one first that these gradient variables follow, so that new names follow it too. */
  preferring(pairs: readonly { readonly name: string; readonly variable: string }[]): GradientNames {
    const fits = (part: Pattern) =>
      pairs.filter(({ name, variable }) => nameBy(part, variable) === name).length;
    const best = this.parts.reduce((one, other) => (fits(other) > fits(one) ? other : one));
    const rest = this.parts.filter((part) => part !== best);
    return new GradientNames([best, ...rest].map(({ before, after }) => `${before}*${after}`));
  }

  /** The name for the gradient of `variable`, by the first pattern. */
  gradientOf(variable: string): string {
    // What is no plain name, `p.a`, has no gradient variable either, but still wants words.
    if (!isIdentifier(variable)) return `d(${variable})`;
    return nameBy(this.parts[0], variable);
  }
}

const none: readonly string[] = [];

interface Pattern {
  readonly before: string;
  readonly after: string;
}

function nameBy({ before, after }: Pattern, variable: string): string {
  const camel = before.length > 1 && /[a-z]$/.test(before);
  return before + (camel ? variable.charAt(0).toUpperCase() + variable.slice(1) : variable) + after;
}
