# Forward mode.
x, dx = 2.0, 1.0
y, dy = 3.0, 0.0
p = x * y
dp = dx * y + x * dy
q = p + x
dq = dp + dx
