// First gates: four small circuits, each with its backward pass.
//
// At the end of a line stand its value and its gradient. Rest the mouse on a name or an operator
// to see the working. Change a number and watch.

// 1. Times: a pane of glass.
var width = 3, height = 2;
var area = width * height;

// How hard does the area tug on each side? We start from the area itself, one for one,
// and walk back. A times gate hands each input the other one's value.
var darea = 1;
var dwidth = height * darea;
var dheight = width * darea;

// 2. Plus: a jug and a cup go into a bowl.
var jug = 0.7, cup = 0.2;
var bowl = jug + cup;

// A plus gate passes the tug on as it is. Nothing sets dbowl here; then it counts as 1.
var djug = dbowl;
var dcup = dbowl;

// 3. A chain of two gates: four tickets, and a booking fee on top.
var ticket = 12.5, people = 4, fee = 3;
var seats = ticket * people;
var bill = seats + fee;

// Backward, the last gate comes first. Each line multiplies what its gate does
// by the tug that arrives from above.
var dbill = 1;
var dseats = dbill;
var dfee = dbill;
var dticket = people * dseats;
var dpeople = ticket * dseats;

// 4. One wire, several uses: a square rug with a fringe along one edge.
var edge = 1.5;
var rug = edge * edge;
var wool = rug + edge;

// The edge pulls on the wool along three paths, and their shares add up.
var dwool = 1;
var drug = dwool;
var dedge = edge * drug;
dedge += edge * drug;
dedge += dwool;
