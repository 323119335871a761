"""Runs programs with probes again and again, and says what they read and assigned."""

import builtins
import math
import operator
import re
import signal
import sys
import traceback

from instrument import instrumented
from world import spelled

IN_PLACE = {
    "+": operator.iadd, "-": operator.isub, "*": operator.imul, "/": operator.itruediv, "//": operator.ifloordiv,
    "%": operator.imod, "**": operator.ipow, "<<": operator.ilshift, ">>": operator.irshift, "|": operator.ior,
    "^": operator.ixor, "&": operator.iand, "@": operator.imatmul,
}  # fmt: skip


class Thing:
    """What a program may find without having made it."""

    def __init__(self, **members):
        self.__dict__.update(members)

    def f(self, z):
        return z


def strangers(source):
    """What the world gives to names that a program does not define, so that it does not end there."""
    functions = "f g h sq two bump late touch run go c1 c2".split()
    found = {name: lambda v=1, w=2, *_, k=k: v * k + w for k, name in enumerate(functions)}
    found |= {"o1": Thing(u=0.5, g=1.75), "o2": Thing(u=2.5), "O1": Thing(s=3.5)}
    found |= {"l1": [0.5, 1.75], "l2": [2.5, 3], "t1": (1.5, 2), "d1": {"u": 1.25, "v": 4.5}, "i1": 2, "i2": 3.5}
    defined = set(re.findall(r"\b(?:def|class|as) (\w+)", source)) | {
        name for name in found if re.search(rf"(?<![.\w]){name}\b[^\n;]*=(?!=)", source)
    }
    return {name: value for name, value in found.items() if name not in defined}


class Watch:
    """Runs one program with probes again and again, some of its assignments replaced."""

    def __init__(self, source, given):
        self.code = compile(instrumented(source), "program", "exec")
        self.source = source
        self.given = given

    def run(self, instead, call, values):
        """What was read and assigned, by place; with a call only what happened in that."""
        reads, writes = {}, {}
        called = call is None

        def note(places, at, value):
            text = spelled(value)
            seen = places.setdefault(at, [])
            if len(seen) < 50:
                seen.append("other" if text is None else text)
            return value

        def write(at, value):
            if called and at in instead and spelled(value) is not None:
                value = instead[at]
            return note(writes, at, value)

        def unpack(shape, value):
            if not any(isinstance(each, (int, tuple)) for each in shape):
                return value
            parts = list(value)
            stars = [k for k, each in enumerate(shape) if each is ...]
            behind = len(shape) - 1 - stars[0] if stars else 0
            for k, each in enumerate(shape):
                at = k if not stars or k <= stars[0] else len(parts) - behind + (k - stars[0] - 1)
                if each is ... or each is None or not 0 <= at < len(parts):
                    continue
                parts[at] = write(each, parts[at]) if isinstance(each, int) else unpack(each, parts[at])
            return parts

        world = {
            "__name__": "__main__",
            "__read__": lambda at, value: note(reads, at, value),
            "__write__": write,
            "__unpack__": unpack,
            "__inplace__": lambda sign, one, other: IN_PLACE[sign](one, other),
            "print": lambda *_, **__: None,
            "math": math,
            "np": sys.modules["numpy"],
            **strangers(self.source),
            **self.given,
        }
        failed = attempt(lambda: exec(self.code, world))
        if call is not None:
            if failed or not callable(world.get(call)):
                return {"reads": {}, "writes": {}}
            called = True
            reads.clear()
            writes.clear()
            failed = attempt(lambda: world[call](*values))
        return {"reads": reads, "writes": writes, "failed": failed}


def changeable():
    """What a program may change for all that run after it."""
    modules = [builtins, math, *(sys.modules[name] for name in ("numpy", "jax", "jax.numpy", "jax.nn", "torch"))]
    return [(module.__dict__, dict(module.__dict__)) for module in modules]


def restore(saved):
    for current, before in saved:
        if current != before:
            current.clear()
            current.update(before)


class Late(BaseException):
    pass


def late(*_):
    raise Late


def attempt(run):
    """None, or the line of the program that something was raised on."""
    saved = changeable()
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, 1)
            run()
        finally:
            # From here on it rings no more, and where it rings just now, that is caught below.
            signal.setitimer(signal.ITIMER_REAL, 0)
        return None
    except BaseException as error:  # noqa: BLE001
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "program"]
        return lines[0] if lines else 0
    finally:
        restore(saved)


watches = {}


def watch(question):
    """What some runs of a program saw."""
    source = question["source"]
    if source not in watches:
        if len(watches) > 200:
            watches.clear()
        try:
            watches[source] = Watch(source, question.get("given", {}))
        except (SyntaxError, ValueError) as error:
            return {"error": str(error)}
    own = watches[source]
    return {
        "runs": [
            own.run({int(at): float(value) for at, value in run.get("instead", {}).items()}, run.get("call"), run.get("values", []))
            for run in question["runs"]
        ]
    }
