# Names of derivatives that belong to something else.
import math


def price(x):
    return 20 * math.exp(-0.1 * x)


def price_prime(x, discount):
    """The price for the best customers."""
    return price(x) * (1 - discount)


def step(x):
    return 1.0 if x > 0 else 0.0


def step_derivative(x, width=2.0):
    """What stands for the slope of a step, so that something flows."""
    return 1 / (1 + (width * x) ** 2)


def parse(text, backward=False):
    return text[::-1] if backward else text


def temperature(height):
    return 15.0 - 6.5 * height


def temperature_gradient(height):
    return -6.5 if height < 11 else 0.0
