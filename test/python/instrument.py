"""Puts probes around what a program reads, assigns and returns, so that a run tells what happened where."""

import ast

READ, WRITE, UNPACK, ADD = "__read__", "__write__", "__unpack__", "__inplace__"

SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.LShift: "<<", ast.RShift: ">>", ast.BitOr: "|", ast.BitXor: "^", ast.BitAnd: "&", ast.MatMult: "@",
}  # fmt: skip


def call(name, *values):
    return ast.Call(ast.Name(name, ast.Load()), list(values), [])


class Places:
    """Offsets in a text, counted as JavaScript does."""

    def __init__(self, source):
        self.source = source
        self.lines = source.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def offset(self, line, column):
        text = self.lines[line - 1].encode()[:column].decode()
        return self.starts[line - 1] + len(text)

    def of(self, node):
        return self.offset(node.lineno, node.col_offset)


class Instrument(ast.NodeTransformer):
    def __init__(self, source):
        self.places = Places(source)

    def at(self, node):
        return ast.Constant(self.places.of(node))

    # What is read.

    def visit_Name(self, node):
        if not isinstance(node.ctx, ast.Load):
            return node
        return call(READ, self.at(node), node)

    def visit_JoinedStr(self, node):
        # Until 3.12 names in these have no place.
        return node

    def visit_Call(self, node):
        node.args = [self.visit(each) for each in node.args]
        node.keywords = [self.visit(each) for each in node.keywords]
        if not isinstance(node.func, ast.Name):
            node.func = self.visit(node.func)
        return node

    def visit_FunctionDef(self, node):
        node.args = self.visit(node.args)
        node.decorator_list = [self.visit(each) for each in node.decorator_list]
        node.body = self.bodies(node.body)
        return node

    def bodies(self, statements):
        return [each for node in statements for each in self.several(self.visit(node))]

    def several(self, visited):
        return visited if isinstance(visited, list) else [visited]

    def visit_arg(self, node):
        return node

    def visit_match_case(self, node):
        node.body = self.bodies(node.body)
        node.guard = node.guard and self.visit(node.guard)
        return node

    # What is assigned.

    def shape(self, target):
        """A target as nested tuples: an offset for a name, None for what else there is, ... for a starred one."""
        if isinstance(target, ast.Name):
            return self.places.of(target)
        if isinstance(target, (ast.Tuple, ast.List)):
            return tuple(self.shape(each) for each in target.elts)
        if isinstance(target, ast.Starred):
            return ...
        return None

    def stored(self, target, value):
        if isinstance(target, ast.Name):
            return call(WRITE, self.at(target), value)
        if isinstance(target, (ast.Tuple, ast.List)):
            return call(UNPACK, ast.Constant(self.shape(target)), value)
        return value

    def visit_Assign(self, node):
        value = self.visit(node.value)
        targets = [self.target(each) for each in node.targets]
        if len(targets) == 1:
            return ast.copy_location(ast.Assign(targets, self.stored(targets[0], value)), node)
        shared = ast.Name("__shared__", ast.Load())
        each = [ast.Assign([target], self.stored(target, shared)) for target in targets]
        first = ast.Assign([ast.Name("__shared__", ast.Store())], value)
        return [ast.copy_location(statement, node) for statement in (first, *each)]

    def target(self, node):
        return node if isinstance(node, ast.Name) else self.generic_visit(node)

    def visit_AugAssign(self, node):
        node.value = self.visit(node.value)
        if not isinstance(node.target, ast.Name):
            node.target = self.generic_visit(node.target)
            return node
        before = ast.Name(node.target.id, ast.Load())
        added = call(ADD, ast.Constant(SIGNS[type(node.op)]), before, node.value)
        return ast.copy_location(ast.Assign([node.target], call(WRITE, self.at(node.target), added)), node)

    def visit_AnnAssign(self, node):
        if node.value is None or not isinstance(node.target, ast.Name):
            return node
        node.value = call(WRITE, self.at(node.target), self.visit(node.value))
        return node

    def visit_NamedExpr(self, node):
        node.value = call(WRITE, self.at(node.target), self.visit(node.value))
        return node

    def visit_Return(self, node):
        if node.value is None:
            return node
        start = self.places.of(node) + len("return")
        text = self.places.source
        # What stands in parentheses begins with them.
        while text[start] in " \t\\\n":
            start += 1
        node.value = call(WRITE, ast.Constant(start), self.visit(node.value))
        return node


def instrumented(source):
    return ast.fix_missing_locations(Instrument(source).visit(ast.parse(source)))
