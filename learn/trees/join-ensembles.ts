import type { TreeEnsemble } from './tree-ensemble.ts'

/** The trees of one ensemble, then those of another over the same features and outputs; the first one's base. */
export function joinEnsembles(first: TreeEnsemble, second: TreeEnsemble): TreeEnsemble {
  const nodes = first.feature.length
  const sets = first.categorySets.length
  const moved = (children: Int32Array): Int32Array =>
    children.map((child) => (child < 0 ? child : child + nodes))
  return {
    ...first,
    treeStart: joined(
      first.treeStart.slice(0, -1),
      second.treeStart.map((at) => at + nodes),
    ),
    treeOutput: joined(first.treeOutput, second.treeOutput),
    feature: joined(first.feature, second.feature),
    threshold: joined(first.threshold, second.threshold),
    categorySet: joined(
      first.categorySet,
      second.categorySet.map((set) => (set < 0 ? set : set + sets)),
    ),
    missingLeft: joined(first.missingLeft, second.missingLeft),
    left: joined(first.left, moved(second.left)),
    right: joined(first.right, moved(second.right)),
    leafValue: joined(first.leafValue, second.leafValue),
    cover: joined(first.cover, second.cover),
    categorySets: [...first.categorySets, ...second.categorySets],
  }
}

/** Averages of trees as one average, each tree counting alike. */
export function joinAverages(first: TreeEnsemble, second: TreeEnsemble): TreeEnsemble {
  const [own, more] = [first.treeOutput.length, second.treeOutput.length]
  const scaled = (ensemble: TreeEnsemble, share: number): TreeEnsemble => ({
    ...ensemble,
    leafValue: ensemble.leafValue.map((value) => value * share),
  })
  return joinEnsembles(scaled(first, own / (own + more)), scaled(second, more / (own + more)))
}

type Numbers = Int32Array | Uint8Array | Float64Array

function joined<T extends Numbers>(first: T, second: T): T {
  const both = new (first.constructor as new (length: number) => T)(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
