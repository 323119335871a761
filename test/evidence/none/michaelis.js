function enzyme(S, P, Vmax, Km, dt) {
  const v = (Vmax * S) / (Km + S);
  const dS = -v * dt;
  const dP = v * dt;
  return { S: S + dS, P: P + dP };
}
