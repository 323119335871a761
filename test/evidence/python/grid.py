width, height = 640, 480
cols, rows = 8, 6
dx, dy = width // cols, height // rows
x, y = 3 * dx, 2 * dy
area = dx * dy
