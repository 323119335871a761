// Where a picture is drawn: sw, sh of the source, dw, dh on the canvas.
function drawnSize(w, h, maxWidth, maxHeight) {
  const ratio = Math.min(maxWidth / w, maxHeight / h);
  const dw = w * ratio;
  const dh = h * ratio;
  const dx = (maxWidth - dw) / 2;
  const dy = (maxHeight - dh) / 2;
  return { dx, dy, dw, dh };
}

const { dx, dy, dw, dh } = drawnSize(640, 480, 300, 300);
console.log(dx, dy, dw, dh);
