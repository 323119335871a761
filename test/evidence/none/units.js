const C = 21.5;
const F = C * 9 / 5 + 32;
const dC = 3;
const dF = dC * 9 / 5;
const K = C + 273.15;
const dK = dC;
const km = 12;
const mi = km * 0.621371;
