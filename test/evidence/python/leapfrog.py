x, v, dt, k = 1.0, 0.0, 0.1, 4.0
v += 0.5 * dt * (-k * x)
dx = v * dt
x += dx
v += 0.5 * dt * (-k * x)
energy = 0.5 * v ** 2 + 0.5 * k * x ** 2
