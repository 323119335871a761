import math


class SoftmaxWithLoss:
    def forward(self, x, t):
        self.t = t
        top = max(x)
        exps = [math.exp(v - top) for v in x]
        total = sum(exps)
        self.y = [e / total for e in exps]
        self.loss = -sum(ti * math.log(yi) for ti, yi in zip(t, self.y))
        return self.loss

    def backward(self, dout=1):
        dx = []  #: init dx of x
        for yi, ti in zip(self.y, self.t):
            dx.append((yi - ti) * dout)  #: dx of x
        return dx


class MeanSquaredError:
    def forward(self, y, t):
        self.y, self.t = y, t
        return sum((a - b) ** 2 for a, b in zip(y, t)) / len(y)

    def backward(self):
        n = len(self.y)
        return [2 * (a - b) / n for a, b in zip(self.y, self.t)]  #: dy of y


#: check x[3], label<3, y[4], t[4]
def one_hot(i):
    return [1 if k == i['label'] else 0 for k in range(3)]


def loss(i):
    return SoftmaxWithLoss().forward(i['x'], one_hot(i)) + MeanSquaredError().forward(i['y'], i['t'])


def gradients(i):
    one, other = SoftmaxWithLoss(), MeanSquaredError()
    one.forward(i['x'], one_hot(i))
    other.forward(i['y'], i['t'])
    return {'x': one.backward(), 'y': other.backward()}
