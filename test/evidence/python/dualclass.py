class Dual:
    def __init__(self, value, d=0.0):
        self.value, self.d = value, d

    def __mul__(self, other):
        return Dual(self.value * other.value, self.d * other.value + self.value * other.d)

    def __add__(self, other):
        return Dual(self.value + other.value, self.d + other.d)
