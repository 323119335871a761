# A falling stone, step by step.
g = 9.81
dt = 0.01
x, v = 10.0, 0.0
dv = -g * dt
v += dv
dx = v * dt
x += dx
energy = 0.5 * v ** 2 + g * x
