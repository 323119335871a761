// The way between two places on the earth
const haversine = (lat1, lon1, lat2, lon2) => {
  const R = 6371;
  const dy = Math.sin((lat2 - lat1) / 2);
  const dx = Math.sin((lon2 - lon1) / 2);
  const c1 = Math.cos(lat1), c2 = Math.cos(lat2);
  const h = dy * dy + c1 * c2 * dx * dx;
  const root = Math.sqrt(h);
  const way = 2 * R * Math.asin(root);

  // backward
  const wayGrad = 1;
  const rootGrad = 2 * R / Math.sqrt(1 - h) * wayGrad;
  const hGrad = rootGrad / (2 * root);
  const dyGrad = 2 * dy * hGrad;
  const dxGrad = 2 * c1 * c2 * dx * hGrad;
  const c1Grad = c2 * dx * dx * hGrad;
  const c2Grad = c1 * dx * dx * hGrad;
  const halfY = Math.cos((lat2 - lat1) / 2) / 2 * dyGrad;
  const halfX = Math.cos((lon2 - lon1) / 2) / 2 * dxGrad;
  const lat1Grad = -halfY - Math.sin(lat1) * c1Grad;
  const lat2Grad = halfY - Math.sin(lat2) * c2Grad;
  const lon1Grad = -halfX;
  const lon2Grad = halfX;
  return { way, lat1Grad, lat2Grad, lon1Grad, lon2Grad };
};
