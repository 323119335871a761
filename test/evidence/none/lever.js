const F1 = 20, a1 = 2, a2 = 0.5;
const F2 = F1 * a1 / a2;
const da1 = 0.1;
const da2 = da1 * a2 / a1;
const dF2 = F2 * (da1 / a1 - da2 / a2);
const W = F2 * da2;
