// an arrow that returns all gradients of "y"
const backprop = (x, w, b) => {
  const z = x * w + b;
  const y = Math.log(1 + Math.exp(z));
  const dz = 1 / (1 + Math.exp(-z));
  const dw = x * dz;
  const dx = w * dz;
  const db = dz;
  return { y, dw, dx, db };
};
