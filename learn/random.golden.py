"""Reference numbers of xoshiro128** seeded by splitmix32, after the authors' C code (prng.di.unimi.it).

Checked here against the first outputs of the reference implementation from the state 1, 2, 3, 4.
Run: python random.golden.py > random.golden.json
"""
import json
import math
import platform

MASK = 0xFFFFFFFF


def rotate_left(x, k):
    return ((x << k) | (x >> (32 - k))) & MASK


def xoshiro128starstar(state):
    s = list(state)
    while True:
        yield (rotate_left((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 9) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate_left(s[3], 11)


def splitmix32(seed):
    while True:
        seed = (seed + 0x9E3779B9) & MASK
        z = seed
        z = ((z ^ (z >> 16)) * 0x21F0AAAD) & MASK
        z = ((z ^ (z >> 15)) * 0x735A2D97) & MASK
        yield z ^ (z >> 15)


def uniforms(seed):
    mix = splitmix32(seed)
    words = xoshiro128starstar([next(mix) for _ in range(4)])
    while True:
        high, low = next(words) >> 5, next(words) >> 6
        yield (high * 67108864 + low) / 9007199254740992


def normals(seed):
    source = uniforms(seed)
    while True:
        u, v = 2 * next(source) - 1, 2 * next(source) - 1
        s = u * u + v * v
        if s == 0 or s >= 1:
            continue
        scale = math.sqrt(-2 * math.log(s) / s)
        yield u * scale
        yield v * scale


def first(generator, count):
    return [next(generator) for _ in range(count)]


assert first(xoshiro128starstar([1, 2, 3, 4]), 4) == [11520, 0, 5927040, 70819200]
print(json.dumps({
    # Whole numbers alone: any Python gives the same.
    "python": platform.python_version_tuple()[0],
    "seeds": [
        {"seed": seed, "next": first(uniforms(seed), 8), "normal": first(normals(seed), 6)}
        for seed in (0, 1, 20261120, 4294967295)
    ],
}, indent=1))
