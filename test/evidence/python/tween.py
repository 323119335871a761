start, end, t, duration = 0.0, 100.0, 0.3, 1.0
dt = t / duration
eased = dt * dt * (3 - 2 * dt)
x = start + (end - start) * eased
