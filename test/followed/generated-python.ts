/*
 * Generated programs in Python with all that is followed: loops, lists, dicts, closures, classes, calls, comprehensions,
 * generators. In a template N is a number's name, W a list, P an object, D a dict, E an expression, C a condition, I an
 * index, K a small count, J the loop's own variable, B a body.
 */
import fc from 'fast-check';
import { inner, leaves, lines } from './lines-python';
import { FollowedPython } from './python';
import { filled, type Grammar, needed, programLines, type Words } from './templates';

const names: Words = {
  N: fc.constantFrom('a', 'b', 'c', 'x', 'y', 's'),
  M: fc.constantFrom('a', 'b', 'c', 'x', 'y', 's'),
  W: fc.constantFrom('w', 'v', 'u', 'd["w"]'),
  V: fc.constantFrom('w', 'v', 'u', 't'),
  P: fc.constantFrom('o', 'o2'),
  D: fc.constantFrom('d', 'e'),
  K: fc.constantFrom('2', '3', '4', 'len(w)', 'n'),
};

const index = filled(
  ['0', '1', '2', 'i', 'j', 'i', '-1', '-2', 'len(W) - 1', '(i + j) % 3', 'n - 1', 'True', '-0'],
  names,
);
const conditions = [
  'N > 0',
  'E > N',
  'W[I] < E',
  'N >= M and E < 2',
  'not N > M',
  'i % 2 == 0',
  'len(W) > 2',
  '-1 < N < 2',
  'N',
];
const grammar: Grammar = {
  lines,
  inLoops: [
    'if C: break',
    'if C: continue',
    'if C:\n    N = E\n    continue',
    'fs.append(lambda: i * N)',
    'if i > 3: W.append(E)',
  ],
  inFunctions: ['if C: return E', 'return E', 'if C:\n    N = E\n    return N'],
  branches: [
    'if C:B',
    'if C:B\nelse:B',
    'if N > 0:\n    N = E\nelse:\n    M = E',
    'if E > 0:\n    W[I] = E\nelse:\n    D["a"] = E',
    'if N < M:\n    N *= 0.5\nelif C:B\nelse:\n    W[0] += E',
    'match len(W):\n    case 3:\n        N = E\n    case _:\n        M = E',
    'try:B\nexcept IndexError:\n    N = 0.25',
    'with Quiet():B',
  ],
  loops: [
    'for J in range(K):B',
    'for J in range(K):B',
    'for J in range(len(W)):B',
    'for J in range(K - 1, -1, -1):B',
    'for J in range(0, 5, 2):B',
    'for one in list(W):\n    N += one B',
    'for one in W:\n    N = one * E\n    if len(W) > 9: break B',
    'for J, one in enumerate(W[:4]):\n    N += J * one B',
    'for one, other in zip(W, V[:]):\n    N = one * other * 0.5 B',
    'for one, other in [(1, N), (0.5, 2)]:\n    M = one * other B',
    'for key in D:\n    if key != "w": N += D[key]B',
    'for key, one in list(D.items()):\n    if key != "w": N = one * 0.5 B',
    'turns = 0\nwhile turns < K:\n    turns += 1 B',
    'turns = 0\nwhile True:\n    turns += 1\n    if turns > 3: break B',
    'for J in range(3):B\nelse:\n    N = E',
    'for J in range(3):\n    for l in range(J):\n        W[l] = 0.5 * W[J] + E B',
    'for J in range(len(grid)):\n    for l in range(len(grid[J])):\n        grid[J][l] = grid[J][l] * 0.5 + E\n        N += grid[J][l] B',
    'for row in grid:\n    for one in row:\n        N += one * E B',
    'for row in [w, v, w]:\n    row[0] = E\n    for l in range(1, min(4, len(row))): row[l] += 0.5 * row[l - 1] B',
    'for one in W:\n    if len(W) > 2: W.pop()\n    N += one B',
    'for one in W:\n    if one < 0: W.remove(one)\n    N += one B',
    'for key in list(D):\n    if key == "b": del D[key]\n    N += 0.5 B',
    'for J in range(3):\n    fs.append(lambda: J * N)\n    fs.append(lambda z=0, own=J: own * E) B',
    'rest = E\nwhile rest > 0.3:\n    rest *= 0.5 B',
    'rest = E\nwhile True:\n    rest *= 0.5\n    if not rest > N: break B',
    'rest = 2.0\nturns = 0\nwhile rest > N and turns < 4:\n    rest *= 0.5\n    if turns == 1: M = E\n    W[turns % 2] = E\n    turns += 1',
    'going = True\nturns = 0\nwhile going:\n    turns += 1 B\n    going = N > E and turns < 4',
    'turns = 0\nwhile True:\n    turns += 1 B\n    if N > E or turns > 3: break\n    M = E',
    'for J in range(6):\n    if N > E: continue\n    if J > 3: break\n    M = E B',
    'for l in range(3):\n    try:\n        if l == 1: raise ValueError\n        N = E\n    except ValueError:\n        M = E\n        continue\n    finally:\n        s += 0.25 B',
    'for one in halves(E):\n    N += one B',
  ],
  functions: [
    'def F(x, y=2):B\nF(E)',
    'def F(w, a):B\n    return a\nN = F(W, E)',
    'def F(w, a=1):\n    s = 0\n    for J in range(len(w)):\n        s += w[J] * a B\n    return s\nN = F(W, E)',
    'def F(z, r=2):\n    global N\n    N = z * r B\n    return z * E\nM = F(E)',
    'def F(z):\n    N = z * 2 B\n    return N\nM = F(E) + F(2, *[])',
    'def F(list):\n    r = 0\n    for J in range(len(list)):\n        r += list[J] * z0\n    return r\nz0 = E\nN = F(W)',
    'def F(z):\n    for one in W:\n        if one > z: return one * z\n    return z\nN = F(E)',
    'def F(z, into=[]):\n    into.append(z)\n    return sum(into) * 0.5\nN = F(E) + F(E)',
    'def F(z):\n    for one in W:\n        try:\n            if one > z: return one\n        finally:\n            z += one B\n    return z\nN = F(E)',
    'def F(z, rows=[[0.5], [1.5]]):\n    rows[0][0] += z B\n    return rows[0][0] * rows[1][0]\nN = F(E) + F(E)',
    'def F(z):\n    while z > 0.5:\n        z *= 0.5\n        if z < N: return z\n    return 0.25\nM = F(E)',
    'def F(z):\n    try:\n        if z > 1: return z * 2\n        raise ValueError\n    except ValueError:\n        z = 3\n    finally:\n        z = z + 0.5\n    return z\nM = F(E)',
  ],
  block: (made) => `\n${made.join('\n').replace(/^(?=.)/gm, '    ')}`,
};

const head = `import math
a = 1.5
b = -0.75
c = 2
x = 0.25
y = 3
s = 0
n = 3
i = 1
j = 0
k = 2
w = [0.5, -1, 2]
v = [1.5, 0.25, -2, 1]
u = w
t = v
grid = [[1, 0.5, 2], [-1, 3, 0.25]]
d = {"a": 0.5, "b": 4, "w": [1, 2]}
e = d
fs = []
def f(z, r=2):
    m = z * r
    return m + 1
def g(list, z):
    r = 0
    for l in range(len(list)):
        r += list[l] * z
    return r
h = lambda z: 1 if z > 1 else z * z
def clip(z):
    if z > 2:
        return 2
    elif z < -2: return -2
    return z
def power(z, l): return z * power(z, l - 1) if l > 0 else 1
def fill(list, z):
    for l in range(len(list)): list[l] = z * l
def make(z):
    def own():
        nonlocal z
        z += 1
        return z * a
    return own
def bump():
    global s
    s += 0.5
    w[0] = s
    return s
def grow(z, into=[]):
    into.append(z)
    return into
def halves(z):
    while abs(z) > 0.5:
        yield z
        z = z / 2
    yield z
def count(state={"n": 0}):
    state["n"] += 1
    return state["n"]
def total(list, start): return 0 if start >= len(list) else list[start] + total(list, start + 1)
def fib(l):
    if l < 2: return l * a
    return fib(l - 1) + fib(l - 2)
def deep(tree): return sum([deep(one) for one in tree]) if isinstance(tree, list) else tree * 2
def must(z):
    if not z > 0: raise ValueError(z)
    return z * 0.5
class Base:
    def __init__(self, z):
        self.u = z
        self.w = [z, 1]
    def last(self): return self.w[-1]
class Box(Base):
    g = 0.5
    def m(self, z): return self.u * z + self.g
    def add(self, z):
        self.u += z
        self.w[1] *= 0.5
        return self
    def __add__(self, other):
        return Box(self.u + other.u)
    def __mul__(self, z): return Box(self.u * z)
    __rmul__ = __mul__
class Sub(Box):
    def __init__(self, z):
        super().__init__(z * 2)
        self.z = z
    def m(self, z): return super().m(z) + self.z
    @classmethod
    def of(cls, z): return cls(z)
    @staticmethod
    def part(z): return z / 2
    def __len__(self): return len(self.w)
    def __getitem__(self, l): return self.w[l]
    def __call__(self, z): return self.z * z
class Half(Base):
    @property
    def half(self): return self.u * 0.5
    @half.setter
    def half(self, z): self.u = z * 2
class Quiet:
    def __enter__(self): return self
    def __exit__(self, *_): return False
o = Box(1.25)
o2 = o
`;

const ends = [
  'out = N + M * N',
  'loss = 0.5 * (N - M) ** 2',
  'out = a * b + x + s + w[0] + W[1] * d["a"] + o.u',
  '',
];

const odd = /\b(halves|Half|Quiet|match|[gs]etattr|any|it = iter)\b/;
const made = programLines({ grammar, leaves, inner, conditions, ends, names, index }, odd);

/** The lines of which none raises at the top level: those at which a run failed are left out. */
function running(made: readonly string[]): FollowedPython {
  let kept = made;
  for (;;) {
    const start = `${needed(head, kept.join('\n'))}\n`;
    const program = new FollowedPython(`${start}${kept.join('\n')}\n`);
    program.run();
    const { failed } = program;
    if (failed === null) return program;
    let at = start.split('\n').length;
    const fewer = kept.filter((line) => {
      const from = at;
      at += line.split('\n').length;
      return failed < from || at <= failed;
    });
    if (fewer.length === kept.length) return program;
    kept = fewer;
  }
}

export const programs: fc.Arbitrary<FollowedPython> = made.map(running);
