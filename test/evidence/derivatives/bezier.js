const p0 = 0, p1 = 2, p2 = 5, p3 = 4;
const t = 0.3;
const u = 1 - t;
const p = u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
const dp = 3 * u * u * (p1 - p0) + 6 * u * t * (p2 - p1) + 3 * t * t * (p3 - p2);
const ahead = p + dp * 0.01;
