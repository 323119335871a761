# A natural cubic spline: the tridiagonal system, then a value between the points.
xs = [0.0, 1.0, 2.5, 4.0]
ys = [0.0, 2.0, 1.5, 3.0]
n = len(xs) - 1
h = [xs[i + 1] - xs[i] for i in range(n)]

alpha = [0.0] * (n + 1)
for i in range(1, n):
    alpha[i] = 3 * ((ys[i + 1] - ys[i]) / h[i] - (ys[i] - ys[i - 1]) / h[i - 1])

l = [1.0] * (n + 1)
mu = [0.0] * (n + 1)
z = [0.0] * (n + 1)
for i in range(1, n):
    l[i] = 2 * (xs[i + 1] - xs[i - 1]) - h[i - 1] * mu[i - 1]
    mu[i] = h[i] / l[i]
    z[i] = (alpha[i] - h[i - 1] * z[i - 1]) / l[i]

b, c, d = [0.0] * n, [0.0] * (n + 1), [0.0] * n
for i in reversed(range(n)):
    c[i] = z[i] - mu[i] * c[i + 1]
    b[i] = (ys[i + 1] - ys[i]) / h[i] - h[i] * (c[i + 1] + 2 * c[i]) / 3
    d[i] = (c[i + 1] - c[i]) / (3 * h[i])


def spline(x):
    for i in range(n - 1, -1, -1):
        if x >= xs[i]:
            t = x - xs[i]
            return ys[i] + t * (b[i] + t * (c[i] + t * d[i]))
    return ys[0]


middle = spline(1.7)
end = spline(3.9)
bend = 0.0
for second in c:
    bend += (2 * second) ** 2
