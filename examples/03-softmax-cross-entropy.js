// Something rustles in the hedge. Three scores, and the answer turns out to be: a fox.

var cat = 1.2, fox = 0.4, owl = -0.7;

// softmax: positive shares that add up to 1
var eCat = Math.exp(cat);
var eFox = Math.exp(fox);
var eOwl = Math.exp(owl);
var total = eCat + eFox + eOwl;
var pFox = eFox / total;

// cross-entropy: the surprise at the right answer
var loss = -Math.log(pFox);

// backward, gate by gate
var dloss = 1;
var dpFox = -1 / pFox * dloss;
var deFox = dpFox / total;
var dtotal = -eFox / (total * total) * dpFox;
// every score is in the total; the fox is also in the numerator, so it gets two shares
deFox += dtotal;
var deCat = dtotal;
var deOwl = dtotal;
var dcat = eCat * deCat;
var dfox = eFox * deFox;
var dowl = eOwl * deOwl;

// The same loss in one line, and the same three gradients: each score's share of the total,
// less 1 for the right answer.
var surprise = Math.log(Math.exp(cat) + Math.exp(fox) + Math.exp(owl)) - fox;

var dsurprise = 1;
var whole = Math.exp(cat) + Math.exp(fox) + Math.exp(owl);
var dcat = Math.exp(cat) / whole * dsurprise;
var dfox = (Math.exp(fox) / whole - 1) * dsurprise;
var dowl = Math.exp(owl) / whole * dsurprise;
