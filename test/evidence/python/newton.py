x = 1.5
f = x ** 2 - 2
slope = 2 * x
x = x - f / slope
