let startX = 100, startY = 80;
let left = 20, top0 = 40;
const clientX = 130, clientY = 60;
const deltaX = clientX - startX;
const deltaY = clientY - startY;
left += deltaX;
top0 += deltaY;
startX = clientX;
startY = clientY;
