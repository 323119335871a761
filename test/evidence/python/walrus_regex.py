import re

text = "dx = 3"
if (found := re.match(r"d(\w) = (\d)", text)):
    dname, value = found.groups()
    dx = int(value)
    x = dx * 2
