const gradientStart = 0;
const gradientEnd = 255;
const width = 400;
const x = 120;
const t = x / width;
const gradientX = gradientStart + t * (gradientEnd - gradientStart);
const gradX = Math.round(gradientX);
const gradY = 255 - gradX;
