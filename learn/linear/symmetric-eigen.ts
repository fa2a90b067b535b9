export interface SymmetricEigen {
  /** Largest first. */
  readonly values: Float64Array
  /** Row-major, one eigenvector of length 1 per row, in the order of the values. */
  readonly vectors: Float64Array
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix (row-major, left as it is): Householder reflections to three
 * diagonals, then QR steps with Wilkinson's shift (Golub and Van Loan 2013, section 8.3).
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  const rest = matrix.slice()
  const vectors = new Float64Array(size * size)
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1
  const beside = new Float64Array(size)
  for (let k = 0; k + 1 < size; k++) beside[k] = reflect(rest, vectors, { size, k })
  const diagonal = Float64Array.from({ length: size }, (_, i) => rest[i * size + i]!)
  diagonalise(diagonal, beside, vectors)
  return inOrder(diagonal, vectors)
}

/** Makes column k zero below the entry beside the diagonal; returns that entry. */
function reflect(
  rest: Float64Array,
  vectors: Float64Array,
  { size, k }: { readonly size: number; readonly k: number },
): number {
  const v = new Float64Array(size)
  let squares = 0
  for (let i = k + 1; i < size; i++) {
    v[i] = rest[i * size + k]!
    squares += v[i]! ** 2
  }
  const first = v[k + 1]!
  if (squares === first ** 2) return first
  const entry = first > 0 ? -Math.sqrt(squares) : Math.sqrt(squares)
  v[k + 1]! -= entry
  const beta = 2 / (squares - first ** 2 + v[k + 1]! ** 2)
  reflectBothSides(rest, v, { size, from: k + 1, beta })
  reflectRows(vectors, v, { size, from: k + 1, beta })
  return entry
}

interface Reflection {
  readonly size: number
  readonly from: number
  readonly beta: number
}

function reflectBothSides(rest: Float64Array, v: Float64Array, { size, from, beta }: Reflection): void {
  const w = new Float64Array(size)
  let along = 0
  for (let i = from; i < size; i++) {
    let sum = 0
    for (let j = from; j < size; j++) sum += rest[i * size + j]! * v[j]!
    w[i] = beta * sum
    along += w[i]! * v[i]!
  }
  for (let i = from; i < size; i++) w[i]! -= (beta / 2) * along * v[i]!
  for (let i = from; i < size; i++)
    for (let j = from; j < size; j++) rest[i * size + j]! -= v[i]! * w[j]! + w[i]! * v[j]!
}

function reflectRows(vectors: Float64Array, v: Float64Array, { size, from, beta }: Reflection): void {
  const sums = new Float64Array(size)
  for (let i = from; i < size; i++) for (let j = 0; j < size; j++) sums[j]! += v[i]! * vectors[i * size + j]!
  for (let i = from; i < size; i++)
    for (let j = 0; j < size; j++) vectors[i * size + j]! -= beta * v[i]! * sums[j]!
}

/** QR steps until nothing is left beside the diagonal; each is applied to the rows of `vectors` too. */
function diagonalise(diagonal: Float64Array, beside: Float64Array, vectors: Float64Array): void {
  let high = diagonal.length - 1
  while (high > 0) {
    if (isNothing(diagonal, beside, high - 1)) {
      high--
      continue
    }
    let low = high - 1
    while (low > 0 && !isNothing(diagonal, beside, low - 1)) low--
    stepQr({ diagonal, beside, vectors }, low, high)
  }
}

function isNothing(diagonal: Float64Array, beside: Float64Array, k: number): boolean {
  const scale = Math.abs(diagonal[k]!) + Math.abs(diagonal[k + 1]!)
  return Math.abs(beside[k]!) <= Number.EPSILON * scale || Math.abs(beside[k]!) < 1e-300
}

interface Tridiagonal {
  readonly diagonal: Float64Array
  readonly beside: Float64Array
  readonly vectors: Float64Array
}

function stepQr({ diagonal, beside, vectors }: Tridiagonal, low: number, high: number): void {
  const half = (diagonal[high - 1]! - diagonal[high]!) / 2
  const last = beside[high - 1]!
  const root = Math.hypot(half, last)
  const shift = diagonal[high]! - last ** 2 / (half + (half < 0 ? -root : root))
  let x = diagonal[low]! - shift
  let z = beside[low]!
  for (let k = low; k < high; k++) {
    const length = Math.hypot(x, z)
    const [c, s] = length === 0 ? [1, 0] : [x / length, z / length]
    if (k > low) beside[k - 1] = length
    const [a, b, g] = [diagonal[k]!, beside[k]!, diagonal[k + 1]!]
    diagonal[k] = c * c * a + 2 * c * s * b + s * s * g
    diagonal[k + 1] = s * s * a - 2 * c * s * b + c * c * g
    beside[k] = c * s * (g - a) + (c * c - s * s) * b
    x = beside[k]!
    if (k < high - 1) {
      z = s * beside[k + 1]!
      beside[k + 1]! *= c
    }
    turnRows(vectors, diagonal.length, { k, c, s })
  }
}

function turnRows(
  vectors: Float64Array,
  size: number,
  { k, c, s }: { readonly k: number; readonly c: number; readonly s: number },
): void {
  for (let j = k * size; j < (k + 1) * size; j++) {
    const [upper, lower] = [vectors[j]!, vectors[j + size]!]
    vectors[j] = c * upper + s * lower
    vectors[j + size] = c * lower - s * upper
  }
}

function inOrder(diagonal: Float64Array, vectors: Float64Array): SymmetricEigen {
  const size = diagonal.length
  const order = [...diagonal.keys()].sort((a, b) => diagonal[b]! - diagonal[a]! || a - b)
  const sorted = new Float64Array(size * size)
  for (const [to, from] of order.entries())
    sorted.set(vectors.subarray(from * size, (from + 1) * size), to * size)
  return { values: Float64Array.from(order, (from) => diagonal[from]!), vectors: sorted }
}
