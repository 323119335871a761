"""
Runs programs for the tests, and says what they computed. Nothing in here knows the code under test.

A question is a line of JSON that names what to do, and so is each answer. Numbers are answered as repr writes them.
"""

import json
import math
import signal
import sys
import warnings

from ends import ends, own_names
from following import follow
from passes import gradients
from watching import late, watch
from world import install, library, spelled

warnings.simplefilter("ignore")


def legal(question):
    """Whether Python takes each of these programs; else what it says."""
    said = []
    for source in question["sources"]:
        try:
            compile(source.encode(), "program", "exec")
            said.append(None)
        except (SyntaxError, ValueError) as error:
            said.append(str(error))
    return said


def value_of(expression, world):
    """None where it has no value."""
    try:
        return spelled(eval(expression, dict(world)))
    except Exception:  # noqa: BLE001
        return None


def evaluated(question):
    """What lists of expressions are worth behind a program, with more names than it has."""
    world = {**library, "math": math, **question.get("names", {})}
    exec(question.get("source", ""), world)
    world |= {**question.get("more", {})}
    return [[value_of(each, world) for each in some] for some in question["expressions"]]


if __name__ == "__main__":
    install()
    signal.signal(signal.SIGALRM, late)
    tasks = {
        "gradients": gradients,
        "watch": watch,
        "follow": follow,
        "legal": legal,
        "evaluated": evaluated,
        "ends": ends,
        "own": own_names,
    }
    with open(sys.argv[1], encoding="utf-8") as questions, open(sys.argv[2], "w", encoding="ascii") as answers:
        for line in questions:
            asked = json.loads(line)
            # A program may change what json writes with.
            answers.write(json.dumps(tasks[asked["do"]](asked)) + "\n")
            answers.flush()
