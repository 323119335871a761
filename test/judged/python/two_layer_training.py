# A network of two layers in a class; it learns example by example.
import math


class Net:
    def __init__(self, w1, w2, rate=0.1):
        self.w1 = w1
        self.w2 = w2
        self.rate = rate

    def forward(self, x):
        self.x = x
        self.h = []
        for row in self.w1:
            z = 0.0
            for w, v in zip(row, x):
                z += w * v
            self.h.append(math.tanh(z))
        self.y = sum(w * h for w, h in zip(self.w2, self.h))
        return self.y

    def train(self, data, epochs):
        for epoch in range(epochs):  #: rounds
            for x, target in data:
                y = self.forward(x)
                dy = y - target  #: dy of y
                dw2 = [dy * h for h in self.h]  #: dw2 of self.w2
                dh = [dy * w for w in self.w2]  #: dh of h
                for j in range(len(self.w2)):
                    self.w2[j] -= self.rate * dw2[j]  #: update
                for j in range(len(self.w1)):
                    dz = dh[j] * (1 - self.h[j] ** 2)  #: dz of z
                    for i in range(len(x)):
                        self.w1[j][i] -= self.rate * dz * x[i]  #: update


#: check x[2], t, w1[3][2], w2[3]
def net(i):
    return Net([list(row) for row in i['w1']], list(i['w2']), rate=1.0)


def loss(i):
    return 0.5 * (net(i).forward(i['x']) - i['t']) ** 2


def gradients(i):
    one, more = net(i), net(i)
    one.train([(i['x'], i['t'])], 1)
    more.train([(i['x'], i['t'])], 3)
    return {
        'w1': [[u - v for u, v in zip(a, b)] for a, b in zip(i['w1'], one.w1)],
        'w2': [u - v for u, v in zip(i['w2'], one.w2)],
        'after': [more.w1, more.w2],
    }
