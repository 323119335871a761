"""A pendulum with friction by Runge and Kutta, and its energy."""
from math import cos, sin

length, gravity, friction = 1.2, 9.81, 0.1


def slope(state):
    angle, speed = state
    return [speed, -gravity / length * sin(angle) - friction * speed]


def moved(state, change, by):
    return [s + by * c for s, c in zip(state, change)]


def step(state, dt):
    k1 = slope(state)
    k2 = slope(moved(state, k1, dt / 2))
    k3 = slope(moved(state, k2, dt / 2))
    k4 = slope(moved(state, k3, dt))
    return [
        s + dt / 6 * (a + 2 * b + 2 * c + d)
        for s, a, b, c, d in zip(state, k1, k2, k3, k4)
    ]


state = [0.6, 0.0]
dt = 0.05
highest = abs(state[0])
for _ in range(10):
    state = step(state, dt)
    if abs(state[0]) > highest:
        highest = abs(state[0])

angle, speed = state
potential = gravity * length * (1 - cos(angle))
kinetic = 0.5 * (length * speed) ** 2
energy = potential + kinetic
