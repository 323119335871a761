"""Runs programs to their ends, and says what they leave behind: all variables, what they have printed, and what they raised."""

import math
import random
import re
import signal
import symtable
import sys
import types

from watching import changeable, restore, strangers


def shown(value, depth=0):
    """A value as text that is the same wherever it lives."""
    if depth > 6:
        return "..."
    if isinstance(value, (list, tuple)):
        return [type(value).__name__, *(shown(each, depth + 1) for each in value)]
    if isinstance(value, (set, frozenset)):
        return ["set", *sorted(str(shown(each, depth + 1)) for each in value)]
    if isinstance(value, dict):
        return ["dict", *([shown(key, depth + 1), shown(each, depth + 1)] for key, each in value.items())]
    if isinstance(value, type):
        names = sorted(name for name in vars(value) if not re.fullmatch("__.*__", name))
        return ["class", value.__name__, *([name, shown(getattr(value, name, None), depth + 1)] for name in names)]
    if isinstance(value, types.FunctionType):
        # A method whose name is its class's own is called as it is written.
        return ["function", re.sub("^_[A-Za-z]+__", "__", value.__name__)]
    if isinstance(value, (types.ModuleType, types.BuiltinFunctionType)):
        return [type(value).__name__, value.__name__]
    if hasattr(value, "__dict__"):
        members = sorted(vars(value).items())
        return ["a", type(value).__name__, *([name, shown(each, depth + 1)] for name, each in members)]
    return re.sub(" at 0x[0-9a-f]+", "", repr(value))


def end_of(source, original):
    said = []
    world = {
        "__name__": "__main__",
        "print": lambda *values, **_: said.append(shown(values)),
        "math": math,
        "np": sys.modules["numpy"],
        **strangers(original),
    }
    saved = changeable()
    random.seed(0)
    raised = None
    try:
        code = compile(source, "program", "exec")
        signal.setitimer(signal.ITIMER_REAL, 2)
        exec(code, world)
    except BaseException as error:  # noqa: BLE001
        raised = f"{type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        restore(saved)
    names = sorted(name for name in world if not re.fullmatch("__.*__", name))
    try:
        left = {name: shown(world[name]) for name in names}
    except Exception as error:  # noqa: BLE001
        left = str(error)
    return {"left": left, "said": said, "raised": raised}


def is_program(source):
    try:
        return compile(source, "program", "exec") is not None
    except (SyntaxError, ValueError):
        return False


def ends(question):
    """For each program and another, how both end; None where the first is none."""
    return [[end_of(each, one) for each in (one, other)] if is_program(one) else None for one, other in question["pairs"]]


def own_names(question):
    """For each program the own names of its functions; None for what is no program."""

    def within(table):
        if table.get_type() == "function" and table.get_name() not in ("genexpr", "listcomp", "setcomp", "dictcomp"):
            yield sorted(symbol.get_name() for symbol in table.get_symbols() if symbol.is_local())
        for child in table.get_children():
            yield from within(child)

    def told(source):
        try:
            return sorted(within(symtable.symtable(source, "program", "exec")))
        except (SyntaxError, ValueError):
            return None

    return [told(source) for source in question["sources"]]
