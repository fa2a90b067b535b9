import type { TreeEnsemble } from '../trees/tree-ensemble.ts'
import { BLOCK_ROWS } from './split-answers.ts'
import type { TreePaths } from './tree-paths.ts'

/** One row's answers to the splits of a tree, `left[position × BLOCK_ROWS + row]`. */
interface RowAnswers {
  readonly left: Uint8Array
  readonly row: number
}

const NOBODY = 0
const OWN = 1
const OTHER = 2

/**
 * Shapley values of one tree between two rows. A leaf reached with p features of the one row and
 * q of the other gives each of the p features `value · (p−1)! q! / (p+q)!` and takes
 * `value · p! (q−1)! / (p+q)!` from each of the q; where both rows go the same way, nothing is asked.
 */
export function createPairWalk(
  ensemble: TreeEnsemble,
  paths: TreePaths,
): (own: RowAnswers, other: RowAnswers, target: { into: Float64Array; weight: number }) => void {
  const features = ensemble.features.length
  const width = ensemble.leafWidth
  const depth = paths.distinct.reduce((most, distinct) => Math.max(most, distinct), 0)
  const perFeature = shapleyWeights(depth)
  const owner = new Uint8Array(features)
  const ownFeatures = new Int32Array(depth)
  const otherFeatures = new Int32Array(depth)
  const rightChild = rightChildren(paths)

  let ownLeft = new Uint8Array(0)
  let otherLeft = new Uint8Array(0)
  let ownRow = 0
  let otherRow = 0
  let into = new Float64Array(0)
  let weight = 0

  function visit(position: number, p: number, q: number): void {
    const feature = ensemble.feature[paths.node[position]!]!
    if (feature < 0) {
      addLeaf(paths.node[position]! * width, p, q)
      return
    }
    const ownGoes = ownLeft[position * BLOCK_ROWS + ownRow] === 1 ? position + 1 : rightChild[position]!
    const otherGoes = otherLeft[position * BLOCK_ROWS + otherRow] === 1 ? position + 1 : rightChild[position]!
    const takenBy = owner[feature]!
    if (ownGoes === otherGoes || takenBy === OWN) return visit(ownGoes, p, q)
    if (takenBy === OTHER) return visit(otherGoes, p, q)
    owner[feature] = OWN
    ownFeatures[p] = feature
    visit(ownGoes, p + 1, q)
    owner[feature] = OTHER
    otherFeatures[q] = feature
    visit(otherGoes, p, q + 1)
    owner[feature] = NOBODY
  }

  function addLeaf(at: number, p: number, q: number): void {
    for (let w = 0; w < width; w++) {
      const value = ensemble.leafValue[at + w]! * weight
      const gain = p > 0 ? value * perFeature[p * (depth + 1) + q]! : 0
      const loss = q > 0 ? value * perFeature[q * (depth + 1) + p]! : 0
      for (let i = 0; i < p; i++) into[w * features + ownFeatures[i]!]! += gain
      for (let i = 0; i < q; i++) into[w * features + otherFeatures[i]!]! -= loss
    }
  }

  return (own, other, target) => {
    ownLeft = own.left as typeof ownLeft
    otherLeft = other.left as typeof otherLeft
    ownRow = own.row
    otherRow = other.row
    into = target.into as typeof into
    weight = target.weight
    visit(0, 0, 0)
  }
}

/** (p−1)! q! / (p+q)! at `p × (depth + 1) + q`, as 1 / (p · C(p+q, p)). */
function shapleyWeights(depth: number): Float64Array {
  const weights = new Float64Array((depth + 1) * (depth + 1))
  for (let q = 0; q <= depth; q++) {
    let combinations = 1
    for (let p = 1; p <= depth; p++) {
      combinations *= (p + q) / p
      weights[p * (depth + 1) + q] = 1 / (p * combinations)
    }
  }
  return weights
}

/** The left child follows its parent; the right one follows all that is below the left. */
function rightChildren(paths: TreePaths): Int32Array {
  return paths.end.map((_, position) => (position + 1 < paths.end.length ? paths.end[position + 1]! : -1))
}
