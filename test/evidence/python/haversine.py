from math import asin, cos, radians, sin, sqrt

lat1, lon1, lat2, lon2 = map(radians, (52.5, 13.4, 48.1, 11.6))
dlat = lat2 - lat1
dlon = lon2 - lon1
a = sin(dlat / 2) ** 2 + cos(lat1) * cos(lat2) * sin(dlon / 2) ** 2
km = 2 * 6371 * asin(sqrt(a))
