// A digital option: the normal distribution by the error function's approximation of Abramowitz and Stegun
const digital = (spot, strike, vol, rate, time) => {
  const sd = vol * Math.sqrt(time);
  const m = (Math.log(spot / strike) + (rate - 0.5 * vol ** 2) * time) / sd;
  const k = 1 / (1 + 0.47047 * m / Math.SQRT2);
  const poly = 0.3480242 * k - 0.0958798 * k ** 2 + 0.7478556 * k ** 3;
  const bell = Math.exp(-0.5 * m * m);
  const prob = 1 - 0.5 * poly * bell;
  const df = Math.exp(-rate * time);
  const value = df * prob;

  // backward, adjoints all the way
  const valueGrad = 1;
  const dfGrad = prob * valueGrad;
  const probGrad = df * valueGrad;
  const polyGrad = -0.5 * bell * probGrad;
  const bellGrad = -0.5 * poly * probGrad;
  const kGrad = (0.3480242 - 2 * 0.0958798 * k + 3 * 0.7478556 * k ** 2) * polyGrad;
  const mGrad = -m * bell * bellGrad - (0.47047 / Math.SQRT2) * k ** 2 * kGrad;
  const sdGrad = -m / sd * mGrad;
  const spotGrad = mGrad / (sd * spot);
  const strikeGrad = -mGrad / (sd * strike);
  const rateGrad = time / sd * mGrad - time * df * dfGrad;
  const volGrad = -vol * time / sd * mGrad + Math.sqrt(time) * sdGrad;
  let timeGrad = (rate - 0.5 * vol ** 2) / sd * mGrad;
  timeGrad += vol / (2 * Math.sqrt(time)) * sdGrad;
  timeGrad -= rate * df * dfGrad;
  return { value, spotGrad, strikeGrad, volGrad, rateGrad, timeGrad };
};
