const bits = new Float64Array(1)
const words = new Int32Array(bits.buffer)
const highWord = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

// 1/13! down to 1/0!.
const series = [
  1.6059043836821613e-10, 2.08767569878681e-9, 2.505210838544172e-8, 2.755731922398589e-7,
  0.0000027557319223985893, 0.0000248015873015873, 0.0001984126984126984, 0.001388888888888889,
  0.008333333333333333, 0.041666666666666664, 0.16666666666666666, 0.5, 1, 1,
]

/**
 * e^x from additions and multiplications alone, so that every machine gives the same bits; within one
 * unit in the last place of the true value, held inside [e^-708, e^709]. Twin of `assembly/exponential.ts`.
 */
export function exponential(value: number): number {
  const x = Math.max(Math.min(value, 709), -708)
  const shift = 6755399441055744
  const k = x * Math.LOG2E + shift - shift
  const r = x - k * 0.6931471803691238 - k * 1.9082149292705877e-10
  let sum = series[0]!
  for (let term = 1; term < series.length; term++) sum = sum * r + series[term]!
  words[1 - highWord] = 0
  words[highWord] = (k + 1023) << 20
  return sum * bits[0]!
}

/** 1 / (1 + e^−x). */
export function sigmoid(x: number): number {
  return 1 / (1 + exponential(-x))
}
