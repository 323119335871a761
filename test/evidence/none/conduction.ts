const T1 = 293, T2 = 263;
const thickness = 0.24;
const lambda = 0.8;
const gradT = (T2 - T1) / thickness;
const flux = -lambda * gradT;
const area = 12;
const loss = flux * area;
