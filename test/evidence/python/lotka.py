def step(x, y, a=1.1, b=0.4, c=0.4, d=0.1, dt=0.01):
    dx = (a * x - b * x * y) * dt
    dy = (d * x * y - c * y) * dt
    return x + dx, y + dy

x, y = step(10, 5)
