// Reads "2*(3+x)-4/x" with a parser of its own, and computes its value and its slope together.
const text = '2*(3+x)-4/x';
let position = 0;

const peek = () => text[position];
const take = () => text[position++];

function number() {
  let value = 0;
  while (peek() >= '0' && peek() <= '9') {
    value = value * 10 + Number(take());
  }
  return { value, slope: 0 };
}

function factor(x) {
  if (peek() === '(') {
    take();
    const inside = sum(x);
    take();
    return inside;
  }
  if (peek() === 'x') {
    take();
    return { value: x, slope: 1 };
  }
  return number();
}

function product(x) {
  let left = factor(x);
  while (peek() === '*' || peek() === '/') {
    const sign = take();
    const right = factor(x);
    if (sign === '*') {
      left = { value: left.value * right.value, slope: left.slope * right.value + left.value * right.slope };
    } else {
      const value = left.value / right.value;
      left = { value, slope: (left.slope - value * right.slope) / right.value };
    }
  }
  return left;
}

function sum(x) {
  let left = product(x);
  while (peek() === '+' || peek() === '-') {
    const direction = take() === '+' ? 1 : -1;
    const right = product(x);
    left = { value: left.value + direction * right.value, slope: left.slope + direction * right.slope };
  }
  return left;
}

const result = sum(1.6);
const value = result.value;
const slope = result.slope;
const newton = 1.6 - value / slope;
