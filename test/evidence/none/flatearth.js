let lat = 48.2, lon = 16.37;
const north = 120, east = -45;
const R = 6378137;
const dLat = north / R;
const dLon = east / (R * Math.cos(Math.PI * lat / 180));
lat = lat + dLat * 180 / Math.PI;
lon = lon + dLon * 180 / Math.PI;
