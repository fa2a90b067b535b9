/** A seeded generator: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number
  /** A whole number in [0, bound). */
  integer(bound: number): number
  /** Standard normal (Marsaglia's polar method). */
  normal(): number
  /** Shuffles in place (Fisher–Yates) and returns its argument. */
  shuffle<T extends { length: number; [index: number]: number }>(items: T): T
}

/** xoshiro128** (Blackman and Vigna 2018), its state filled by splitmix32 from the seed. */
export function createRandom(seed: number): Random {
  const state = new Uint32Array(4)
  let mix = seed >>> 0
  for (let i = 0; i < 4; i++) {
    mix = (mix + 0x9e3779b9) >>> 0
    state[i] = scramble(mix)
  }

  function nextUint32(): number {
    const s1 = state[1]!
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0
    const shifted = s1 << 9
    state[2]! ^= state[0]!
    state[3]! ^= state[1]!
    state[1]! ^= state[2]!
    state[0]! ^= state[3]!
    state[2]! ^= shifted
    state[3] = rotateLeft(state[3]!, 11)
    return result
  }

  let spareNormal: number | undefined
  const random: Random = {
    next: () => ((nextUint32() >>> 5) * 67108864 + (nextUint32() >>> 6)) / 9007199254740992,
    integer: (bound) => Math.floor(random.next() * bound),
    normal() {
      if (spareNormal !== undefined) {
        const value = spareNormal
        spareNormal = undefined
        return value
      }
      for (;;) {
        const u = 2 * random.next() - 1
        const v = 2 * random.next() - 1
        const s = u * u + v * v
        if (s === 0 || s >= 1) continue
        const scale = Math.sqrt((-2 * Math.log(s)) / s)
        spareNormal = v * scale
        return u * scale
      }
    },
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = random.integer(i + 1)
        const held = items[i]!
        items[i] = items[j]!
        items[j] = held
      }
      return items
    },
  }
  return random
}

/** A seed of its own for a named part of the work, so that parts do not share a stream. */
export function deriveSeed(seed: number, ...labels: readonly (string | number)[]): number {
  let hash = scramble((seed ^ 0x85ebca6b) >>> 0)
  for (const label of labels) {
    for (const character of String(label)) hash = scramble((hash ^ character.codePointAt(0)!) >>> 0)
    hash = scramble((hash + 0x9e3779b9) >>> 0)
  }
  return hash
}

function scramble(value: number): number {
  let z = value
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return (z ^ (z >>> 15)) >>> 0
}

function rotateLeft(value: number, bits: number): number {
  return ((value << bits) | (value >>> (32 - bits))) >>> 0
}
