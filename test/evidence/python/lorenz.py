def lorenz(x, y, z, s=10, r=28, b=2.667):
    dx = s * (y - x)
    dy = r * x - y - x * z
    dz = x * y - b * z
    return dx, dy, dz

x, y, z = 0.0, 1.0, 1.05
dt = 0.01
dx, dy, dz = lorenz(x, y, z)
x += dx * dt
y += dy * dt
z += dz * dt
