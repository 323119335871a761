var m = 1.83;
var dm = m * 10;
var cm = m * 100;
var mm = m * 1000;
var inch = cm / 2.54;
var feet = Math.floor(inch / 12);
var rest = inch - feet * 12;
