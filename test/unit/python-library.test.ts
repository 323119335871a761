/* What Python's own values do where they are followed: every number shown is what python3 computes, and some are shown. */
import { eachShows, noneIsWrong } from './followed-rows';

/** Each computes `out`, for which a number is shown. */
const shown: Readonly<Record<string, string>> = {
  'a negative index counts from the end': 'w = [0.5, 2.5]\nout = w[-1] * 2',
  'a slice is a list of its own': 'w = [0.5, 2.5, 4]\nu = w[::-1]\nu[0] = 9.0\nout = w[2] + u[0]',
  'a list has several names': 'w = [0.5, 2.5]\nu = w\nu += [3.5]\nout = w[2] * len(w)',
  'an update of a tuple makes another one': 't = (1.5, 2.5)\nu = t\nu += (3.5,)\nout = len(t) + u[2]',
  'what a list repeats is the same': 'rows = [[0.5] * 2] * 2\nrows[0][1] = 3.5\nout = rows[1][1] * 2',
  'one and True are the same key': 'd = {1: 0.5}\nd[True] = 2.5\nout = d[1.0] * len(d)',
  'a text is another key than a number': 'd = {1: 0.5, "1": 2.5}\nout = d[1] * 3 + d["1"]',
  'zip reads a list while it changes':
    'w = [1.5, 2.5]\nout = 0\nfor a, b in zip(w, w):\n    w[1] = 9.5\n    out += b',
  'an index is evaluated once': 'w = [1.5, 2.5]\nat = [0, 1]\nw[at.pop()] += 3\nout = w[1] + len(at)',
  'operators are methods of classes':
    'class V:\n    def __init__(self, u): self.u = u\n    def __mul__(self, k): return V(self.u * k)\n    __rmul__ = __mul__\nv = 2.5 * V(1.5)\nout = v.u * 2',
  'a default is made once':
    'def f(z, into=[]):\n    into.append(z)\n    return sum(into)\nf(1.5)\nout = f(2.5) * 2',
  'global means the outermost variable':
    's = 1.5\ndef f():\n    s = 9\n    def g():\n        global s\n        s = 2.5\n    g()\n    return s\nt = f()\nout = s * 2 + t',
  'an index out of range is caught as such':
    'w = [1.5]\ntry:\n    out = w[3]\nexcept KeyError:\n    out = 2.5\nexcept LookupError:\n    out = 3.5\nout = out * 2',
  'a division by zero is caught':
    'a = 0\ntry:\n    out = 1 / a\nexcept ZeroDivisionError:\n    out = 3.5\nout = out + 1',
  'lambdas of a comprehension share its variable':
    'fs = [lambda: k + 0.5 for k in range(3)]\nout = fs[0]() * 2',
  'a loop that is not left runs its else': 'out = 1.5\nfor k in range(3):\n    out += k\nelse:\n    out *= 2',
};

/** Of these nothing may be shown that is wrong; `out` need not be. */
const unsure: Readonly<Record<string, string>> = {
  'what is one of two lists changes both':
    'x = 1.5\nw = [0.5]\nv = [2.5]\nu = w if x > 2 else v\nu[0] = 9.5\nout = v[0] * 2',
  'a generator is gone through later':
    'n = 1.5\nw = [1, 2]\ng = (n * z for z in w)\nn = 3.5\nout = sum(g) * 2',
  'a dictionary keeps its size while it is gone through':
    'd = {"a": 1.5}\nout = 0\ntry:\n    for k in d:\n        out += 1\n        d[out] = 2.5\nexcept RuntimeError:\n    out = out * 3',
  'what may throw has a handler':
    'x = 1.5\nw = [0.5]\ntry:\n    if x > 1: raise ValueError\n    w[0] = 2.5\nexcept ValueError:\n    w[0] = 3.5\nout = w[0] * 2',
};

describe('what Python’s values do', () => {
  eachShows(shown, 'python');
  noneIsWrong(unsure, 'python');
});
