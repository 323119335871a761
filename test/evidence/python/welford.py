mean, m2, n = 0.0, 0.0, 0
x = 4.2
n += 1
dx = x - mean
mean += dx / n
m2 += dx * (x - mean)
