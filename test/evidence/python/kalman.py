x, p = 0.0, 1.0
q, r = 0.01, 0.5
z = 1.2
p += q
k = p / (p + r)
dx = k * (z - x)
x += dx
p *= 1 - k
