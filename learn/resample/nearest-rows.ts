import type { Column } from '../table/column.ts'
import type { Table } from '../table/table.ts'
import { meanAndDeviation } from '../preprocess/weighted-stats.ts'

/** The rows nearest to the row at a position in the list of rows, nearest first. */
export type Neighbours = (position: number) => readonly number[]

/**
 * Finds the `count` rows among `rows` nearest to any of them, nearest first, ties to the earlier row.
 * Numbers and dates are measured in their own standard deviations over `rows`; a category or
 * boolean that differs counts as one deviation (SMOTE-NC, Chawla et al. 2002 section 6.1), and so
 * does a cell that only one of the two has. Text is not measured. Rows are looked at in the order of a line through
 * them, outwards, until the line alone says that no nearer one can follow.
 */
export function findNeighbours(table: Table, rows: readonly number[], count: number): Neighbours {
  const space = layOut(table, rows)
  const { along, order, place } = lineThrough(space)
  const found = new Map<number, readonly number[]>()
  return (position) => {
    const known = found.get(position)
    if (known) return known
    const nearest = createNearest(Math.min(count, rows.length - 1))
    const from = place[position]!
    let [left, right] = [from - 1, from + 1]
    while (left >= 0 || right < order.length) {
      const toLeft = left < 0 ? Number.POSITIVE_INFINITY : along[from]! - along[left]!
      const toRight = right >= order.length ? Number.POSITIVE_INFINITY : along[right]! - along[from]!
      const gap = Math.min(toLeft, toRight)
      // A little slack, as positions on the line are rounded.
      if (gap * gap * (1 - 1e-9) > nearest.farthest()) break
      const other = order[toLeft <= toRight ? left-- : right++]!
      nearest.offer(other, squaredDistance(space, position, { other, most: nearest.farthest() }))
    }
    const result = Array.from(nearest.positions(), (other) => rows[other]!)
    found.set(position, result)
    return result
  }
}

/** The cells of the rows, row after row: numbers that all rows have, numbers that some lack, codes. */
interface Space {
  readonly rowCount: number
  readonly numbers: Float64Array
  readonly gappy: Float64Array
  readonly codes: Int32Array
  readonly widths: { readonly numbers: number; readonly gappy: number; readonly codes: number }
}

function layOut(table: Table, rows: readonly number[]): Space {
  const numbers: Float64Array[] = []
  const gappy: Float64Array[] = []
  const codes: Int32Array[] = []
  for (const column of table.columns) {
    if (column.kind === 'text') continue
    if (column.kind === 'category' || column.kind === 'boolean') {
      codes.push(codesOf(column, rows))
      continue
    }
    const values = inDeviations(column.kind === 'date' ? column.days : column.values, rows)
    if (values.some((value) => Number.isNaN(value))) gappy.push(values)
    else numbers.push(values)
  }
  return {
    rowCount: rows.length,
    numbers: interleaved(numbers, new Float64Array(numbers.length * rows.length)),
    gappy: interleaved(gappy, new Float64Array(gappy.length * rows.length)),
    codes: interleaved(codes, new Int32Array(codes.length * rows.length)),
    widths: { numbers: numbers.length, gappy: gappy.length, codes: codes.length },
  }
}

function codesOf(
  column: Extract<Column, { kind: 'category' | 'boolean' }>,
  rows: readonly number[],
): Int32Array {
  const cells = column.kind === 'category' ? column.codes : column.values
  return Int32Array.from(rows, (row) => (column.missing?.[row] === 1 ? -1 : cells[row]!))
}

function inDeviations(cells: Float64Array, rows: readonly number[]): Float64Array {
  const values = Float64Array.from(rows, (row) => cells[row]!)
  const { deviation } = meanAndDeviation(values, undefined)
  return values.map((value) => value / (deviation || 1))
}

function interleaved<A extends Float64Array | Int32Array>(columns: readonly A[], into: A): A {
  for (const [index, column] of columns.entries())
    for (let row = 0; row < column.length; row++) into[row * columns.length + index] = column[row]!
  return into
}

/** Positions of the rows on a line along which they lie far apart; on any line, two rows are no nearer than in space. */
function lineThrough(space: Space): {
  readonly along: Float64Array
  readonly order: Int32Array
  readonly place: Int32Array
} {
  const axis = mainAxis(space)
  const width = axis.length
  const projected = Float64Array.from({ length: space.rowCount }, (_, row) => {
    let sum = 0
    for (let j = 0; j < width; j++) sum += axis[j]! * space.numbers[row * width + j]!
    return sum
  })
  const order = Int32Array.from(projected.keys()).sort((a, b) => projected[a]! - projected[b]! || a - b)
  const place = new Int32Array(order.length)
  for (const [at, position] of order.entries()) place[position] = at
  return { along: Float64Array.from(order, (position) => projected[position]!), order, place }
}

const powerRounds = 8

/** About the first principal component, of length 1; a few rounds of the power method are enough for a search. */
function mainAxis({ numbers, rowCount, widths: { numbers: width } }: Space): Float64Array {
  const means = new Float64Array(width)
  for (let cell = 0; cell < numbers.length; cell++) means[cell % width]! += numbers[cell]! / rowCount
  let axis = new Float64Array(width).fill(1 / Math.sqrt(width))
  for (let round = 0; round < powerRounds; round++) {
    const next = new Float64Array(width)
    for (let row = 0; row < rowCount; row++) {
      let sum = 0
      for (let j = 0; j < width; j++) sum += axis[j]! * (numbers[row * width + j]! - means[j]!)
      for (let j = 0; j < width; j++) next[j]! += sum * (numbers[row * width + j]! - means[j]!)
    }
    const length = Math.hypot(...next)
    if (!(length > 0)) break
    axis = next.map((value) => value / length)
  }
  return axis
}

/** Stops adding up once the sum is over `most`: such a row is not wanted. */
function squaredDistance(
  { numbers, gappy, codes, widths }: Space,
  from: number,
  { other, most }: { readonly other: number; readonly most: number },
): number {
  let sum = 0
  let [a, b] = [from * widths.codes, other * widths.codes]
  for (let j = 0; j < widths.codes; j++) if (codes[a + j] !== codes[b + j]) sum++
  if (sum > most) return sum
  a = from * widths.numbers
  b = other * widths.numbers
  for (let j = 0; j < widths.numbers; j++) {
    const step = numbers[a + j]! - numbers[b + j]!
    sum += step * step
  }
  if (sum > most) return sum
  a = from * widths.gappy
  b = other * widths.gappy
  for (let j = 0; j < widths.gappy; j++) {
    const step = gappy[a + j]! - gappy[b + j]!
    if (!Number.isNaN(step)) sum += step * step
    else if (!(Number.isNaN(gappy[a + j]!) && Number.isNaN(gappy[b + j]!))) sum++
  }
  return sum
}

interface Nearest {
  offer(position: number, distance: number): void
  /** Over this distance none is taken any more. */
  farthest(): number
  positions(): Int32Array
}

function createNearest(count: number): Nearest {
  const distances = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  const positions = new Int32Array(count).fill(-1)
  let filled = 0
  return {
    offer(position, distance) {
      let at = filled
      while (
        at > 0 &&
        (distance < distances[at - 1]! || (distance === distances[at - 1]! && position < positions[at - 1]!))
      )
        at--
      if (at >= count) return
      const last = Math.min(filled, count - 1)
      distances.copyWithin(at + 1, at, last)
      positions.copyWithin(at + 1, at, last)
      distances[at] = distance
      positions[at] = position
      filled = Math.min(count, filled + 1)
    },
    farthest: () => (count === 0 ? -1 : filled < count ? Number.POSITIVE_INFINITY : distances[count - 1]!),
    positions: () => positions.slice(0, filled),
  }
}
