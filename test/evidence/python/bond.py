price, coupon, y = 98.5, 4.0, 0.05
dy = 0.0001
duration = 7.2
dprice = -duration * price * dy
price_new = price + dprice
