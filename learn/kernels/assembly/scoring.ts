// A node takes 16 bytes: the threshold (f64), or for a category split a set of 64 bits; then the
// feature with two flags, missingLeft (bit 0) and category (bit 1); then the left child, whose
// sibling follows it. A leaf sends every row to itself, so rows of unequal paths can walk together.

/** 2^52 + 1: added to a code, it leaves code + 1 in the lowest bits; NaN leaves 0 there. */
const CODE_TO_BIT: f64 = 4503599627370497

// @ts-ignore: decorator
@inline
function nextNode(nodes: usize, node: u32, values: usize, stride: usize): u32 {
  const at = nodes + (<usize>node << 4)
  const feature = load<u32>(at, 8)
  const value = load<f64>(values + <usize>(feature >> 2) * stride)
  // Bit 0 of a set stands for missing. Shifts count modulo 64.
  const inSet = <u32>(load<u64>(at) >> reinterpret<u64>(value + CODE_TO_BIT)) & 1
  const isBelow = <u32>(value < load<f64>(at)) | (<u32>(value != value) & feature & 1)
  return load<u32>(at, 12) + 1 - select<u32>(inSet, isBelow, feature & 2)
}

/** As `nextNode`, where no split is on a category and no value is missing. */
// @ts-ignore: decorator
@inline
function nextByNumber(nodes: usize, node: u32, values: usize, stride: usize): u32 {
  const at = nodes + (<usize>node << 4)
  const value = load<f64>(values + <usize>(load<u32>(at, 8) >> 2) * stride)
  return load<u32>(at, 12) + 1 - <u32>(value < load<f64>(at))
}

// @ts-ignore: decorator
@inline
function addLeaf(cell: usize, leaves: usize, node: u32, width: i32, step: usize): void {
  let leaf = leaves + (<usize>node * <usize>width << 3)
  for (let k = 0; k < width; k++, cell += step, leaf += 8) store<f64>(cell, load<f64>(cell) + load<f64>(leaf))
}

/**
 * Adds the leaf values of trees to margins, four rows at a time. `values` holds `stride` doubles per
 * feature; `roots`, `depths` and `outputs` one i32 per tree; `leaves` `leafWidth` doubles per node, each for
 * the next output; `margins` `stride` doubles per output. `rowCount` is a multiple of four. `onlyNumbers`: no split of any tree is
 * on a category and no value is missing.
 */
export function scoreTrees(
  nodes: usize, leaves: usize, roots: usize, depths: usize, outputs: usize, treeCount: i32,
  values: usize, stride: i32, rowCount: i32, margins: usize, onlyNumbers: bool, leafWidth: i32,
): void {
  const step = <usize>stride << 3
  for (let tree = 0; tree < treeCount; tree++) {
    const at = <usize>tree << 2
    const root = load<u32>(roots + at)
    const depth = load<i32>(depths + at)
    const target = margins + <usize>load<u32>(outputs + at) * step
    if (onlyNumbers) scoreByNumbers(nodes, leaves, root, depth, values, step, rowCount, target, leafWidth)
    else scoreTree(nodes, leaves, root, depth, values, step, rowCount, target, leafWidth)
  }
}

function scoreTree(
  nodes: usize, leaves: usize, root: u32, depth: i32, values: usize, step: usize, rowCount: i32, target: usize,
  width: i32,
): void {
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
    addLeaf(cell, leaves, a, width, step)
    addLeaf(cell + 8, leaves, b, width, step)
    addLeaf(cell + 16, leaves, c, width, step)
    addLeaf(cell + 24, leaves, d, width, step)
  }
}

function scoreByNumbers(
  nodes: usize, leaves: usize, root: u32, depth: i32, values: usize, step: usize, rowCount: i32, target: usize,
  width: i32,
): void {
  for (let row = 0; row < rowCount; row += 4) {
    const at = values + (<usize>row << 3)
    let a = root
    let b = root
    let c = root
    let d = root
    for (let level = 0; level < depth; level++) {
      a = nextByNumber(nodes, a, at, step)
      b = nextByNumber(nodes, b, at + 8, step)
      c = nextByNumber(nodes, c, at + 16, step)
      d = nextByNumber(nodes, d, at + 24, step)
    }
    const cell = target + (<usize>row << 3)
    addLeaf(cell, leaves, a, width, step)
    addLeaf(cell + 8, leaves, b, width, step)
    addLeaf(cell + 16, leaves, c, width, step)
    addLeaf(cell + 24, leaves, d, width, step)
  }
}
