import os

default = 5
debug = os.environ.get("DEBUG") == "1"
dhost = "localhost"
dport = 8000 + default
url = f"http://{dhost}:{dport}"
