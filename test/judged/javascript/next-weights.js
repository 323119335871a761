// Logistic regression by descent: each step makes new weights, and the loss is nowhere written.
const RATE = 0.05;

function descend(weights, rows) {
  const next = [];
  for (let k = 0; k < weights.length; k++) {
    let slope = 0;
    for (const row of rows) {
      const score = weights[0] * row[0] + weights[1] * row[1] + weights[2] * row[2];
      const miss = 1 / (1 + Math.exp(-score)) - row[3]; //: miss of score
      slope += miss * row[k]; //: slope of weights
    }
    next[k] = weights[k] - (RATE * slope) / rows.length; //: update
  }
  return next;
}

//: check w[3], rows[4][4]
const labelled = (rows) => rows.map((row, r) => [...row.slice(0, 3), r % 2]);
const loss = ({ w, rows }) =>
  labelled(rows).reduce((sum, row) => {
    const p = 1 / (1 + Math.exp(-(w[0] * row[0] + w[1] * row[1] + w[2] * row[2])));
    return sum - Math.log(row[3] === 1 ? p : 1 - p);
  }, 0) / rows.length;
const gradients = ({ w, rows }) => ({
  w: descend(w, labelled(rows)).map((each, k) => (w[k] - each) / RATE),
});
