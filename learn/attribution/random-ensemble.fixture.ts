import type { Random } from '../random.ts'
import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'

const LEVELS = ['a', 'b', 'c', 'd', 'e']

export interface EnsembleShape {
  readonly features: number
  readonly trees: number
  readonly depth: number
  readonly outputs?: number
  /** Leaves hold one value per output. */
  readonly isWide?: boolean
}

/** Trees drawn at random, for tests: every second feature is a category, covers are made up. */
export function randomEnsemble(random: Random, shape: EnsembleShape): TreeEnsemble {
  const { outputs = 1, isWide = false } = shape
  const leafWidth = isWide ? outputs : 1
  const nodes = {
    feature: [] as number[],
    threshold: [] as number[],
    categorySet: [] as number[],
    missingLeft: [] as number[],
    left: [] as number[],
    right: [] as number[],
    cover: [] as number[],
  }
  const leafValue: number[] = []
  const categorySets: Uint8Array[] = []

  function grow(depth: number, cover: number): number {
    const node = nodes.feature.length
    const isLeaf = depth === 0 || (depth < shape.depth && random.next() < 0.15)
    const feature = isLeaf ? -1 : random.integer(shape.features)
    const isCategory = !isLeaf && feature % 2 === 1
    nodes.feature.push(feature)
    nodes.threshold.push(isLeaf || isCategory ? 0 : random.integer(7) / 8 + 1 / 16)
    nodes.categorySet.push(isCategory ? categorySets.length : -1)
    if (isCategory) categorySets.push(Uint8Array.from(LEVELS.slice(1), () => random.integer(2)))
    nodes.missingLeft.push(random.integer(2))
    nodes.cover.push(cover)
    for (let w = 0; w < leafWidth; w++) leafValue.push(isLeaf ? random.normal() : 0)
    const part = random.next() < 0.1 ? 0 : random.next()
    nodes.left[node] = isLeaf ? -1 : grow(depth - 1, cover * part)
    nodes.right[node] = isLeaf ? -1 : grow(depth - 1, cover * (1 - part))
    return node
  }

  const treeStart = [0]
  for (let tree = 0; tree < shape.trees; tree++) {
    grow(shape.depth, 100)
    treeStart.push(nodes.feature.length)
  }
  return {
    features: Array.from({ length: shape.features }, (_, index) =>
      index % 2 === 1
        ? { name: `f${index}`, kind: 'category', levels: LEVELS }
        : { name: `f${index}`, kind: 'number' },
    ),
    outputs,
    base: Float64Array.from({ length: outputs }, () => random.normal()),
    treeStart: Int32Array.from(treeStart),
    treeOutput: Int32Array.from({ length: shape.trees }, (_, tree) => (isWide ? -1 : tree % outputs)),
    feature: Int32Array.from(nodes.feature),
    threshold: Float64Array.from(nodes.threshold),
    categorySet: Int32Array.from(nodes.categorySet),
    missingLeft: Uint8Array.from(nodes.missingLeft),
    left: Int32Array.from(nodes.left),
    right: Int32Array.from(nodes.right),
    leafValue: Float64Array.from(leafValue),
    leafWidth,
    cover: Float64Array.from(nodes.cover),
    categorySets,
  }
}

/** Rows for such trees, with missing cells and a level that no set knows. */
export function randomMatrix(random: Random, features: number, rowCount: number): TreeMatrix {
  const columns = Array.from({ length: features }, (_, index) =>
    Float64Array.from({ length: rowCount }, () => {
      if (random.next() < 0.1) return Number.NaN
      return index % 2 === 1 ? random.integer(LEVELS.length) : random.next()
    }),
  )
  return { rowCount, columns }
}
