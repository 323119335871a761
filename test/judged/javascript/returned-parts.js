// Gradients that are returned and have no names: in the order of the parameters, by keys, as one array.
class Product {
  forward(left, right) {
    this.left = left;
    this.right = right;
    return left * right;
  }

  backward(upstream) {
    return [upstream * this.right, upstream * this.left]; //: return[0] of left; return[1] of right
  }
}

function quotientForward(top, bottom) {
  return top / bottom;
}

function quotientBackward(top, bottom, g) {
  return {
    top: g / bottom, //: return.top of top
    bottom: (-g * top) / (bottom * bottom), //: return.bottom of bottom
  };
}

function squaredError(predicted, wanted) {
  let sum = 0;
  for (let i = 0; i < predicted.length; i++) sum += (predicted[i] - wanted[i]) ** 2;
  return sum / predicted.length;
}

function squaredErrorGradient(predicted, wanted) {
  return predicted.map((p, i) => (2 * (p - wanted[i])) / predicted.length); //: return of predicted
}

function softmaxSum(scores) {
  const exps = scores.map((s) => Math.exp(s));
  return Math.log(exps.reduce((sum, e) => sum + e, 0));
}

function softmaxSumGradient(scores) {
  const exps = scores.map((s) => Math.exp(s));
  const total = exps.reduce((sum, e) => sum + e, 0);
  const result = []; //: init result of scores
  for (const e of exps) {
    result.push(e / total); //: result of scores
  }
  return result;
}

const scaled = (x, k) => ({ y: x.map((v) => k * v * v), backward: (dy) => dy.map((d, i) => 2 * k * d * x[i]) }); //: return of x

//: check a, b positive, p[3], t[3], s[4], x[3], k, dy[3]
const loss = ({ a, b, p, t, s, x, k, dy }) =>
  new Product().forward(a, b) + quotientForward(a, b) + squaredError(p, t) + softmaxSum(s) + weigh(scaled(x, k).y, dy);
const gradients = ({ a, b, p, t, s, x, k, dy }) => {
  const product = new Product();
  product.forward(a, b);
  const [da, db] = product.backward(1);
  const { top, bottom } = quotientBackward(a, b, 1);
  return {
    a: da + top,
    b: db + bottom,
    p: squaredErrorGradient(p, t),
    s: softmaxSumGradient(s),
    x: scaled(x, k).backward(dy),
  };
};
