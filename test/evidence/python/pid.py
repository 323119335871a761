kp, ki, kd = 1.2, 0.4, 0.1
dt = 0.05
goal, y = 1.0, 0.2
error = goal - y
derror = (error - 0.7) / dt
integral = 0.1 + error * dt
out = kp * error + ki * integral + kd * derror
