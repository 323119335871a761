function drop(I: number, R: number, dR: number): number {
  const U = I * R;
  const dU = I * dR;
  const P = U * I;
  const dP = dU * I;
  return (U + dU) / (P + dP);
}
