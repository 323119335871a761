speed = 5
x, y = 100, 100
dx, dy = 0, 0
left, right = False, True
dx = speed * right - speed * left
dy = speed * 0.5
x += dx
y += dy
