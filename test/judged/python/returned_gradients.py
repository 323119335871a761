# Gradients that are returned: of functions asked with a flag, of layers, by key, and as one list.
import math


def nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)  #: nonlin of x
    return 1 / (1 + math.exp(-x))


class Softsign:
    @staticmethod
    def f(z):
        return z / (1 + abs(z))

    @staticmethod
    def df(z):
        return 1 / (1 + abs(z)) ** 2  #: df of z


class Tanh:
    def forward(self, x):
        self.out = [math.tanh(v) for v in x]
        return self.out

    def backward(self, grad_output):
        return [g * (1 - y ** 2) for g, y in zip(grad_output, self.out)]  #: return of x


square = lambda z: z ** 2
square_grad = lambda z: 2 * z  #: square_grad of z


def cost(w, b, x, t):
    return sum((w * xi + b - ti) ** 2 for xi, ti in zip(x, t)) / 2


def cost_gradient(w, b, x, t):
    r = [w * xi + b - ti for xi, ti in zip(x, t)]
    return {
        'w': sum(ri * xi for ri, xi in zip(r, x)),  #: return['w'] of w
        'b': sum(r),  #: return['b'] of b
    }


def rosen(p):
    x, y = p
    return (1 - x) ** 2 + 100 * (y - x ** 2) ** 2


def rosen_grad(p):
    x, y = p
    return [-2 * (1 - x) - 400 * x * (y - x ** 2), 200 * (y - x ** 2)]  #: return of p


#: check a, c, z, v[3], dout[3], w, b, x[4], t[4], p[2]
def loss(i):
    layer = Tanh()
    return (nonlin(i['a']) + Softsign.f(i['c']) + square(i['z']) + weigh(layer.forward(i['v']), i['dout'])
            + cost(i['w'], i['b'], i['x'], i['t']) + rosen(i['p']))


def gradients(i):
    layer = Tanh()
    layer.forward(i['v'])
    both = cost_gradient(i['w'], i['b'], i['x'], i['t'])
    return {'a': nonlin(nonlin(i['a']), True), 'c': Softsign.df(i['c']), 'z': square_grad(i['z']),
            'v': layer.backward(i['dout']), 'w': both['w'], 'b': both['b'], 'p': rosen_grad(i['p'])}
