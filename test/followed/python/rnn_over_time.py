# A recurrent cell with two units over a short sequence, and backpropagation through time.
import math

Wx = [0.4, -0.7]
Wh = [[0.1, 0.5], [-0.3, 0.2]]
b = [0.0, 0.1]
V = [1.1, -0.8]
xs = [0.5, -1.0, 0.25]
target = 0.4

h = [0.0, 0.0]
history = [h]
for x in xs:
    new = []
    for j in range(2):
        z = Wx[j] * x + b[j]
        for k in range(2):
            z += Wh[j][k] * h[k]
        new.append(math.tanh(z))
    h = new
    history.append(h)

y = sum(v * each for v, each in zip(V, h))
loss = (y - target) ** 2

# backward
dy = 2 * (y - target)
dV = [dy * each for each in h]
dh = [dy * v for v in V]
dWx, db = [0.0, 0.0], [0.0, 0.0]
dWh = [[0.0, 0.0] for _ in range(2)]
for t in range(len(xs) - 1, -1, -1):
    dz = [dh[j] * (1 - history[t + 1][j] ** 2) for j in range(2)]
    for j in range(2):
        dWx[j] += dz[j] * xs[t]
        db[j] += dz[j]
        for k in range(2):
            dWh[j][k] += dz[j] * history[t][k]
    dh = [sum(Wh[j][k] * dz[j] for j in range(2)) for k in range(2)]
