const p = 10, p2 = 11;
const q = 200, q2 = 184;
const dp = p2 - p;
const dq = q2 - q;
const elasticity = (dq / q) / (dp / p);
const revenue = p * q;
const dRevenue = p2 * q2 - revenue;
