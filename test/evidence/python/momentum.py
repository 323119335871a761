m1, m2, v1, v2 = 2.0, 3.0, 4.0, -1.0
total = m1 * v1 + m2 * v2
dv1 = 2 * m2 * (v2 - v1) / (m1 + m2)
dv2 = 2 * m1 * (v1 - v2) / (m1 + m2)
v1 += dv1
v2 += dv2
