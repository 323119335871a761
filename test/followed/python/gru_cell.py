# A gated recurrent unit of one number; the gradients of its last step are written below.
import math


def sigmoid(q):
    return 1 / (1 + math.exp(-q))


wz, uz, bz = 0.4, -0.3, 0.1
wr, ur, br = 0.7, 0.2, -0.2
wn, un, bn = 0.5, 0.9, 0.0
hidden = 0.0
steps = []
for x in (0.3, -0.9, 1.2):
    before = hidden
    z = sigmoid(wz * x + uz * before + bz)
    r = sigmoid(wr * x + ur * before + br)
    a = wn * x + r * (un * before + bn)
    n = math.tanh(a)
    hidden = (1 - z) * n + z * before
    steps.append((x, before, z, r, n))

loss = 0.5 * (hidden - 0.5) ** 2

# backward
x, before, z, r, n = steps[-1]
dhidden = hidden - 0.5
dn = dhidden * (1 - z)
dz = dhidden * (before - n)
da = dn * (1 - n * n)
dr = da * (un * before + bn)
dwn = da * x
dun = da * r * before
dbn = da * r
dwz = dz * z * (1 - z) * x
dwr = dr * r * (1 - r) * x
