"""Reads arithmetic in postfix order and as a tree, and computes both."""
import math

source = "3 x * 2 - x sin 4 * +"
x = 0.7


def evaluate(text, names):
    stack = []
    for word in text.split():
        if word in "+-*/":
            right = stack.pop()
            left = stack.pop()
            if word == "+":
                stack.append(left + right)
            elif word == "-":
                stack.append(left - right)
            elif word == "*":
                stack.append(left * right)
            else:
                stack.append(left / right)
        elif word == "sin":
            stack.append(math.sin(stack.pop()))
        elif word in names:
            stack.append(names[word])
        else:
            stack.append(float(word))
    return stack.pop()


def value_of(tree):
    if not isinstance(tree, tuple):
        return tree
    sign, *parts = tree
    values = [value_of(part) for part in parts]
    if sign == "sum":
        return sum(values)
    result = 1.0
    for v in values:
        result *= v
    return result


postfix = evaluate(source, {"x": x})
tree = ("sum", ("product", 3.0, x), -2.0, ("product", 4.0, math.sin(x)))
nested = value_of(tree)
gap = postfix - nested
slope = (evaluate(source, {"x": x + 1e-6}) - postfix) / 1e-6
