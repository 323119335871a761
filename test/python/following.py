"""Runs programs with a probe at every assignment: to names, elements and members, in patterns, loops and parameters."""

import ast
import math
import sys
from types import SimpleNamespace

from instrument import SIGNS, Places, call
from watching import IN_PLACE, Late, attempt
from world import spelled

# No program of the tests needs as many assignments and rounds; only a loop that never ends.
MOST = 50_000
# Of what happens over and over the first are told, and the last.
MOST_TOLD = 200


class Follow(ast.NodeTransformer):
    """What literals hold and what is returned is told beside the assignments that may begin at the same place."""

    def __init__(self, source):
        self.places = Places(source)

    def write(self, node, value, beside=0.0):
        return call("__write__", ast.Constant(self.places.of(node) + beside), value)

    def statements(self, nodes):
        made = [self.visit(node) for node in nodes]
        return [each for one in made for each in (one if isinstance(one, list) else [one])]

    def generic_visit(self, node):
        for field in ("body", "orelse", "finalbody"):
            if isinstance(getattr(node, field, None), list):
                setattr(node, field, self.statements(getattr(node, field)))
        for field, value in ast.iter_fields(node):
            if field in ("body", "orelse", "finalbody") and isinstance(value, list):
                continue
            if isinstance(value, ast.AST):
                setattr(node, field, self.visit(value))
            elif isinstance(value, list):
                setattr(node, field, [self.visit(each) if isinstance(each, ast.AST) else each for each in value])
        return node

    def seen_in(self, target):
        """Statements that look at what a pattern has bound; nothing that would run code once more."""
        if isinstance(target, (ast.Tuple, ast.List)):
            return [each for part in target.elts for each in self.seen_in(part)]
        if isinstance(target, ast.Starred):
            return self.seen_in(target.value)
        if any(isinstance(each, (ast.Call, ast.Slice, ast.NamedExpr)) for each in ast.walk(target)):
            return []
        # As text, so that each has a context of its own.
        text = ast.unparse(target)
        made = ast.parse(f"{text} = __write__({self.places.of(target)}, {text})").body[0]
        return [ast.copy_location(made, target)]

    def seen(self, target):
        """The same, but of one that is bound twice only the second, which alone is there to be seen."""
        last = {ast.unparse(each.targets[0]): each for each in self.seen_in(target)}
        return list(last.values())

    def visit_Assign(self, node):
        value = self.visit(node.value)
        if len(node.targets) == 1:
            return self.assigned(node, node.targets[0], value)
        shared = ast.Name("__shared__", ast.Load())
        first = ast.copy_location(ast.Assign([ast.Name("__shared__", ast.Store())], value), node)
        return [first, *(each for target in node.targets for each in self.assigned(node, target, shared))]

    def assigned(self, node, target, value):
        is_pattern = isinstance(target, (ast.Tuple, ast.List, ast.Starred))
        made = ast.Assign([self.visit(target)], value if is_pattern else self.write(target, value))
        return [ast.copy_location(made, node), *(self.seen(target) if is_pattern else [])]

    def visit_AugAssign(self, node):
        value, target = self.visit(node.value), node.target
        sign = ast.Constant(SIGNS[type(node.op)])
        if isinstance(target, ast.Subscript) and not any(isinstance(each, ast.Slice) for each in ast.walk(target.slice)):
            place = call("__at__", self.visit(target.value), self.visit(target.slice))
        elif isinstance(target, ast.Attribute) and not target.attr.startswith("__"):
            place = call("__member__", self.visit(target.value), ast.Constant(target.attr))
        elif isinstance(target, ast.Name):
            before = ast.Name(target.id, ast.Load())
            made = self.write(target, call("__inplace__", sign, before, value))
            return ast.copy_location(ast.Assign([target], made), node)
        else:
            node.value = value
            return node
        update = call("__update__", ast.Constant(self.places.of(target)), sign, place, value)
        return ast.copy_location(ast.Expr(update), node)

    def visit_AnnAssign(self, node):
        if node.value is not None:
            node.value = self.write(node.target, self.visit(node.value))
        return node

    def visit_NamedExpr(self, node):
        node.value = self.write(node.target, self.visit(node.value))
        return node

    def visit_With(self, node):
        seen = [each for item in node.items if item.optional_vars for each in self.seen_in(item.optional_vars)]
        node = self.generic_visit(node)
        node.body = [*seen, *node.body]
        return node

    def looping(self, node, seen):
        at = ast.Constant(self.places.of(node))
        made = self.generic_visit(node)
        tell = ast.copy_location(ast.Expr(call("__round__", at)), node)
        made.body = [tell, *seen, *made.body]
        return [made, ast.copy_location(ast.Expr(call("__left__", at)), node)]

    def visit_For(self, node):
        return self.looping(node, self.seen(node.target))

    def visit_While(self, node):
        return self.looping(node, [])

    def visit_FunctionDef(self, node):
        given = node.args
        parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
        seen = [
            ast.copy_location(ast.Assign([ast.Name(each.arg, ast.Store())], self.write(each, ast.Name(each.arg, ast.Load()))), node)
            for each in parameters
            if each
        ]
        given.defaults = [self.visit(each) for each in given.defaults]
        given.kw_defaults = [each and self.visit(each) for each in given.kw_defaults]
        node.decorator_list = [self.visit(each) for each in node.decorator_list]
        node.body = [*seen, *self.statements(node.body)]
        return node

    def visit_Return(self, node):
        if node.value is None:
            return node
        start, text = self.places.of(node) + len("return"), self.places.source
        # What stands in parentheses begins with them.
        while text[start] in " \t\\\n":
            start += 1
        node.value = call("__write__", ast.Constant(start + 0.5), self.visit(node.value))
        return node

    def visit_Lambda(self, node):
        node.args.defaults = [self.visit(each) for each in node.args.defaults]
        node.body = self.write(node.body, self.visit(node.body), 0.5)
        return node

    def visit_List(self, node):
        if isinstance(node.ctx, ast.Load):
            node.elts = [self.item(each) for each in node.elts]
            return node
        return self.generic_visit(node)

    visit_Tuple = visit_List

    def item(self, node):
        made = self.visit(node)
        return made if isinstance(node, (ast.Starred, ast.Slice)) else self.write(node, made, 0.25)

    def visit_Dict(self, node):
        pairs = [(key, self.item(value) if key else self.visit(value)) for key, value in zip(node.keys, node.values)]
        node.values = [self.write(key, value, 0.25) if key else value for key, value in pairs]
        node.keys = [key and self.visit(key) for key in node.keys]
        return node

    def visit_JoinedStr(self, node):
        # Until 3.12 what stands in these has no place.
        return node

    def visit_Match(self, node):
        node.subject = self.visit(node.subject)
        for case in node.cases:
            case.body = self.statements(case.body)
        return node


def snapshot(value, depth=3):
    """Numbers as text; lists and dicts of them as they are now."""
    if hasattr(value, "tolist") and getattr(value, "ndim", 0) > 0 and value.size <= 64:
        value = value.tolist()
    if depth and isinstance(value, (list, tuple)) and len(value) <= 64:
        return [snapshot(each, depth - 1) for each in value]
    if depth and isinstance(value, dict) and len(value) <= 16:
        return {str(key): snapshot(each, depth - 1) for key, each in value.items()}
    text = spelled(value)
    return "other" if text is None else text


class Run:
    """One run of a program, an assignment of it changed or not."""

    def __init__(self, change, loop):
        self.change, self.loop = change, loop
        self.written, self.counts = {}, {}
        self.effort, self.entered, self.done, self.kept = 0, False, False, []

    def tire(self):
        self.effort += 1
        if self.effort > MOST:
            raise Late

    def write(self, at, value):
        self.tire()
        if self.done:
            return value
        count = self.counts.get(at, 0)
        self.counts[at] = count + 1
        if self.change and self.change["at"] == at and self.change["nth"] == count and spelled(value) is not None:
            value = float(self.change["value"])
        told = self.written.setdefault(at, [])
        if len(told) < MOST_TOLD:
            told.append(snapshot(value))
        else:
            told[-1] = snapshot(value)
        return value

    def update(self, at, sign, place, value):
        of, key, is_member, before = place
        made = self.write(at, IN_PLACE[sign](before, value))
        if is_member:
            setattr(of, key, made)
        else:
            of[key] = made

    def round(self, at):
        self.tire()
        if at == self.loop:
            self.done = self.done or self.entered
            self.entered = True

    def left(self, at):
        if at == self.loop and self.entered:
            self.done = True

    def touch(self, *values):
        """What code that nobody sees may do to what it gets, and to what it got before."""
        self.kept += [each for each in values if isinstance(each, (list, dict)) or hasattr(each, "__dict__") or callable(each)]
        for each in self.kept[-4:]:
            if isinstance(each, list):
                each[0:1] = [7.5]
            elif isinstance(each, dict):
                each["a"] = 6.5
            elif callable(each):
                each(1.25)
            else:
                each.a = 6.5
        return 1.5

    def world(self):
        return {
            "__name__": "__main__",
            "__write__": self.write,
            "__inplace__": lambda sign, one, other: IN_PLACE[sign](one, other),
            "__at__": lambda of, key: (of, key, False, of[key]),
            "__member__": lambda of, key: (of, key, True, getattr(of, key)),
            "__update__": self.update,
            "__round__": self.round,
            "__left__": self.left,
            "print": lambda *_, **__: None,
            "math": math,
            "np": sys.modules["numpy"],
            "touch": self.touch,
            "look": lambda: 2.5,
        }


programs = {}


def loop_at(source, line):
    """Where the loop begins that stands on a line."""
    found = [each for each in ast.walk(ast.parse(source)) if isinstance(each, (ast.For, ast.While)) and each.lineno == line]
    return Places(source).of(found[0]) if found else -1


def given(value):
    """A value that a function is called with: what has members is an object, what has keys a dict."""
    if isinstance(value, list):
        return [given(each) for each in value]
    if isinstance(value, dict) and "members" in value:
        return SimpleNamespace(**{key: given(each) for key, each in value["members"].items()})
    if isinstance(value, dict):
        return {key: given(each) for key, each in value["entries"].items()}
    return value


def run(source, asked):
    called = asked.get("call")
    line = asked.get("firstRound")
    own = Run(None if called else asked.get("change"), -1 if line is None else loop_at(source, line))
    world = own.world()
    failed = attempt(lambda: exec(programs[source], world))
    if called:
        own.written, own.counts = {}, {}
        function = world.get(called["name"])
        if failed is None and callable(function):
            own.change = asked.get("change")
            failed = attempt(lambda: function(*map(given, called["values"])))
    return {"written": own.written, "counts": own.counts, "failed": failed, "endless": own.effort > MOST}


def follow(question):
    """What the runs of a program have assigned."""
    source = question["source"]
    if source not in programs:
        if len(programs) > 200:
            programs.clear()
        try:
            programs[source] = compile(ast.fix_missing_locations(Follow(source).visit(ast.parse(source))), "program", "exec")
        except (SyntaxError, ValueError) as error:
            return {"error": str(error)}
    return {"runs": [run(source, each) for each in question["runs"]]}
