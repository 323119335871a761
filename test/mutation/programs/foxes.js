// Hares and foxes: two steps of Euler. One circuit, its forward pass goes through every number twice.
var hares1 = hares + step * (birth * hares - hunt * hares * foxes);
var foxes1 = foxes + step * (feed * hares * foxes - death * foxes);
var hares2 = hares1 + step * (birth * hares1 - hunt * hares1 * foxes1);
var foxes2 = foxes1 + step * (feed * hares1 * foxes1 - death * foxes1);
var gap = hares2 - foxes2;

// backward
var dgap = 1;
var dhares2 = dgap;
var dfoxes2 = -dgap;
var dhares1 = (1 + step * (birth - hunt * foxes1)) * dhares2 + step * feed * foxes1 * dfoxes2;
var dfoxes1 = -step * hunt * hares1 * dhares2 + (1 + step * (feed * hares1 - death)) * dfoxes2;
var dbirth = step * hares1 * dhares2;
var dhunt = -step * hares1 * foxes1 * dhares2;
var dfeed = step * hares1 * foxes1 * dfoxes2;
var ddeath = -step * foxes1 * dfoxes2;
var dhares = (1 + step * (birth - hunt * foxes)) * dhares1 + step * feed * foxes * dfoxes1;
var dfoxes = -step * hunt * hares * dhares1 + (1 + step * (feed * hares - death)) * dfoxes1;
dbirth += step * hares * dhares1;
dhunt -= step * hares * foxes * dhares1;
dfeed += step * hares * foxes * dfoxes1;
ddeath -= step * foxes * dfoxes1;
