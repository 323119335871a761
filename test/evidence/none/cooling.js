let T = 90;
const Troom = 20;
const k = 0.07;
let dT = -k * (T - Troom);
T += dT;
dT = -k * (T - Troom);
T += dT;
let cup = T > 60 ? 1 : 0;
