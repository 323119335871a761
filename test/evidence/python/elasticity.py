price, quantity = 10.0, 200.0
dprice = 0.5
dquantity = -8.0
elasticity = (dquantity / quantity) / (dprice / price)
