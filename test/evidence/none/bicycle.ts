class Car {
  step(x: number, y: number, yaw: number, v: number, steer: number, a: number, dt: number) {
    const wheelbase = 2.7;
    const dx = v * Math.cos(yaw);
    const dy = v * Math.sin(yaw);
    const dyaw = (v / wheelbase) * Math.tan(steer);
    const dv = a;
    return [x + dx * dt, y + dy * dt, yaw + dyaw * dt, v + dv * dt];
  }
}
