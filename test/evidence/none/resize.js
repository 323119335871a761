let w = 640, h = 480;
const ratio = w / h;
const area = w * h;
const dw = 20;
const dh = dw / ratio;
w += dw;
h += dh;
const darea = w * h - area;
