var lon = 13.4, lat = 52.5;
var zoom = 12;
var n = Math.pow(2, zoom);
var x = n * (lon + 180) / 360;
var rad = lat * Math.PI / 180;
var y = n * (1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2;
var dlon = 360 / n;
var dx = x - Math.floor(x);
var dy = y - Math.floor(y);
