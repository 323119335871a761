class Sprite:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.dx = 2
        self.dy = 3

    def update(self, dt):
        self.x += self.dx * dt
        self.y += self.dy * dt
        if self.x < 0 or self.x > 640:
            self.dx = -self.dx
