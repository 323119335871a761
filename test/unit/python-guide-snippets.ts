/* The guide's straight-line code as a notebook in Python has it: in the order of guide-snippets.ts, a text for each. */

/** A snippet in Python; the forward part is what Python can run. */
export interface PythonSnippet {
  /** The name of the same snippet in JavaScript. */
  readonly name: string;
  readonly forward: string;
  readonly backward: string;
}

export const pythonSnippets: readonly PythonSnippet[] = [
  {
    name: 'times',
    forward: 'x = a * b\n# and given the gradient on x (dx), backprop computes:\n',
    backward: 'da = b * dx\ndb = a * dx\n',
  },
  {
    name: 'plus',
    forward: 'x = a + b\n# ->\n',
    backward: 'da = 1.0 * dx\ndb = 1.0 * dx\n',
  },
  {
    name: 'three numbers in two steps',
    forward: '# x = a + b + c in two steps:\nq = a + b  # gate 1\nx = q + c  # gate 2\n\n# backward pass:\n',
    backward: 'dc = 1.0 * dx  # gate 2\ndq = 1.0 * dx\nda = 1.0 * dq  # gate 1\ndb = 1.0 * dq\n',
  },
  {
    name: 'three numbers at once',
    forward: 'x = a + b + c\n',
    backward: 'da = 1.0 * dx; db = 1.0 * dx; dc = 1.0 * dx\n',
  },
  {
    name: 'combined gates',
    forward: 'x = a * b + c\n# given dx, in one sweep =>\n',
    backward: 'da, db, dc = b * dx, a * dx, 1.0 * dx\n',
  },
  {
    name: 'neuron',
    forward:
      '# the neuron in two steps:\nq = a*x + b*y + c\nf = sig(q)  # sig is the sigmoid\n# and now backward, with df:\n',
    backward:
      'df = 1\ndq = (f * (1 - f)) * df\n# and now we chain it to the inputs\nda = x * dq\ndx = a * dq\ndy = b * dq\ndb = y * dq\ndc = 1.0 * dq\n',
  },
  {
    name: 'a square by two branches, and its short form',
    forward: 'x = a * a\n',
    backward:
      'da = a * dx  # gradient into a from the first branch\nda += a * dx  # and add the one from the second\n\n# in short:\nda = 2 * a * dx\n',
  },
  {
    name: 'a sum of squares',
    forward: 'x = a**2 + b**2 + c**2\n# we get:\n',
    backward: 'da = 2*a*dx\ndb = 2*b*dx\ndc = 2*c*dx\n',
  },
  {
    name: 'a product in chunks',
    forward:
      'x1 = a * b + c\nx2 = x1 * d\nx = x2 * x2  # the same as the expression above\n# and now backwards:\n',
    backward:
      'dx2 = 2 * x2 * dx  # into x2\ndd = x1 * dx2  # into d\ndx1 = d * dx2  # into x1\nda = b * dx1\ndb = a * dx1\ndc = 1.0 * dx1  # done!\n',
  },
  {
    name: 'division',
    forward: 'x = 1.0/a  # division\n',
    backward: 'da = -1.0/(a*a)\n',
  },
  {
    name: 'a quotient in steps',
    forward:
      'x = (a + b)/(c + d)\n# in steps:\nx1 = a + b\nx2 = c + d\nx3 = 1.0 / x2\nx = x1 * x3  # the same\n# and now backprop, in reverse:\n',
    backward:
      'dx1 = x3 * dx\ndx3 = x1 * dx\ndx2 = (-1.0/(x2**2)) * dx3  # the local gradient, and the chain rule\nda = 1.0 * dx1  # and finally the inputs\ndb = 1.0 * dx1\ndc = 1.0 * dx2\ndd = 1.0 * dx2\n',
  },
  {
    name: 'max',
    forward: 'x = max(a, b)\n',
    backward: 'da = 1.0 * dx if a == x else 0.0\ndb = 1.0 * dx if b == x else 0.0\n',
  },
  {
    name: 'relu',
    forward: 'x = max(a, 0)\n# backprop through this gate will be:\n',
    backward: 'da = 1.0 * dx if a > 0 else 0.0\n',
  },
  {
    name: 'the slopes of a product',
    forward: 'out = x * y  # the gate\n',
    backward: 'x_gradient = y  # its slopes, as found on paper\ny_gradient = x\n',
  },
  {
    name: 'two gates and the chain rule in long names',
    forward: 'q = x + y\nf = q * z\n',
    backward:
      'derivative_f_wrt_z = q  # of the product\nderivative_f_wrt_q = z\nderivative_q_wrt_x = 1.0  # of the sum\nderivative_q_wrt_y = 1.0\nderivative_f_wrt_x = derivative_q_wrt_x * derivative_f_wrt_q  # chained\nderivative_f_wrt_y = derivative_q_wrt_y * derivative_f_wrt_q\n',
  },
  {
    name: 'a single neuron, gate by gate',
    forward:
      'import math\nax = a * x\nby = b * y\naxpby = ax + by\nq = axpby + c\ns = 1 / (1 + math.exp(-q))\n',
    backward:
      's_gradient = 1.0\nq_gradient = s * (1 - s) * s_gradient\naxpby_gradient = q_gradient; c_gradient = q_gradient\nax_gradient = by_gradient = axpby_gradient\na_gradient, x_gradient = x * ax_gradient, a * ax_gradient\nb_gradient, y_gradient = y * by_gradient, b * by_gradient\n',
  },
  {
    name: 'a net of two layers, with variables for its switches',
    forward:
      's1 = a1 * x + b1 * y + c1\ns2 = a2 * x + b2 * y + c2\ns3 = a3 * x + b3 * y + c3\nn1 = max(0, s1)\nn2 = max(0, s2)\nn3 = max(0, s3)\nscore = a4 * n1 + b4 * n2 + c4 * n3 + d4\n',
    backward: [
      'dscore = 1.0  # pull it up',
      ...['a4 * n1', 'b4 * n2', 'c4 * n3'].flatMap((term) => {
        const [weight, input] = term.split(' * ');
        return [`d${input} = ${weight} * dscore`, `d${weight} = ${input} * dscore`];
      }),
      'dd4 = 1.0 * dscore',
      ...[1, 2, 3].map((k) => `ds${k} = 0 if n${k} == 0 else dn${k}`),
      ...[1, 2, 3].map((k) => `da${k}, db${k}, dc${k} = x * ds${k}, y * ds${k}, 1.0 * ds${k}`),
      'dx = a1 * ds1 + a2 * ds2 + a3 * ds3\ndy = b1 * ds1 + b2 * ds2 + b3 * ds3\n',
    ].join('\n'),
  },
];
