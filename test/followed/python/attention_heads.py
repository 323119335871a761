# Two heads of attention over a short sequence, on lists, with a causal mask.
from math import exp, sqrt

x = [[0.2, -0.5], [0.9, 0.1], [-0.3, 0.7]]
heads = [
    {"q": [0.5, -0.2], "k": [0.3, 0.8], "v": [1.0, 0.4]},
    {"q": [-0.6, 0.9], "k": [0.1, -0.7], "v": [0.2, -1.1]},
]


def project(row, w):
    return sum(a * b for a, b in zip(row, w))


def softmax(scores):
    top = max(scores)
    powers = [exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


outputs = []
for head in heads:
    q = [project(row, head["q"]) for row in x]
    k = [project(row, head["k"]) for row in x]
    v = [project(row, head["v"]) for row in x]
    mixed = []
    for i in range(len(x)):
        scores = [q[i] * k[j] / sqrt(2) for j in range(i + 1)]
        weights = softmax(scores)
        out = 0.0
        for j, weight in enumerate(weights):
            out += weight * v[j]
        mixed.append(out)
    outputs.append(mixed)

joined = list(zip(*outputs))
loss = 0.0
for first, second in joined:
    loss += (first - 0.1) ** 2 + 0.5 * (second + 0.3) ** 2
loss /= len(joined)
