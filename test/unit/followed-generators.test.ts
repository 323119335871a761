/* Generators in both languages: they run as far as they are asked for, in between what asks. */
import { eachShows, noneIsWrong, type Rows } from './followed-rows';

const three = 'def three(a):\n    yield a\n    yield a * 2\n    yield a * 3\n';

const inPython: Rows = {
  'a loop goes through what a generator yields': `${three}out = 0.5\nfor v in three(1.5):\n    out = out * v`,
  'a generator yields in its own loops':
    'def pairs(w):\n    for j, u in enumerate(w):\n        k = 0\n        while k < j:\n            yield u * w[k]\n            k += 1\nout = 0.5\nfor v in pairs([1.5, 2.5, 3.5]):\n    out += v',
  'it runs in between':
    'w = [1.5]\ndef grow():\n    while len(w) < 4:\n        yield w[-1]\nout = 0\nfor v in grow():\n    w.append(v * 2)\n    out += v',
  'next asks for one value': `${three}g = three(1.5)\nu = next(g)\nv = next(g)\nout = v + 10 * u`,
  'a generator without an end is asked for some':
    'def powers():\n    a = 0.5\n    while True:\n        yield a\n        a *= 3\nout = 0\nfor v in powers():\n    if v > 9: break\n    out += v',
  'a loop goes on where another one has left': `${three}g = three(1.5)\nfor v in g: break\nout = 0\nfor v in g:\n    out += v`,
  'it is gone through once': `${three}g = three(1.5)\nout = sum(g) + 10 * sum(g)`,
  'a comprehension in parentheses reads what there is when it is asked':
    'n = 1.5\nw = [1, 2]\ng = (n * z for z in w)\nn = 3.5\nout = sum(g) * 2',
  'what comes first in it is made at once': 'w = [1.5]\ng = (z for z in w)\nw = [2.5]\nout = sum(g) * 2',
  'zip and enumerate ask generators in turn': `${three}out = 0\nfor k, (u, v) in enumerate(zip(three(1.5), three(2.5))):\n    out += k * u * v`,
  'a generator yields from another': `${three}def more():\n    yield 0.5\n    yield from three(2.5)\nout = sum(more()) * 2`,
  'a list of a generator may be asked for its elements': `${three}w = list(three(1.5))\nout = w[1] * len(w)`,
  'a generator returns before its end':
    'def some(n):\n    for k in range(9):\n        if k == n: return\n        yield k + 0.5\nout = sum(some(3)) * 2',
  'a method is a generator':
    'class A:\n    def __init__(self, n): self.n = n\n    def __iter__(self):\n        for k in range(self.n): yield k * 1.5\nout = 0\nfor v in A(3):\n    out += v',
  'an object says what comes next':
    'class A:\n    def __init__(self): self.k = 0.5\n    def __iter__(self): return self\n    def __next__(self):\n        if self.k > 3: raise StopIteration\n        self.k += 1\n        return self.k\nout = sum(A()) * 2',
  'an object with elements is gone through up to the index that it lacks':
    'class A:\n    w = [1.5, 2.5]\n    def __getitem__(self, k): return self.w[k]\nout = 0\nfor v in A():\n    out += v',
  'any stops where it knows':
    'seen = []\ndef f(z):\n    seen.append(z)\n    return z > 1\nout = 1.5\nif any(f(z) for z in [0.5, 1.5, 2.5]): out = len(seen) * 2.5',
  'what is nothing ends a default': `${three}g = three(0.5)\nfor v in g: pass\nout = next(g, 3.5) * 2`,
  'a generator keeps its own variables':
    'k = 1.5\ndef f():\n    k = 2.5\n    yield k\n    k += 1\n    yield k\nout = 0\nfor v in f():\n    out += v * k',
};

const unsureInPython: Rows = {
  'a generator is asked on one side of a condition': `${three}x = 1.5\ng = three(x)\ny = 0\nif x > 1: y = next(g)\nout = next(g) * 2 + y`,
  'a generator is asked where that may not be needed': `${three}x = 1.5\ng = three(x)\nu = x > 2 and next(g)\nout = next(g) * 2`,
  'a generator yields where a number says so':
    'def f(z):\n    if z > 1: yield z\n    yield 2 * z\nx = 1.5\nout = sum(f(x)) * 2',
  'code that is not known may have asked a generator': `from other import ask\n${three}g = three(1.5)\nask(g)\nout = sum(g) * 2`,
  'a generator throws':
    'def f():\n    yield 1.5\n    raise ValueError\ng = f()\nout = next(g)\ntry:\n    next(g)\nexcept ValueError: out += 1\nout += next(g, 5)',
  'a generator gets what is sent':
    'def f():\n    k = yield 1.5\n    yield k * 2\ng = f()\nnext(g)\nout = g.send(2.5) * 2',
  'a yield in a try':
    'def f():\n    try:\n        yield 1.5\n    finally:\n        yield 2.5\nout = sum(f()) * 2',
  'a loop changes what its generator reads':
    'w = [1.5, 2.5, 3.5]\nout = 0\nfor v in (z * 2 for z in w):\n    w[2] = v\n    out += v',
  'a break in a condition is no break of the loop that asks':
    'def f(z):\n    for k in range(3):\n        if z > 1: break\n        yield k + 0.5\n    yield 7.5\nx = 1.5\nout = 0.5\nfor v in f(x):\n    out += v',
  'functions of a generator remember its variables':
    'def f():\n    for k in range(3): yield lambda: k\nout = 0\nfor g in f(): out += g() + 0.5',
};

const three_ = 'function* three(a) { yield a; yield a * 2; yield a * 3; }\n';

const inScript: Rows = {
  'a loop goes through what a generator yields': `${three_}let out = 0.5;\nfor (const v of three(1.5)) out = out * v;`,
  'next asks for one value': `${three_}const g = three(1.5);\nlet u = g.next().value;\nlet out = g.next().value + 10 * u;`,
  'a generator yields in its own loops':
    'function* f(n) { for (let i = 0; i < n; i++) { if (i === 1) continue; yield i * 1.5; } }\nlet out = 0.5;\nfor (const v of f(4)) out += v;',
  'a list is spread over a generator': `${three_}const w = [...three(1.5)];\nlet out = w[2] * w.length;`,
  'a loop that is left ends its generator': `${three_}const g = three(1.5);\nfor (const v of g) break;\nlet out = 0.5;\nfor (const v of g) out += v;\nout *= 2;`,
  'a generator yields all of another': `${three_}function* f() { yield 0.5; yield* three(2.5); }\nlet out = 0;\nfor (const v of f()) out += v;`,
  'done says that there is no more':
    'function* f() { yield 1.5; }\nconst g = f();\ng.next();\nlet out = g.next().done ? 2.5 : 3.5;\nout *= 2;',
  'it runs in between':
    'const w = [1.5];\nfunction* f() { while (w.length < 4) yield w[w.length - 1]; }\nlet out = 0;\nfor (const v of f()) { w.push(v * 2); out += v; }',
};

const unsureInScript: Rows = {
  'a generator returns a value':
    'function* f() { yield 1.5; return 2.5; }\nconst g = f();\ng.next();\nlet out = g.next().value * 2;',
  'a generator gets what next is given':
    'function* f() { const k = yield 1.5; yield k * 2; }\nconst g = f();\ng.next();\nlet out = g.next(2.5).value * 2;',
  'closures of a generator have variables of their own':
    'function* f() { for (let i = 0; i < 3; i++) yield () => i; }\nlet out = 0;\nfor (const g of f()) out += g() + 0.5;',
  'a generator is asked on one side': `${three_}let x = 1.5;\nconst g = three(x);\nlet y = x > 2 ? g.next().value : 0;\nlet out = g.next().value * 2 + y;`,
};

describe('generators', () => {
  eachShows(inPython, 'python');
  noneIsWrong(unsureInPython, 'python');
  eachShows(inScript, 'javascript');
  noneIsWrong(unsureInScript, 'javascript');
});
