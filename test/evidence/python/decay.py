n, lam, dt = 1e6, 0.02, 0.5
dn = -lam * n * dt
n += dn
activity = lam * n
