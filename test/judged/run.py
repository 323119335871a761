"""Runs programs with their checks: {"texts": [...], "calls": [{"want", "inputs"}]} in, an answer a text and call out."""
import copy
import json
import random
import sys


def numbers_in(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [each for one in value for each in numbers_in(one)]
    return [repr(float(value))]


def weigh(one, other):
    left, right = numbers_in(one), numbers_in(other)
    if len(left) != len(right):
        raise ValueError('not alike')
    return sum(float(a) * float(b) for a, b in zip(left, right))


def minus(value):
    return [minus(each) for each in value] if isinstance(value, (list, tuple)) else -value


def answer(code, want, inputs):
    random.seed(3)
    names = {'inputs': copy.deepcopy(inputs), 'weigh': weigh, 'minus': minus, '__name__': 'program', 'print': lambda *_: None}
    try:
        exec(code, names)
        made = names[want](copy.deepcopy(inputs))
        return {name: numbers_in(each) for name, each in (made if isinstance(made, dict) else {'': made}).items()}
    except Exception:
        return None


def answers(text, calls):
    try:
        code = compile(text, 'program', 'exec')
    except SyntaxError:
        return [None for _ in calls]
    return [answer(code, call['want'], call['inputs']) for call in calls]


asked = json.load(sys.stdin)
json.dump([answers(text, asked['calls']) for text in asked['texts']], sys.stdout)
