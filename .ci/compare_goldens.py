"""Runs each *.golden.py and compares what it prints with the *.golden.json beside it.

Those in a folder "survival" run with the Python given as the argument, whose libraries do not go with the others.
"""
import json
import math
import pathlib
import subprocess
import sys

TOLERANCE = 1e-6  # relative; iterative solvers differ in their last digits from machine to machine


def differences(made, kept, path="$"):
    if isinstance(made, bool) or isinstance(kept, bool) or isinstance(made, str) or made is None or kept is None:
        return [] if made == kept else [f"{path}: {made!r} is not {kept!r}"]
    if isinstance(made, (int, float)) and isinstance(kept, (int, float)):
        same = math.isclose(made, kept, rel_tol=TOLERANCE, abs_tol=TOLERANCE) or (math.isnan(made) and math.isnan(kept))
        return [] if same else [f"{path}: {made!r} is not {kept!r}"]
    if isinstance(made, list) and isinstance(kept, list) and len(made) == len(kept):
        return [line for i, (a, b) in enumerate(zip(made, kept)) for line in differences(a, b, f"{path}[{i}]")]
    if isinstance(made, dict) and isinstance(kept, dict) and made.keys() == kept.keys():
        return [line for key in made for line in differences(made[key], kept[key], f"{path}.{key}")]
    return [f"{path}: not of one shape"]


failed = 0
scripts = sorted(path for path in pathlib.Path(".").glob("*/**/*.golden.py") if "node_modules" not in path.parts)
for script in scripts:
    python = sys.argv[1] if "survival" in script.parts else sys.executable
    run = subprocess.run([python, str(script)], capture_output=True, text=True)
    if run.returncode != 0:
        print(f"FAIL {script}: it stopped\n{run.stderr[-2000:]}")
        failed += 1
        continue
    kept = json.loads(script.with_suffix(".json").read_text())
    lines = differences(json.loads(run.stdout), kept)
    print(f"{'FAIL' if lines else 'ok  '} {script}")
    for line in lines[:5]:
        print("    ", line)
    failed += bool(lines)
if not scripts:
    print("no golden scripts were found")
    failed = 1
sys.exit(1 if failed else 0)
