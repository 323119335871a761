# An orbit in steps of time.
def derivatives(x, v):
    r3 = abs(x) ** 3 + 0.01
    dx = v
    dv = -x / r3
    return dx, dv


def step(x, v, dt):
    dx1, dv1 = derivatives(x, v)
    dx2, dv2 = derivatives(x + dx1 * dt / 2, v + dv1 * dt / 2)
    dx = (dx1 + dx2) / 2
    dv = (dv1 + dv2) / 2
    return x + dx * dt, v + dv * dt


x, v = 1.0, 0.2
for _ in range(10):
    x, v = step(x, v, 0.05)
