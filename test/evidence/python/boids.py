x1, y1, x2, y2 = 0.0, 0.0, 3.0, 1.0
dx, dy = x2 - x1, y2 - y1
dist = (dx * dx + dy * dy) ** 0.5
ux, uy = dx / dist, dy / dist
pull = 0.05
x1 += ux * pull
y1 += uy * pull
