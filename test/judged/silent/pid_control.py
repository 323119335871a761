# A controller that looks at an error, its sum and its change.
class Controller:
    def __init__(self, kp, ki, kd):
        self.kp = kp
        self.ki = ki
        self.kd = kd
        self.total = 0.0
        self.last = 0.0

    def step(self, target, value, dt):
        error = target - value
        self.total += error * dt
        derror = (error - self.last) / dt
        self.last = error
        return self.kp * error + self.ki * self.total + self.kd * derror


controller = Controller(0.5, 0.1, 0.05)
value = 0.0
for _ in range(5):
    dvalue = controller.step(1.0, value, 0.1)
    value += dvalue * 0.1
