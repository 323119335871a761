// Michaelis and Menten with a competitor; the rate follows Arrhenius
var k = A * Math.exp(-Ea / (8.314 * temp));
var top = k * enzyme * S;
var half = Km * (1 + inhibitor / Ki);
var v = top / (half + S);

// backward
var share = dv / (half + S);
var dtop = share;
var dhalf = -v * share;
var dS = -v * share;
dS += k * enzyme * dtop;
var dk = enzyme * S * dtop;
var denzyme = k * S * dtop;
var dKm = (1 + inhibitor / Ki) * dhalf;
var dinhibitor = Km / Ki * dhalf;
var dKi = -Km * inhibitor / (Ki * Ki) * dhalf;
var dA = k / A * dk;
var dEa = -k / (8.314 * temp) * dk;
var dtemp = k * Ea / (8.314 * temp * temp) * dk;
