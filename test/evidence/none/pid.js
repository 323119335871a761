function pid(setpoint, measured, integral, last, kp, ki, kd, dt) {
  const error = setpoint - measured;
  integral += error * dt;
  const derror = (error - last) / dt;
  const output = kp * error + ki * integral + kd * derror;
  return output;
}
