import math

speed = 20.0
angle = math.radians(40)
dt = 0.05
dx = speed * math.cos(angle) * dt
dy = speed * math.sin(angle) * dt
x = 0.0 + dx
y = 1.5 + dy
height = y - 0.5 * 9.81 * dt ** 2
