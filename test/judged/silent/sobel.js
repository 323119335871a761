// The gradient of an image, by differences.
function imageGradient(pixels, width, height) {
  const gradX = new Float64Array(pixels.length);
  const gradY = new Float64Array(pixels.length);
  const magnitude = new Float64Array(pixels.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      gradX[i] = (pixels[i + 1] - pixels[i - 1]) / 2;
      gradY[i] = (pixels[i + width] - pixels[i - width]) / 2;
      magnitude[i] = Math.hypot(gradX[i], gradY[i]);
    }
  }
  return { gradX, gradY, magnitude };
}
