from dataclasses import dataclass

@dataclass
class Point:
    x: float
    y: float = 0.0

    def delta(self, other):
        dx = other.x - self.x
        dy = other.y - self.y
        return Point(dx, dy)
