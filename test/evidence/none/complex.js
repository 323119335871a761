let re = 0.3, im = 0.5;
const cr = -0.7, ci = 0.27;
const re2 = re * re - im * im + cr;
const im2 = 2 * re * im + ci;
const dre = re2 - re;
const dim = im2 - im;
re = re2;
im = im2;
const jump = Math.sqrt(dre * dre + dim * dim);
