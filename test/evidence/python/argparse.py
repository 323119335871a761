import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--data", default="data.csv")
parser.add_argument("--dx", type=float, default=0.1)
parser.add_argument("--dt", type=float, default=0.01)
args = parser.parse_args([])
data = args.data
dx, dt = args.dx, args.dt
courant = dt / dx
steps = int(1 / dt)
