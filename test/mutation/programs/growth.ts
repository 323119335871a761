// What a share is worth whose dividend grows (Gordon), after tax, and the yield
const dividend: number = 3.2;
let growth: number = 0.021;
let rate: number = 0.074;
let tax: number = 0.26;

const net: number = dividend * (1 - tax);
const next: number = net * (1 + growth);
const spread: number = rate - growth;
const price: number = next / spread;
const score: number = Math.log(price) - net / price;

// backward
const dscore = 1;
let dprice = dscore / price + (net / (price * price)) * dscore;
let dnet = -dscore / price;
const dnext = dprice / spread;
const dspread = (-next / (spread * spread)) * dprice;
const drate = dspread;
let dgrowth = -dspread;
dgrowth += net * dnext;
dnet += (1 + growth) * dnext;
const ddividend = (1 - tax) * dnet;
const dtax = -dividend * dnet;
// update
rate -= 0.001 * drate;
growth -= 0.001 * dgrowth;
tax -= 0.001 * dtax;
