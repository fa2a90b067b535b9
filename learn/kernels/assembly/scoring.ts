// A node takes 16 bytes: the threshold (f64), or for a category split a set of 64 bits; then the
// feature with two flags, missingLeft (bit 0) and category (bit 1); then the left child, whose
// sibling follows it. A leaf sends every row to itself, so rows of unequal paths can walk together.

// @ts-ignore: decorator
@inline
function nextNode(nodes: usize, node: usize, values: usize, stride: usize): usize {
  const at = nodes + (node << 4)
  const feature = load<u32>(at, 8)
  const value = load<f64>(values + <usize>(feature >> 2) * stride)
  // Bit 0 of a set stands for missing, so that code + 1 finds its bit and NaN becomes 0.
  const inSet = <u32>((load<u64>(at) >> <u64><i64>(value + 1)) & 1)
  const isBelow = <u32>(value < load<f64>(at)) | (<u32>(value != value) & feature & 1)
  const isLeft = select<u32>(inSet, isBelow, feature & 2)
  return <usize>(load<u32>(at, 12) + 1 - isLeft)
}

// @ts-ignore: decorator
@inline
function addTo(cell: usize, value: f64): void {
  store<f64>(cell, load<f64>(cell) + value)
}

/**
 * Adds the leaf values of trees to margins, four rows at a time. `values` holds `stride` doubles per
 * feature, `roots` and `depths` one i32 per tree; `leaves` one double per node; `margins` one double
 * per row for the output of these trees. `rowCount` is a multiple of four.
 */
export function scoreTrees(
  nodes: usize, leaves: usize, roots: usize, depths: usize, treeCount: i32,
  values: usize, stride: i32, rowCount: i32, margins: usize, outputs: usize, marginStride: i32,
): void {
  const step = <usize>stride << 3
  for (let tree = 0; tree < treeCount; tree++) {
    const root = <usize>load<u32>(roots + (<usize>tree << 2))
    const depth = load<i32>(depths + (<usize>tree << 2))
    const output = load<i32>(outputs + (<usize>tree << 2))
    const target = margins + (<usize>(output * marginStride) << 3)
    for (let row = 0; row < rowCount; row += 4) {
      const at = values + (<usize>row << 3)
      let a = root
      let b = root
      let c = root
      let d = root
      for (let level = 0; level < depth; level++) {
        a = nextNode(nodes, a, at, step)
        b = nextNode(nodes, b, at + 8, step)
        c = nextNode(nodes, c, at + 16, step)
        d = nextNode(nodes, d, at + 24, step)
      }
      const cell = target + (<usize>row << 3)
      addTo(cell, load<f64>(leaves + (a << 3)))
      addTo(cell + 8, load<f64>(leaves + (b << 3)))
      addTo(cell + 16, load<f64>(leaves + (c << 3)))
      addTo(cell + 24, load<f64>(leaves + (d << 3)))
    }
  }
}
