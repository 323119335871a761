function tick(input: number, low: number, band: number, f: number, q: number) {
  const high = input - low - q * band;
  const dband = f * high;
  band += dband;
  const dlow = f * band;
  low += dlow;
  const notch = high + low;
  return low + band + notch;
}
