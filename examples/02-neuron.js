// A neuron that decides about an umbrella: 0 is "leave it", 1 is "take it".

// what it sees
var clouds = 0.9, wind = -0.4;
// what it has learned
var cloudWeight = 2.1, windWeight = 0.6, bias = -1.2;

// forward
var score = cloudWeight * clouds + windWeight * wind + bias;
var umbrella = 1 / (1 + Math.exp(-score));

// backward: through the sigmoid first, then out to everything that the score is made of
var dumbrella = 1;
var dscore = umbrella * (1 - umbrella) * dumbrella;
var dclouds = cloudWeight * dscore;
var dcloudWeight = clouds * dscore;
var dwind = windWeight * dscore;
var dwindWeight = wind * dscore;
var dbias = dscore;
