import math
v, c, r, dt = 5.0, 1e-6, 1e4, 1e-3
dv = -v / (r * c) * dt
v_new = v + dv
exact = v * math.exp(-dt / (r * c))
