# Particles with data and forces that are measured, not derived.
class Particle:
    def __init__(self, data, weight):
        self.data = data
        self.weight = weight
        self.dweight = 0.0

    def drift(self, wind, dt):
        dx = wind * dt / self.weight
        self.data += dx
        self.dweight = -0.1 * self.weight * dt
        self.weight += self.dweight


cloud = [Particle(0.5, 1.0), Particle(-0.2, 2.0)]
for particle in cloud:
    particle.drift(0.3, 0.1)
