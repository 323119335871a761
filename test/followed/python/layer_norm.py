"""Layer normalisation of one row, forward and backward."""
from math import sqrt

row = [0.4, -1.2, 0.9, 2.0]
gain = [1.0, 0.5, 1.5, 0.8]
shift = [0.0, 0.1, -0.1, 0.2]
upstream = [0.3, -0.2, 0.6, 0.1]
eps = 1e-5
n = len(row)

mean = sum(row) / n
centred = [x - mean for x in row]
variance = sum(c ** 2 for c in centred) / n
deviation = sqrt(variance + eps)
normal = [c / deviation for c in centred]
out = [g * x + s for g, x, s in zip(gain, normal, shift)]
total = sum(u * o for u, o in zip(upstream, out))

# backward
dgain = [u * x for u, x in zip(upstream, normal)]
dshift = upstream[:]
dnormal = [u * g for u, g in zip(upstream, gain)]
mean_d = sum(dnormal) / n
mean_dx = sum(d * x for d, x in zip(dnormal, normal)) / n
drow = []
for d, x in zip(dnormal, normal):
    drow.append((d - mean_d - x * mean_dx) / deviation)
