// volume and sheet of a can: "cost"
const r: number = 3, h: number = 8;
const top1: number = Math.PI * r * r;
const side: number = 2 * Math.PI * r * h;
const cost: number = 2 * top1 * 0.3 + side * 0.2;

let dcost: number = 1;
let dtop1: number = 0.6 * dcost;
let dside: number = 0.2 * dcost;
let dr: number = 2 * Math.PI * r * dtop1 + 2 * Math.PI * h * dside;
let dh: number = 2 * Math.PI * r * dside;
