const stop = 4, time = 1 / 125, iso = 200;
const ev = Math.log2(stop * stop / time) - Math.log2(iso / 100);
const dstop = 5.6 - stop;
const dtime = 1 / 60 - time;
const ev2 = Math.log2((stop + dstop) ** 2 / (time + dtime)) - Math.log2(iso / 100);
const dev = ev2 - ev;
