import type { Random } from '../random.ts'

/** Every set of columns, 1 at those that are known, in the order of the binary number they write. */
export function allCoalitions(width: number): readonly Uint8Array[] {
  return Array.from({ length: 1 << width }, (_, set) =>
    Uint8Array.from({ length: width }, (_column, j) => (set >> j) & 1),
  )
}

/**
 * Sets of columns, each followed by its opposite: sizes in proportion to the Shapley kernel (M − 1) / (s (M − s)), the
 * columns of a size by chance. Neither nobody nor everybody is drawn: what these say is known.
 */
export function drawCoalitions(width: number, count: number, random: Random): readonly Uint8Array[] {
  const chances = Float64Array.from({ length: width - 1 }, (_, at) => 1 / ((at + 1) * (width - at - 1)))
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  const order = Int32Array.from({ length: width }, (_, j) => j)
  return Array.from({ length: Math.ceil(count / 2) }, () => {
    let left = random.next() * total
    let size = 1
    while (size < width - 1 && left >= chances[size - 1]!) left -= chances[size++ - 1]!
    random.shuffle(order)
    const known = new Uint8Array(width)
    for (let at = 0; at < size; at++) known[order[at]!] = 1
    return [known, known.map((one) => 1 - one)]
  }).flat()
}
