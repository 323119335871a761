def lerp(a, b, t): return a + (b - a) * t

x0, x1, t = 2.0, 6.0, 0.25
dx = x1 - x0
x = x0 + dx * t
same = lerp(x0, x1, t)
