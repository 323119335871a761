// Ratings that move by how surprising a result is: what looks like an error times a rate is a rule of the game.
function updateRatings(a, b, score, rate) {
  const expected = 1 / (1 + Math.pow(10, (b.rating - a.rating) / 400));
  const error = score - expected;
  a.rating += rate * error;
  b.rating -= rate * error;
  return error;
}

console.log(updateRatings({ rating: 1500 }, { rating: 1620 }, 1, 32));
