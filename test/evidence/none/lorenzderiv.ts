interface State { x: number; y: number; z: number }

const SIGMA = 10, RHO = 28, BETA = 2.667;

export function derivative(x: number, y: number, z: number): State {
  const dx = SIGMA * (y - x);
  const dy = x * (RHO - z) - y;
  const dz = x * y - BETA * z;
  return { x: dx, y: dy, z: dz };
}
