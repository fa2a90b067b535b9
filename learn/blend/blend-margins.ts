/** Σ weight × margin, cell by cell; NaN where any margin is. The margins are of one length. */
export function blendMargins(margins: readonly Float64Array[], weights: ArrayLike<number>): Float64Array {
  const blend = new Float64Array(margins[0]?.length ?? 0)
  margins.forEach((margin, member) => {
    const weight = weights[member]!
    for (let cell = 0; cell < blend.length; cell++) blend[cell]! += weight * margin[cell]!
  })
  return blend
}
