"""What programs find around them: numbers as text, and modules that need not be installed."""

import math
import sys
import types


def spelled(value):
    """A number as text; True and False count, as they do in Python. None for everything else."""
    if isinstance(value, (bool, int)):
        # What a float can't hold is no number of ours.
        return repr(int(value)) if abs(value) < 2**1000 else "big"
    if isinstance(value, float):
        return repr(float(value))
    # NumPy has numbers of its own, and arrays that are one number.
    if getattr(value, "ndim", None) == 0 and value.dtype.kind in "biuf":
        return spelled(value.item())
    return None


# Modules that may be missing are stood in for.


def numeric(name, more):
    """A module of functions of one number, of which `more` are named otherwise than in math."""
    module = types.ModuleType(name)
    for each in "exp log log2 log10 log1p expm1 sqrt sin cos tan sinh cosh tanh floor ceil trunc hypot pi e inf nan".split():
        setattr(module, each, getattr(math, each))
    for each, function in more.items():
        setattr(module, each, function)
    return module


def sign(q):
    return float((q > 0) - (q < 0))


def sigmoid(q):
    return 1 / (1 + math.exp(-q))


def where(test, yes, no):
    return yes if test else no


shared = {
    "abs": abs,
    "sign": sign,
    "maximum": max,
    "minimum": min,
    "where": where,
    "square": lambda q: q * q,
    "cbrt": lambda q: math.copysign(abs(q) ** (1 / 3), q),
}
arcs = {
    "arcsin": math.asin,
    "arccos": math.acos,
    "arctan": math.atan,
    "arctan2": math.atan2,
    "power": pow,
    "float64": float,
    "float32": float,
}
torchs = {
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "atan2": math.atan2,
    "pow": pow,
    "sigmoid": sigmoid,
    "relu": lambda q: max(q, 0.0),
    "tensor": lambda q, **_: q,
}


def install():
    """Puts modules in the place of those that need not be there; NumPy stays itself, if it is there."""
    try:
        import numpy
    except ImportError:
        numpy = numeric("numpy", {**shared, **arcs})
    jax = types.ModuleType("jax")
    jax.numpy = numeric("jax.numpy", {**shared, **arcs})
    jax.nn = types.ModuleType("jax.nn")
    jax.nn.sigmoid = sigmoid
    torch = numeric("torch", {**shared, **torchs})
    for name, module in {"numpy": numpy, "jax": jax, "jax.numpy": jax.numpy, "jax.nn": jax.nn, "torch": torch}.items():
        sys.modules[name] = module


# Bare functions that a file may use without saying what they are.
library = {
    "sig": sigmoid,
    "sigmoid": sigmoid,
    "relu": lambda q: max(0, q),
    "softplus": lambda q: math.log(1 + math.exp(q)),
    "square": lambda q: q * q,
    "tanh": math.tanh,
    "exp": math.exp,
}
