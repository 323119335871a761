// One GRU cell with a reset gate, the bias left out.
function cell(x: number, h: number, wz: number, uz: number, wr: number, ur: number, wn: number, un: number) {
  const az: number = wz * x + uz * h;
  const ar: number = wr * x + ur * h;
  const z: number = sigmoid(az);
  const r: number = sigmoid(ar);
  const rh = r * h;
  const an = wn * x + un * rh;
  const n = Math.tanh(an);
  const next = z * h + (1 - z) * n;

  // backward
  const t: number = (1 - z) * gradNext * (1 - n ** 2);
  const p: number = (h - n) * gradNext * z * (1 - z);
  const s: number = un * t;
  const q: number = s * h * (r - r * r);
  let gradX: number = wn * t;
  let gradH: number = z * gradNext;
  const gradWn: number = x * t;
  const gradUn: number = rh * t;
  gradH += s * r;
  gradX += wr * q + wz * p;
  gradH += ur * q + uz * p;
  const gradWr: number = q * x;
  const gradUr: number = q * h;
  const gradWz: number = p * x;
  const gradUz: number = p * h;
  return [next, gradX, gradH, gradWn, gradUn, gradWr, gradUr, gradWz, gradUz] as const;
}
