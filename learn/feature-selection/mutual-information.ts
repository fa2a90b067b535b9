import { distanceToNearest, nearestInPlane, sortedRange } from './nearest-numbers.ts'

/** Mutual information in nats of two lists of codes (0 and up): the plug-in estimate, which is exact for these rows. */
export function discreteInformation(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weights?: Float64Array,
): number {
  const [widthA, widthB] = [widthOf(a), widthOf(b)]
  const joint = new Float64Array(widthA * widthB)
  const ofA = new Float64Array(widthA)
  const ofB = new Float64Array(widthB)
  let total = 0
  for (let row = 0; row < a.length; row++) {
    const weight = weights ? weights[row]! : 1
    joint[a[row]! * widthB + b[row]!]! += weight
    ofA[a[row]!]! += weight
    ofB[b[row]!]! += weight
    total += weight
  }
  let sum = 0
  for (let i = 0; i < widthA; i++)
    for (let j = 0; j < widthB; j++) {
      const both = joint[i * widthB + j]!
      if (both > 0) sum += (both / total) * Math.log((both * total) / (ofA[i]! * ofB[j]!))
    }
  return Math.max(0, sum)
}

/**
 * Mutual information in nats of a number and a code, by how many rows of any code lie as near as the `neighbours`-th
 * of the same code (Ross 2014). Never below 0.
 */
export function mixedInformation(x: Float64Array, codes: ArrayLike<number>, neighbours = 3): number {
  const rowsOf = new Map<number, number[]>()
  for (let row = 0; row < x.length; row++) {
    const own = rowsOf.get(codes[row]!)
    if (own) own.push(row)
    else rowsOf.set(codes[row]!, [row])
  }
  // A code with one row has no neighbour and tells nothing.
  const groups = [...rowsOf.values()].filter((rows) => rows.length > 1)
  const rowCount = groups.reduce((sum, rows) => sum + rows.length, 0)
  if (rowCount === 0) return 0
  const all = Float64Array.from(groups.flat(), (row) => x[row]!).sort()
  let [near, own, around] = [0, 0, 0]
  for (const rows of groups) {
    const k = Math.min(neighbours, rows.length - 1)
    const cells = Float64Array.from(rows, (row) => x[row]!).sort()
    for (let i = 0; i < cells.length; i++) {
      const radius = justBelow(distanceToNearest(cells, i, k))
      near += digamma(k)
      own += digamma(cells.length)
      around += digamma(sortedRange(all, cells[i]!, radius))
    }
  }
  return Math.max(0, digamma(rowCount) + (near - own - around) / rowCount)
}

/** Mutual information in nats of two numbers (Kraskov, Stögbauer and Grassberger 2004, the first estimator). Never below 0. */
export function continuousInformation(x: Float64Array, y: Float64Array, neighbours = 3): number {
  const k = Math.min(neighbours, x.length - 1)
  if (k < 1) return 0
  const radii = nearestInPlane(x, y, k)
  const sortedX = x.toSorted()
  const sortedY = y.toSorted()
  let around = 0
  for (let row = 0; row < x.length; row++) {
    const radius = justBelow(radii[row]!)
    // Each counts itself, which is the 1 that the estimator adds.
    around += digamma(sortedRange(sortedX, x[row]!, radius)) + digamma(sortedRange(sortedY, y[row]!, radius))
  }
  return Math.max(0, digamma(x.length) + digamma(k) - around / x.length)
}

function widthOf(codes: ArrayLike<number>): number {
  let most = -1
  for (let row = 0; row < codes.length; row++) most = Math.max(most, codes[row]!)
  return most + 1
}

/** The largest number below a distance, so that rows at the distance itself are not counted. */
function justBelow(distance: number): number {
  if (distance === 0) return 0
  const cell = new Float64Array([distance])
  const bits = new BigInt64Array(cell.buffer)
  bits[0]! -= 1n
  return cell[0]!
}

const eulerGamma = 0.577_215_664_901_532_9
const harmonic: number[] = [0]

/** Of whole numbers from 1 on: the sum 1 + 1/2 + … + 1/(n − 1), less Euler's constant. */
function digamma(n: number): number {
  for (let next = harmonic.length; next < n; next++) harmonic.push(harmonic[next - 1]! + 1 / next)
  return harmonic[n - 1]! - eulerGamma
}
