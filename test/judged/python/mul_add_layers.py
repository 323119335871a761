# Gates as layers, and the price of two kinds of fruit with a tax.
class MulLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        dx = dout * self.y  #: dx of x (mul)
        dy = dout * self.x  #: dy of y (mul)
        return dx, dy


class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        dx = dout * 1  #: dx of x (add)
        dy = dout * 1  #: dy of y (add)
        return dx, dy


pear, pear_count = 120, 3
plum, plum_count = 40, 12
tax = 1.07

pears = MulLayer()
plums = MulLayer()
both = AddLayer()
taxed = MulLayer()

pear_price = pears.forward(pear, pear_count)
plum_price = plums.forward(plum, plum_count)
all_price = both.forward(pear_price, plum_price)
price = taxed.forward(all_price, tax)

dprice = 1
dall_price, dtax = taxed.backward(dprice)  #: dall_price of all_price; dtax of tax
dpear_price, dplum_price = both.backward(dall_price)  #: dpear_price of pear_price; dplum_price of plum_price
dpear, dpear_count = pears.backward(dpear_price)  #: dpear of pear; dpear_count of pear_count
dplum, dplum_count = plums.backward(dplum_price)  #: dplum of plum; dplum_count of plum_count
print(price, dpear, dplum, dtax)


#: check a, b, c
def loss(i):
    return MulLayer().forward(AddLayer().forward(i['a'], i['b']), i['c'])


def gradients(i):
    add, mul = AddLayer(), MulLayer()
    mul.forward(add.forward(i['a'], i['b']), i['c'])
    ds, dc = mul.backward(1)
    da, db = add.backward(ds)
    top = [price, dall_price, dtax, dpear, dpear_count, dplum, dplum_count, dpear_price, dplum_price]
    return {'a': da, 'b': db, 'c': dc, 'top level': top}
