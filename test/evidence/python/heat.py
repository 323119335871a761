# Heat along a rod of three cells.
alpha = 0.01
dx, dt = 0.1, 0.2
a, b, c = 20.0, 50.0, 20.0
db = alpha * dt / dx ** 2 * (a - 2 * b + c)
b += db
