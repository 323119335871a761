"""Scalars with operators that build their own graph."""
import math


class Scalar:
    def __init__(self, value, parents=()):
        self.value = value
        self.parents = parents
        self.gradient = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        return Scalar(self.value * other.value, ((self, other.value), (other, self.value)))

    __radd__ = __add__
    __rmul__ = __mul__

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + -other

    def __pow__(self, n):
        return Scalar(self.value ** n, ((self, n * self.value ** (n - 1)),))

    def exp(self):
        e = math.exp(self.value)
        return Scalar(e, ((self, e),))

    def pull(self, gradient=1.0):
        # backward
        self.gradient += gradient
        for parent, local in self.parents:
            parent.pull(local * gradient)
        # forward


a = Scalar(0.5)
b = Scalar(-1.5)
c = a * b + 2.0
d = (c - a) ** 2
e = d * 0.5 + (b * a).exp()
e.pull()
result = e.value
slope_a = a.gradient
slope_b = b.gradient
