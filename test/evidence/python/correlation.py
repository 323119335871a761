x1, x2, y1, y2 = 1.0, 2.0, 2.0, 5.0
mx, my = (x1 + x2) / 2, (y1 + y2) / 2
dx1, dx2 = x1 - mx, x2 - mx
dy1, dy2 = y1 - my, y2 - my
r = (dx1 * dy1 + dx2 * dy2) / ((dx1 ** 2 + dx2 ** 2) * (dy1 ** 2 + dy2 ** 2)) ** 0.5
