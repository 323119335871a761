# How errors go on.
a, da = 10.0, 0.2
b, db = 4.0, 0.1
product = a * b
dproduct = product * ((da / a) ** 2 + (db / b) ** 2) ** 0.5
