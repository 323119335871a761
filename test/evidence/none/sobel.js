function sobel(p00, p01, p02, p10, p12, p20, p21, p22) {
  const x_grad = p02 + 2 * p12 + p22 - p00 - 2 * p10 - p20;
  const y_grad = p20 + 2 * p21 + p22 - p00 - 2 * p01 - p02;
  const magnitude = Math.sqrt(x_grad * x_grad + y_grad * y_grad);
  const direction = Math.atan2(y_grad, x_grad);
  return [magnitude, direction];
}
