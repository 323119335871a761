// The monthly rate of a loan.
var loan = 200,
  rate = 0.04,
  months = 36;
var i = rate / 12;
var growth = (1 + i) ** -months;
var below = 1 - growth;
var payment = (loan * i) / below;

// backward pass
var dpayment = 1;
var dloan = (i / below) * dpayment;
var dbelow = ((-loan * i) / (below * below)) * dpayment;
var dgrowth = -dbelow;
var di = (loan / below) * dpayment - ((months * growth) / (1 + i)) * dgrowth;
var drate = di / 12;
var dmonths = -Math.log(1 + i) * growth * dgrowth;
