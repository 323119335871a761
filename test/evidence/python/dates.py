from datetime import date, timedelta

d0 = date(2024, 1, 31)
d1 = date(2024, 3, 1)
delta = d1 - d0
days = delta.days
dweeks, rest = divmod(days, 7)
week = timedelta(days=7)
