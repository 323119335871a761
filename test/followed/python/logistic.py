"""Logistic regression as a class with fit and predict."""
import math


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    e = math.exp(z)
    return e / (1 + e)


class Logistic:
    def __init__(self, size, rate=0.4):
        self.w = [0.1 * (k + 1) for k in range(size)]
        self.b = 0.0
        self.rate = rate
        self.costs = []

    def score(self, row):
        return self.b + sum(w * x for w, x in zip(self.w, row))

    def fit(self, rows, labels, epochs):
        n = len(rows)
        for _ in range(epochs):
            cost = 0.0
            dw = [0.0] * len(self.w)
            db = 0.0
            for row, label in zip(rows, labels):
                p = sigmoid(self.score(row))
                cost -= label * math.log(p) + (1 - label) * math.log(1 - p)
                # backward
                dz = (p - label) / n
                db += dz
                dw = [d + dz * x for d, x in zip(dw, row)]
                # forward
            self.costs.append(cost / n)
            # update
            self.w = [w - self.rate * d for w, d in zip(self.w, dw)]
            self.b -= self.rate * db
        return self


rows = [[0.5, 1.0], [1.5, -0.2], [-1.0, 0.4], [0.3, -1.2]]
labels = [1, 1, 0, 0]
model = Logistic(2).fit(rows, labels, 15)
probability = sigmoid(model.score([1.0, 0.5]))
final_cost = model.costs[-1]
