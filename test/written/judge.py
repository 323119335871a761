"""Judges written passes: every gradient must be what moving the number gives."""
import copy
import json
import re
import sys

STEP = 1e-5


def moved(value, f):
    if not isinstance(value, list):
        below, here, above = f(value - STEP), f(value), f(value + STEP)
        left, right = (here - below) / STEP, (above - here) / STEP
        if abs(left - right) > 1e-4 * abs(left + right) + 1e-4:
            return None  # a kink has no slope
        return (above - below) / (2 * STEP)
    return [moved(inner, lambda m, k=k: f(value[:k] + [m] + value[k + 1:])) for k, inner in enumerate(value)]


def weighed(result, weights):
    if not isinstance(result, list):
        return result * weights
    return sum(weighed(r, w) for r, w in zip(result, weights))


def upstream_of(result, count):
    if isinstance(result, list):
        return [upstream_of(each, count) for each in result]
    count[0] += 1
    return 0.5 + 0.37 * (((count[0] - 1) * 7) % 5)


def result_in(value):
    return value[0] if isinstance(value, tuple) else value


def world_of(source):
    world = {'__name__': 'program'}
    exec(compile(source, 'program', 'exec'), world)
    return world


def filled(template, inputs):
    return re.sub(r'@(\w+)', lambda m: json.dumps(inputs[m.group(1)]), template)


def judge_file(question):
    inputs, output = question['inputs'], question['output']
    world = world_of(question['whole'])

    def loss(name, value):
        return world_of(filled(question['template'], {**inputs, name: value}))[output]

    return [
        {'name': 'd' + name, 'written': world['d' + name], 'measured': moved(value, lambda m, n=name: loss(n, m))}
        for name, value in inputs.items() if 'd' + name in world
    ]


def judge_routine(question):
    inputs, made = question['inputs'], question['made']
    world = world_of(question['whole'])
    fields = made['fields'] if made else {}

    def ran(fields, inputs):
        given = [copy.deepcopy(v) for v in inputs.values()]
        if not made:
            return None, copy.deepcopy(result_in(world[question['forward']](*given)))
        thing = eval(made['call'], world)
        for name, value in fields.items():
            setattr(thing, name, copy.deepcopy(value))
        return thing, copy.deepcopy(result_in(thing.forward(*given)))

    thing, value = ran(fields, inputs)
    upstream = upstream_of(value, [0])
    names = [n for n in question['parameters'] if n != 'self']
    args = [copy.deepcopy(upstream if k == 0 else inputs[n]) for k, n in enumerate(names) if k == 0 or n in inputs]
    routine = getattr(thing, question['name']) if made else world[question['name']]
    back = routine(*args)
    gives = question['gives']
    result = {}
    for k, name in enumerate(gives):
        given = back if len(gives) == 1 else back[k]
        if name[1:] in inputs:
            measured = moved(inputs[name[1:]], lambda m: weighed(ran(fields, {**inputs, name[1:]: m})[1], upstream))
            result[name] = (given, measured)
    for name in question['fields']:
        measured = moved(fields[name[1:]], lambda m: weighed(ran({**fields, name[1:]: m}, inputs)[1], upstream))
        result[name] = (getattr(thing, name), measured)
    return [{'name': n, 'written': w, 'measured': m} for n, (w, m) in result.items()]


answers = []
for question in json.load(sys.stdin):
    try:
        answers.append(judge_file(question) if question['output'] else judge_routine(question))
    except Exception as error:  # what the program does is the answer
        answers.append(f'{type(error).__name__}: {error}')
json.dump(answers, sys.stdout)
