def f(t, y): return -2 * y + t

t, y, h = 0.0, 1.0, 0.1
k1 = f(t, y)
k2 = f(t + h / 2, y + h * k1 / 2)
k3 = f(t + h / 2, y + h * k2 / 2)
k4 = f(t + h, y + h * k3)
dy = h * (k1 + 2 * k2 + 2 * k3 + k4) / 6
y += dy
