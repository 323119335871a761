function onMove(X, Y, lastX, lastY, zoom) {
  const dX = (X - lastX) / zoom;
  const dY = (Y - lastY) / zoom;
  let offsetX = 10;
  let offsetY = 20;
  offsetX += dX;
  offsetY += dY;
  lastX = X;
  lastY = Y;
  return offsetX * zoom + offsetY * zoom;
}
