// A weighted mean and how far the numbers scatter around it
const w = w1 + w2 + w3;
const mean = (w1 * x1 + w2 * x2 + w3 * x3) / w;
const e1 = x1 - mean, e2 = x2 - mean, e3 = x3 - mean;
const scatter = (w1 * e1 ** 2 + w2 * e2 ** 2 + w3 * e3 ** 2) / w;
const sd = Math.sqrt(scatter);
// backward
const dscatter = dsd / (2 * sd);
const de1 = 2 * w1 * e1 / w * dscatter, de2 = 2 * w2 * e2 / w * dscatter, de3 = 2 * w3 * e3 / w * dscatter;
const dmean = -(de1 + de2 + de3);
const dx1 = de1 + w1 / w * dmean;
const dx2 = de2 + w2 / w * dmean;
const dx3 = de3 + w3 / w * dmean;
const dw = -scatter / w * dscatter - mean / w * dmean;
const dw1 = e1 ** 2 / w * dscatter + x1 / w * dmean + dw;
const dw2 = e2 ** 2 / w * dscatter + x2 / w * dmean + dw;
const dw3 = e3 ** 2 / w * dscatter + x3 / w * dmean + dw;
