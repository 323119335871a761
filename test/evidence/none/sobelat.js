let x = 4, y = 6, w = 640;
let i = y * w + x;
let left = data[i - 1], right = data[i + 1];
let up = data[i - w], down = data[i + w];
let xGrad = (right - left) / 2;
let yGrad = (down - up) / 2;
let edge = Math.abs(xGrad) + Math.abs(yGrad);
