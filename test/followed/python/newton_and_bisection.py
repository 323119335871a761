"""Roots of a polynomial: Horner's scheme with the slope, Newton's steps, and bisection with recursion."""
coefficients = [1.0, -2.0, -5.0, 3.0]


def horner(cs, x):
    value, slope = 0.0, 0.0
    for c in cs:
        slope = slope * x + value
        value = value * x + c
    return value, slope


def newton(x, turns=6):
    for _ in range(turns):
        value, slope = horner(coefficients, x)
        if slope == 0:
            raise ZeroDivisionError("flat")
        x = x - value / slope
        if abs(value) < 1e-12:
            break
    return x


def bisect(low, high, depth):
    middle = 0.5 * (low + high)
    if depth == 0:
        return middle
    if horner(coefficients, low)[0] * horner(coefficients, middle)[0] <= 0:
        return bisect(low, middle, depth - 1)
    return bisect(middle, high, depth - 1)


root = newton(3.0)
try:
    other = newton(0.2)
except ZeroDivisionError:
    other = 0.0
between = bisect(-3.0, -1.0, 5)
product = root * other * between
total = root + other + between
