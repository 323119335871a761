/* What Python's modules and classes of plain data do where they are followed: every number shown is what python3 computes. */
import { eachShows, noneIsWrong, type Rows } from './followed-rows';

const shown: Rows = {
  'a queue has two ends':
    'from collections import deque\nd = deque([1.5, 2.5])\nd.append(3.5)\nd.appendleft(0.5)\nx = d.popleft() + d.pop()\nout = x * d[0] + d[-1] * len(d)',
  'a queue of so many keeps the last':
    'from collections import deque\nd = deque(maxlen=2)\nfor k in range(4): d.append(k + 0.5)\nout = sum(d) * 2\nd.appendleft(9.5)\nout += d[0] + d[1]',
  'a queue turns round':
    'import collections\nd = collections.deque([1.5, 2.5, 3.5])\nd.rotate(1)\nout = d[0] * 2',
  'a dictionary makes what it lacks':
    'from collections import defaultdict\nd = defaultdict(float)\nfor k, v in [("a", 1.5), ("b", 2.5), ("a", 0.5)]: d[k] += v\nout = d["a"] * d["b"] + len(d)',
  'a dictionary makes lists':
    'from collections import defaultdict\nd = defaultdict(list)\nd["a"].append(1.5)\nd["a"].append(2.5)\nout = d["a"][1] * len(d["a"]) + len(d.get("b", [7]))',
  'a dictionary asks a function':
    'from collections import defaultdict\nd = defaultdict(lambda: 0.5)\nd["a"] += 1\nout = d["a"] * d["b"]',
  'a tuple has names':
    'from collections import namedtuple\nP = namedtuple("P", ["x", "y"])\np = P(1.5, y=2.5)\na, b = p\nout = p.x * p[1] + a * b + len(p)',
  'a tuple is made anew with another element':
    'from collections import namedtuple\nP = namedtuple("P", "x y", defaults=[2.5])\np = P(1.5)._replace(x=3.5)\nout = p.x * p.y',
  'a data class is filled with its fields':
    'from dataclasses import dataclass\n@dataclass\nclass P:\n    w: float\n    b: float = 0.5\n    def f(self, z): return self.w * z + self.b\nout = P(1.5).f(2) + P(b=2.5, w=3.5).f(1)',
  'a field is made anew for each':
    'from dataclasses import dataclass, field\n@dataclass\nclass P:\n    w: list = field(default_factory=list)\n    k: float = field(default=2.5)\np = P()\nq = P()\np.w.append(1.5)\nout = len(q.w) + p.w[0] * q.k',
  'a data class builds on another':
    'from dataclasses import dataclass\n@dataclass\nclass P:\n    a: float\n    b: float = 1.5\n@dataclass\nclass Q(P):\n    c: float = 2.5\nq = Q(3.5, c=0.5)\nout = q.a * q.b + q.c',
  'a data class goes on after it is filled':
    'from dataclasses import dataclass\n@dataclass\nclass P:\n    w: float\n    def __post_init__(self): self.v = self.w * 2\nout = P(1.5).v + 1',
  'with enters and leaves':
    'class T:\n    def __init__(self): self.k = 1.5\n    def __enter__(self):\n        self.k += 1\n        return self\n    def __exit__(self, *a): self.k *= 2\nwith T() as t:\n    u = t.k\nout = t.k + u * 10',
  'with may stop what is thrown':
    'class T:\n    def __enter__(self): return 2.5\n    def __exit__(self, *a): return True\nout = 1.5\nwith T() as t:\n    out = t\n    raise ValueError\nout += 1',
  'products and combinations':
    'import itertools\nout = 0.5\nfor a, b in itertools.product([1.5, 2.5], repeat=2): out += a * b\nfor a, b in itertools.combinations([1.5, 2.5, 3.5], 2): out = out * 0.5 + a * b',
  'chain, islice and accumulate':
    'from itertools import accumulate, chain, islice, repeat\nout = 0\nfor v in chain([1.5], [2.5, 3.5]): out = out * 2 + v\nfor v in islice([1.5, 2.5, 3.5], 2): out += v\nout += list(accumulate([1.5, 2.5]))[1]\nfor v in repeat(2.0, 2): out *= v',
  'a count is asked in turn':
    'import itertools\nout = 0\nfor k, v in zip(itertools.count(1), [1.5, 2.5]): out += k * v',
  'reduce joins from the left':
    'from functools import reduce\nimport operator\nw = [1.5, 2.5, 3.5]\nout = reduce(lambda s, v: s * 2 - v, w, 0.5) + reduce(operator.mul, w)',
  'a part of a call': 'from functools import partial\nf = partial(lambda a, b: a - b, 1.5)\nout = f(4) * 2',
  'a deep copy has its own lists':
    'import copy\nw = [[1.5], [2.5]]\nu = copy.deepcopy(w)\nv = copy.copy(w)\nu[0][0] = 9.5\nv[1][0] = 3.5\nout = w[0][0] + w[1][0] * 2',
  'a deep copy of an object':
    'import copy\nclass A: pass\na = A()\na.w = [1.5]\nb = copy.deepcopy(a)\nb.w[0] = 9.5\nout = a.w[0] * 2',
  'texts are filled':
    'd = {}\nfor k in range(2): d["W%d" % k] = k + 1.5\nd["b{}".format(1)] = 2.5\nd[f"c{1}"] = 3.5\nout = d["W1"] * d["b1"] + d["{0}{n}".format("c", n=1)] + d["%s%s" % ("W", 0)]',
};

const unsure: Rows = {
  'two of a data class are the same':
    'from dataclasses import dataclass\n@dataclass\nclass P:\n    w: float\nout = 2.5 if P(1.5) == P(1.5) else 3.5\nout = out * 2',
  'a field of the class alone':
    'from dataclasses import dataclass\nfrom typing import ClassVar\n@dataclass\nclass P:\n    k: ClassVar[float] = 1.5\n    w: float = 2.5\nout = P(3.5).w * P.k',
  'a data class with an order':
    'from dataclasses import dataclass\n@dataclass(order=True)\nclass P:\n    w: float\nout = 2.5 if P(1.5) < P(2.5) else 3.5\nout = out * 2',
  'a queue has no slices':
    'from collections import deque\nd = deque([1.5, 2.5])\ntry: out = d[0:1][0]\nexcept TypeError: out = 3.5\nout = out * 2',
  'a queue is no list':
    'from collections import deque\nout = 1.5 if deque([1]) == [1] else 2.5\nout = out * 2',
  'with of what throws in one side':
    'class T:\n    def __enter__(self): return 1\n    def __exit__(self, *a): return True\nx = 1.5\nout = 0.5\nwith T():\n    if x > 1: raise ValueError\n    out = 2.5\nout = out * 2',
  'with of what is not known':
    'from other import held\nout = 1.5\nwith held() as h:\n    out = 2.5\nout = out * 2',
  'a return from a with':
    'class T:\n    k = 0.5\n    def __enter__(self): return self\n    def __exit__(self, *a): T.k = 2.5\ndef f():\n    with T() as t:\n        return t.k\nout = f() + T.k * 10',
  'a text with a width': 'd = {"W 1": 1.5, "W1": 2.5}\nk = "W%2d" % 1\nout = d[k] * 2',
  'an accumulated sum begins with something':
    'from itertools import accumulate\nout = list(accumulate([1.5, 2.5], initial=1))[0] * 2',
};

describe('what Python’s modules do', () => {
  eachShows(shown, 'python');
  noneIsWrong(unsure, 'python');
});
