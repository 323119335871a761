# A Kalman filter of one number, an exponential average, and how well they do.
measurements = [1.1, 0.9, 1.3, 1.6, 1.4, 1.9]
process_noise = 0.02
sensor_noise = 0.3


class Kalman:
    def __init__(self, estimate, variance=1.0):
        self.estimate = estimate
        self.variance = variance
        self.gains = []

    def update(self, z):
        self.variance += process_noise
        gain = self.variance / (self.variance + sensor_noise)
        innovation = z - self.estimate
        self.estimate += gain * innovation
        self.variance *= 1 - gain
        self.gains.append(gain)
        return innovation


def exponential(values, alpha=0.4):
    average = values[0]
    for v in values[1:]:
        average = alpha * v + (1 - alpha) * average
        yield average


kalman = Kalman(measurements[0])
cost = 0.0
for z in measurements[1:]:
    innovation = kalman.update(z)
    cost += innovation * innovation

smooth = list(exponential(measurements))
difference = kalman.estimate - smooth[-1]
score = cost / len(measurements) + difference ** 2
mean_gain = sum(kalman.gains) / len(kalman.gains)
