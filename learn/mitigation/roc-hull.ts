/** A point that a cut of the scores reaches: select at or over `threshold`. */
export interface RocPoint {
  readonly falsePositiveRate: number
  readonly truePositiveRate: number
  readonly threshold: number
}

/** The upper convex hull of a ROC curve, from selecting no one to selecting everyone. */
export function rocHull(labels: Float64Array, scores: Float64Array): readonly RocPoint[] {
  const order = Int32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b)
  const positives = labels.reduce((sum, label) => sum + label, 0)
  const negatives = labels.length - positives
  const hull: RocPoint[] = []
  let hits = 0
  let alarms = 0
  append(hull, { falsePositiveRate: 0, truePositiveRate: 0, threshold: Infinity })
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!
    if (labels[row] === 1) hits++
    else alarms++
    const isLastOfEqual = at + 1 === order.length || scores[order[at + 1]!] !== scores[row]
    if (!isLastOfEqual) continue
    append(hull, {
      falsePositiveRate: alarms / negatives,
      truePositiveRate: hits / positives,
      threshold: scores[row]!,
    })
  }
  return hull
}

function append(hull: RocPoint[], point: RocPoint): void {
  while (hull.length >= 2 && !isConvex(hull.at(-2)!, hull.at(-1)!, point)) hull.pop()
  hull.push(point)
}

function isConvex(a: RocPoint, b: RocPoint, c: RocPoint): boolean {
  const rise = (b.truePositiveRate - a.truePositiveRate) * (c.falsePositiveRate - a.falsePositiveRate)
  return rise > (c.truePositiveRate - a.truePositiveRate) * (b.falsePositiveRate - a.falsePositiveRate)
}

/** Two cuts of the hull and the share of the first that together have this false positive rate. */
export interface HullMix {
  readonly first: RocPoint
  readonly second: RocPoint
  readonly shareOfFirst: number
  readonly truePositiveRate: number
}

/** The hull at a false positive rate: the highest true positive rate that mixing two cuts reaches. */
export function hullAt(hull: readonly RocPoint[], falsePositiveRate: number): HullMix {
  let at = 1
  while (at < hull.length - 1 && hull[at]!.falsePositiveRate < falsePositiveRate) at++
  // Straight up: of several points at one false positive rate the highest counts.
  while (at < hull.length - 1 && hull[at + 1]!.falsePositiveRate <= falsePositiveRate) at++
  const first = hull[at - 1]!
  const second = hull[at]!
  const width = second.falsePositiveRate - first.falsePositiveRate
  const shareOfFirst = width === 0 ? 0 : Math.max(0, (second.falsePositiveRate - falsePositiveRate) / width)
  return {
    first,
    second,
    shareOfFirst,
    truePositiveRate: shareOfFirst * first.truePositiveRate + (1 - shareOfFirst) * second.truePositiveRate,
  }
}
