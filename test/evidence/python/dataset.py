import csv
import io

data = "a,b\n1,2\n3,4\n"
rows = list(csv.DictReader(io.StringIO(data)))
a = float(rows[0]["a"])
b = float(rows[0]["b"])
da = float(rows[1]["a"]) - a
db = float(rows[1]["b"]) - b
slope = db / da
