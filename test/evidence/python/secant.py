x0, x1 = 1.0, 2.0
f0 = x0 ** 3 - x0 - 2
f1 = x1 ** 3 - x1 - 2
dx = x1 - x0
dfdx = (f1 - f0) / dx
x2 = x1 - f1 / dfdx
