miles = 3.1
dkm = miles * 1.609344
dm = dkm * 1000
feet = dm / 0.3048
