# Numbers that know how to send their gradient back, with operator methods.
import math


class Value:
    def __init__(self, data, _children=()):
        self.data = data
        self.grad = 0.0
        self._backward = lambda: None
        self._prev = set(_children)

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def _backward():
            self.grad += out.grad  #: self.grad of self.data (add)
            other.grad += out.grad  #: other.grad of other.data (add)
        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def _backward():
            self.grad += other.data * out.grad  #: self.grad of self.data (mul)
            other.grad += self.data * out.grad  #: other.grad of other.data (mul)
        out._backward = _backward
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))

        def _backward():
            self.grad += n * self.data ** (n - 1) * out.grad  #: self.grad of self.data (pow)
        out._backward = _backward
        return out

    def relu(self):
        out = Value(0 if self.data < 0 else self.data, (self,))

        def _backward():
            self.grad += (out.data > 0) * out.grad  #: self.grad of self.data (relu)
        out._backward = _backward
        return out

    def tanh(self):
        t = math.tanh(self.data)
        out = Value(t, (self,))

        def _backward():
            self.grad += (1 - t ** 2) * out.grad  #: self.grad of self.data (tanh)
        out._backward = _backward
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def _backward():
            self.grad += out.data * out.grad  #: self.grad of self.data (exp)
        out._backward = _backward
        return out

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-other)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return self * other ** -1

    def backward(self):
        topo = []
        visited = set()

        def build(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build(child)
                topo.append(v)
        build(self)
        self.grad = 1.0
        for v in reversed(topo):
            v._backward()


a = Value(-4.0)
b = Value(2.0)
c = a + b
d = a * b + b ** 3
c += c + 1
e = c - d
out = e ** 2 + (e * 0.1).tanh() + b.exp()
out.backward()
print(a.grad, b.grad)


#: check a, b, c positive
def made(i):
    a, b, c = Value(i['a']), Value(i['b']), Value(i['c'])
    ab = a * b
    return a, b, c, ab + c ** 3 + ab.tanh() + (a * a).relu() + (c * b).relu() + b + b + a.exp() / c - c


def loss(i):
    return made(i)[3].data


def gradients(i):
    a, b, c, out = made(i)
    out.backward()
    return {'a': a.grad, 'b': b.grad, 'c': c.grad}
