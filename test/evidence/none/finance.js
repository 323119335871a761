const price = 102.5;
const rate = 0.04;
const duration = 7.2;
const convexity = 61;
const dRate = 0.005;
const dPrice = price * (-duration * dRate + 0.5 * convexity * dRate * dRate);
const newPrice = price + dPrice;
