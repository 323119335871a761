/* The guide's straight-line code. */

/** A snippet of the guide; `forward` is the part that JavaScript can run. */
export interface Snippet {
  readonly name: string;
  readonly forward: string;
  readonly backward: string;
  readonly output: string;
  /** Whether no line of the snippet sets the gradient of the output. */
  readonly given: boolean;
  /** What the snippet calls gradients, where that is not `dx`. */
  readonly nameOf?: (variable: string) => string;
}

export const ninja: readonly Snippet[] = [
  {
    name: 'times',
    forward: 'var x = a * b;\n// and given gradient on x (dx), we saw that in backprop we would compute:\n',
    backward: 'var da = b * dx;\nvar db = a * dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'plus',
    forward: 'var x = a + b;\n// ->\n',
    backward: 'var da = 1.0 * dx;\nvar db = 1.0 * dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'three numbers in two steps',
    forward:
      '// lets compute x = a + b + c in two steps:\nvar q = a + b; // gate 1\nvar x = q + c; // gate 2\n\n// backward pass:\n',
    backward:
      'dc = 1.0 * dx; // backprop gate 2\ndq = 1.0 * dx; \nda = 1.0 * dq; // backprop gate 1\ndb = 1.0 * dq;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'three numbers at once',
    forward: 'var x = a + b + c;\n',
    backward: 'var da = 1.0 * dx; var db = 1.0 * dx; var dc = 1.0 * dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'combined gates',
    forward: 'var x = a * b + c;\n// given dx, backprop in-one-sweep would be =>\n',
    backward: 'da = b * dx;\ndb = a * dx;\ndc = 1.0 * dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'neuron',
    forward:
      '// lets do our neuron in two steps:\nvar q = a*x + b*y + c;\nvar f = sig(q); // sig is the sigmoid function\n// and now backward pass, we are given df, and:\n',
    backward:
      'var df = 1;\nvar dq = (f * (1 - f)) * df;\n// and now we chain it to the inputs\nvar da = x * dq;\nvar dx = a * dq;\nvar dy = b * dq;\nvar db = y * dq;\nvar dc = 1.0 * dq;\n',
    output: 'f',
    given: false,
  },
  {
    name: 'a square by two branches, and its short form',
    forward: 'var x = a * a;\n',
    backward:
      'var da = a * dx; // gradient into a from first branch\nda += a * dx; // and add on the gradient from the second branch\n\n// short form instead is:\nvar da = 2 * a * dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'a sum of squares',
    forward: 'var x = a*a + b*b + c*c;\n// we get:\n',
    backward: 'var da = 2*a*dx;\nvar db = 2*b*dx;\nvar dc = 2*c*dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'a product in chunks',
    forward:
      'var x1 = a * b + c;\nvar x2 = x1 * d;\nvar x = x2 * x2; // this is identical to the above expression for x\n// and now in backprop we go backwards:\n',
    backward:
      'var dx2 = 2 * x2 * dx; // backprop into x2\nvar dd = x1 * dx2; // backprop into d\nvar dx1 = d * dx2; // backprop into x1\nvar da = b * dx1;\nvar db = a * dx1;\nvar dc = 1.0 * dx1; // done!\n',
    output: 'x',
    given: true,
  },
  {
    name: 'division',
    forward: 'var x = 1.0/a; // division\n',
    backward: 'var da = -1.0/(a*a);\n',
    output: 'x',
    given: true,
  },
  {
    name: 'a quotient in steps',
    forward:
      'var x = (a + b)/(c + d);\n// lets decompose it in steps:\nvar x1 = a + b;\nvar x2 = c + d;\nvar x3 = 1.0 / x2;\nvar x = x1 * x3; // equivalent to above\n// and now backprop, again in reverse order:\n',
    backward:
      'var dx1 = x3 * dx;\nvar dx3 = x1 * dx;\nvar dx2 = (-1.0/(x2*x2)) * dx3; // local gradient as shown above, and chain rule\nvar da = 1.0 * dx1; // and finally into the original variables\nvar db = 1.0 * dx1;\nvar dc = 1.0 * dx2;\nvar dd = 1.0 * dx2;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'max',
    forward: 'var x = Math.max(a, b);\n',
    backward: 'var da = a === x ? 1.0 * dx : 0.0;\nvar db = b === x ? 1.0 * dx : 0.0;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'relu',
    forward: 'var x = Math.max(a, 0)\n// backprop through this gate will then be:\n',
    backward: 'var da = a > 0 ? 1.0 * dx : 0.0;\n',
    output: 'x',
    given: true,
  },
];

/** The straight-line code of the other chapters, in words of our own. */
export const otherChapters: readonly Snippet[] = [
  {
    name: 'the slopes of a product',
    forward: 'var out = x * y; // the gate\n',
    backward: 'var x_gradient = y; // its slopes, as found on paper\nvar y_gradient = x;\n',
    output: 'out',
    given: true,
    nameOf: (variable) => `${variable}_gradient`,
  },
  {
    name: 'two gates and the chain rule in long names',
    forward: 'var q = x + y;\nvar f = q * z;\n',
    backward:
      'var derivative_f_wrt_z = q; // of the product\nvar derivative_f_wrt_q = z;\nvar derivative_q_wrt_x = 1.0; // of the sum\nvar derivative_q_wrt_y = 1.0;\nvar derivative_f_wrt_x = derivative_q_wrt_x * derivative_f_wrt_q; // chained\nvar derivative_f_wrt_y = derivative_q_wrt_y * derivative_f_wrt_q;\n',
    output: 'f',
    given: true,
    nameOf: (variable) => (variable === 'f' ? 'df' : `derivative_f_wrt_${variable}`),
  },
  {
    name: 'a single neuron, gate by gate',
    forward:
      'var ax = a * x;\nvar by = b * y;\nvar axpby = ax + by;\nvar q = axpby + c;\nvar s = 1 / (1 + Math.exp(-q));\n',
    backward:
      'var s_gradient = 1.0;\nvar q_gradient = s * (1 - s) * s_gradient;\nvar axpby_gradient = q_gradient, c_gradient = q_gradient;\nvar ax_gradient = axpby_gradient, by_gradient = axpby_gradient;\nvar a_gradient = x * ax_gradient, x_gradient = a * ax_gradient;\nvar b_gradient = y * by_gradient, y_gradient = b * by_gradient;\n',
    output: 's',
    given: false,
    nameOf: (variable) => `${variable}_gradient`,
  },
  {
    name: 'a net of two layers, with variables for its switches',
    forward:
      'var s1 = a1 * x + b1 * y + c1;\nvar s2 = a2 * x + b2 * y + c2;\nvar s3 = a3 * x + b3 * y + c3;\nvar n1 = Math.max(0, s1);\nvar n2 = Math.max(0, s2);\nvar n3 = Math.max(0, s3);\nvar score = a4 * n1 + b4 * n2 + c4 * n3 + d4;\n',
    backward: [
      'var dscore = 1.0; // pull it up',
      ...['a4 * n1', 'b4 * n2', 'c4 * n3'].flatMap((term) => {
        const [weight, input] = term.split(' * ');
        return [`var d${input} = ${weight} * dscore;`, `var d${weight} = ${input} * dscore;`];
      }),
      'var dd4 = 1.0 * dscore;',
      ...[1, 2, 3].map((k) => `var ds${k} = n${k} === 0 ? 0 : dn${k};`),
      ...[1, 2, 3].map((k) => `var da${k} = x * ds${k}, db${k} = y * ds${k}, dc${k} = 1.0 * ds${k};`),
      'var dx = a1 * ds1 + a2 * ds2 + a3 * ds3;\nvar dy = b1 * ds1 + b2 * ds2 + b3 * ds3;\n',
    ].join('\n'),
    output: 'score',
    given: false,
  },
];
