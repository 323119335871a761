# Ohm and Kirchhoff; nothing to do with gates.
u, r1, r2 = 12.0, 100.0, 220.0
i = u / (r1 + r2)
du = i * r2
di = 0.001
power = u * i
