r1, g1, b1 = 200, 30, 40
r2, g2, b2 = 190, 50, 45
dr = r2 - r1
dg = g2 - g1
db = b2 - b1
distance = (dr ** 2 + dg ** 2 + db ** 2) ** 0.5
