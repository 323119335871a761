a, b, c = 3.0, 5.0, 10.0
mean = (a + b + c) / 3
da, db, dc = a - mean, b - mean, c - mean
variance = (da ** 2 + db ** 2 + dc ** 2) / 3
deviation = variance ** 0.5
