import { Forest } from './forest'

// xoshiro128** as in `random.ts` of learn; its state is that of the forest.

/** Sets the state that `createRandom` of the same seed begins with (splitmix32). */
export function seedRandom(forest: Forest, seed: u32): void {
  forest.random0 = scramble(seed + 0x9e3779b9)
  forest.random1 = scramble(seed + 2 * 0x9e3779b9)
  forest.random2 = scramble(seed + 3 * 0x9e3779b9)
  forest.random3 = scramble(seed + 4 * 0x9e3779b9)
}

function scramble(value: u32): u32 {
  let z = (value ^ (value >>> 16)) * 0x21f0aaad
  z = (z ^ (z >>> 15)) * 0x735a2d97
  return z ^ (z >>> 15)
}

function nextUint32(forest: Forest): u32 {
  const s1 = forest.random1
  const result = rotl<u32>(s1 * 5, 7) * 9
  const shifted = s1 << 9
  forest.random2 ^= forest.random0
  forest.random3 ^= s1
  forest.random1 = s1 ^ forest.random2
  forest.random0 ^= forest.random3
  forest.random2 ^= shifted
  forest.random3 = rotl<u32>(forest.random3, 11)
  return result
}

/** A number in [0, 1). The divisor of `random.ts` is a power of two: multiplying gives the same bits. */
// @ts-ignore: decorator
@inline
export function drawUniform(forest: Forest): f64 {
  const high = <f64>(nextUint32(forest) >>> 5)
  const low = <f64>(nextUint32(forest) >>> 6)
  return (high * 67108864 + low) * 1.1102230246251565e-16
}

/** A whole number in [0, bound). */
// @ts-ignore: decorator
@inline
export function drawInteger(forest: Forest, bound: i32): i32 {
  return <i32>(drawUniform(forest) * <f64>bound)
}
