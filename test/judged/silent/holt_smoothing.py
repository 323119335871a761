# A level and a trend that follow a series: both step along an error.
class Smoother:
    def __init__(self, alpha, beta):
        self.alpha = alpha
        self.beta = beta
        self.level = 0.0
        self.trend = 0.0

    def update(self, x):
        error = x - (self.level + self.trend)
        self.level += self.trend + self.alpha * error
        self.trend += self.alpha * self.beta * error
        return self.level


smoother = Smoother(0.4, 0.2)
print([smoother.update(x) for x in [1.0, 1.4, 1.7]])
