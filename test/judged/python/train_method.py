import math


class Perceptron:
    """One neuron that trains itself on batches."""

    def __init__(self, weights, bias, rate=0.1):
        self.weights = weights
        self.bias = bias
        self.rate = rate

    def output(self, x):
        z = self.bias
        for w, v in zip(self.weights, x):
            z += w * v
        return 1.0 / (1.0 + math.exp(-z))

    def fit(self, X, Y, epochs):
        n = len(X)
        for _ in range(epochs):  #: rounds
            grad_weights = [0.0] * len(self.weights)  #: init grad_weights of self.weights
            grad_bias = 0.0  #: init grad_bias of self.bias
            loss = 0.0
            for x, y in zip(X, Y):
                p = self.output(x)
                loss += 0.5 * (p - y) ** 2 / n
                dz = (p - y) * p * (1 - p) / n  #: dz of z
                for i, v in enumerate(x):
                    grad_weights[i] += dz * v  #: grad_weights of self.weights
                grad_bias += dz  #: grad_bias of self.bias
            for i, g in enumerate(grad_weights):
                self.weights[i] -= self.rate * g  #: update
            self.bias -= self.rate * grad_bias  #: update
        return loss


#: check X[3][2], Y[3], w[2], b
def made(i):
    return Perceptron(list(i['w']), i['b'], rate=1.0)


def loss(i):
    return made(i).fit(i['X'], i['Y'], 1)


def gradients(i):
    one, more = made(i), made(i)
    one.fit(i['X'], i['Y'], 1)
    more.fit(i['X'], i['Y'], 3)
    return {'w': [u - v for u, v in zip(i['w'], one.weights)], 'b': i['b'] - one.bias, 'after': [more.weights, more.bias]}
