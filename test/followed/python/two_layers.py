"""A net of two layers on lists, with forward and backward in classes."""
import math


class Linear:
    def __init__(self, weights, biases):
        self.weights = weights
        self.biases = biases
        self.dweights = [[0.0] * len(row) for row in weights]
        self.dbiases = [0.0] * len(biases)

    def forward(self, x):
        self.x = x
        out = []
        for row, b in zip(self.weights, self.biases):
            out.append(sum(w * each for w, each in zip(row, x)) + b)
        return out

    def backward(self, dout):
        # backward
        dx = [0.0] * len(self.x)
        for j, d in enumerate(dout):
            self.dbiases[j] += d
            for i in range(len(self.x)):
                self.dweights[j][i] += d * self.x[i]
                dx[i] += d * self.weights[j][i]
        return dx


# forward
class Tanh:
    def forward(self, x):
        self.out = [math.tanh(each) for each in x]
        return self.out

    def backward(self, dout):
        # backward
        return [d * (1 - t * t) for d, t in zip(dout, self.out)]


# forward
layers = [Linear([[0.5, -0.3], [0.8, 0.2], [-0.6, 0.4]], [0.1, 0.0, -0.2]), Tanh(), Linear([[0.7, -0.5, 0.3]], [0.05])]
x = [1.0, -2.0]
for layer in layers:
    x = layer.forward(x)
y = x[0]
loss = 0.5 * (y - 0.3) ** 2

# backward
grad = [y - 0.3]
for layer in reversed(layers):
    grad = layer.backward(grad)
