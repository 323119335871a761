import math
theta, omega, dt = 0.4, 0.0, 0.02
domega = -9.81 * math.sin(theta) * dt
omega += domega
dtheta = omega * dt
theta = theta + dtheta
