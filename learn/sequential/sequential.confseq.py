"""The figures of sequential.golden.json by the C++ of confseq (Howard and others), whose package compiles it.

Give it the folder `src` of its source (pip download --no-binary :all: confseq) and one with the headers of Boost:
python sequential.golden.py confseq-0.0.11/src /usr/include > figures.json
"""
import json, subprocess, sys, tempfile

confseq, boost = sys.argv[1:3]
cases = [(v, alpha, v_opt, c) for v in (0.01, 1, 25, 400, 20000) for alpha in (0.025, 0.0005) for v_opt, c in ((25, 1), (100, 2), (625, 5), (3, 0.4))]
calls = "\n".join(f'printf("%.15g\\n", confseq::gamma_exponential_mixture_bound({v}, {a}, {o}, {c}, {a}));' for v, a, o, c in cases)
with tempfile.TemporaryDirectory() as folder:
    with open(f"{folder}/bounds.cpp", "w") as source:
        source.write(f'#include "confseq/uniform_boundaries.h"\n#include <cstdio>\nint main() {{ {calls} }}')
    subprocess.run(["g++", "-std=c++14", "-I", boost, "-I", confseq, f"{folder}/bounds.cpp", "-o", f"{folder}/bounds"], check=True)
    lines = subprocess.run([f"{folder}/bounds"], check=True, capture_output=True, text=True).stdout.split()

json.dump({"versions": {"confseq": "0.0.11"}, "bounds": [[*case, float(line)] for case, line in zip(cases, lines)]}, sys.stdout, indent=1)
