/* Comments that speak to the lens. */
import type { Span } from '../text/span';

/** A comment that speaks to us: `// @input a = 2, b = -3`. */
export type Directive = Span &
  (
    | {
        readonly kind: 'input';
        readonly name: string;
        readonly value: number;
        readonly number: Span;
        /** The array that it is a number of, or the length. */
        readonly array?: string;
        /** Where the list of names ends that it is in, and more can follow. */
        readonly listEnd: number;
      }
    | { readonly kind: 'output' | 'const'; readonly name: string }
    /** `// @gradient delta of z`: another name for a gradient. */
    | { readonly kind: 'gradient'; readonly name: string; readonly variable: string }
    /** `// @accept reason`: what deviates from the gradient here is meant so. */
    | { readonly kind: 'accept'; readonly reason: string }
    /** `// @backprop`: show gradients here. */
    | { readonly kind: 'backprop' }
    | { readonly kind: 'problem'; readonly message: string }
  );
