// savings after two years: "total"
let start = 10, pay = 1, rate = 0.02;
let year1 = start * (1 + rate) + pay;
let year2 = year1 * (1 + rate) + pay;
let total = year2 - 0.5;

let dtotal = 1;
let dyear2 = dtotal;
let dpay = dyear2;
let drate = year1 * dyear2;
let dyear1 = (1 + rate) * dyear2;
dpay += dyear1;
drate += start * dyear1;
let dstart = (1 + rate) * dyear1;
