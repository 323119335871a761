# An epidemic, one day.
s, i, r = 0.99, 0.01, 0.0
beta, gamma = 0.3, 0.1
ds = -beta * s * i
di = beta * s * i - gamma * i
dr = gamma * i
s, i, r = s + ds, i + di, r + dr
