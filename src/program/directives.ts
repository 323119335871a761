/* Comments that speak to the lens. */
import type { Span } from '../text/span';

/** A comment that speaks to us: `// @input a = 2, b = -3`. */
export type Directive = Span & {
  /** What follows its tag, up to where the comment or its line ends. */
  readonly list: Span;
} & (
    | { readonly kind: 'input'; readonly name: string; readonly value: number }
    | { readonly kind: 'output' | 'const'; readonly name: string }
    /** `// @gradient delta of z`: another name for a gradient. */
    | { readonly kind: 'gradient'; readonly name: string; readonly variable: string }
    /** `// @backprop`: show gradients here. */
    | { readonly kind: 'backprop' }
    | { readonly kind: 'problem'; readonly message: string }
  );
