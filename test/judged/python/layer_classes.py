# Layers as classes that keep what they have seen.
import math


class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None
        self.dW = None
        self.db = None

    def forward(self, x):
        self.x = x
        out = []
        for j in range(len(self.b)):
            s = self.b[j]
            for i in range(len(x)):
                s += x[i] * self.W[i][j]
            out.append(s)
        return out

    def backward(self, dout):
        dx = [0.0] * len(self.x)  #: init dx of x
        self.dW = [[0.0] * len(self.b) for _ in self.W]  #: init self.dW of self.W
        for i in range(len(self.x)):
            for j in range(len(dout)):
                self.dW[i][j] = self.x[i] * dout[j]  #: self.dW of self.W
                dx[i] += self.W[i][j] * dout[j]  #: dx of x
        self.db = list(dout)  #: self.db of self.b
        return dx


class Sigmoid:
    def __init__(self):
        self.out = None

    def forward(self, x):
        self.out = [1 / (1 + math.exp(-v)) for v in x]
        return self.out

    def backward(self, dout):
        dx = [d * (1.0 - y) * y for d, y in zip(dout, self.out)]  #: dx of x (sigmoid)
        return dx


class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        self.mask = [v <= 0 for v in x]
        return [0 if m else v for v, m in zip(x, self.mask)]

    def backward(self, dout):
        dx = []  #: init dx of x (relu)
        for i in range(len(dout)):
            dx.append(0 if self.mask[i] else dout[i])  #: dx of x (relu)
        return dx


#: check x[3], W[3][2], b[2], V[2][2], c[2], dout[2]
def layers(i):
    return [Affine(i['W'], i['b']), Sigmoid(), Affine(i['V'], i['c']), Relu()]


def forward(all_layers, x):
    for layer in all_layers:
        x = layer.forward(x)
    return x


def loss(i):
    return weigh(forward(layers(i), i['x']), i['dout'])


def gradients(i):
    own = layers(i)
    forward(own, i['x'])
    d = i['dout']
    for layer in reversed(own):
        d = layer.backward(d)
    return {'x': d, 'W': own[0].dW, 'b': own[0].db, 'V': own[2].dW, 'c': own[2].db}
