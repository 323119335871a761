// Where a point lies in a triangle: the share of one corner, by two areas
var area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
var part = (bx - px) * (cy - py) - (cx - px) * (by - py);
var share = part / area;
// backward
var darea = -share / area * dshare, dpart = dshare / area;
var dpx = (by - cy) * dpart;
var dpy = (cx - bx) * dpart;
var dbx = (cy - py) * dpart + (cy - ay) * darea;
var dby = -(cx - px) * dpart - (cx - ax) * darea;
var dcx = -(by - py) * dpart - (by - ay) * darea;
var dcy = (bx - px) * dpart;
dcy += (bx - ax) * darea;
var dax = (by - cy) * darea;
var day = (cx - bx) * darea;
