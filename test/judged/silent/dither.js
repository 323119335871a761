// What rounding takes from a pixel is spread over its neighbours.
function dither(pixels, width, height) {
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const old = pixels[i];
      const next = old < 128 ? 0 : 255;
      const error = old - next;
      pixels[i] = next;
      pixels[i + 1] += (error * 7) / 16;
      pixels[i + width] += (error * 5) / 16;
    }
}

dither([12, 200, 90, 130], 2, 2);
