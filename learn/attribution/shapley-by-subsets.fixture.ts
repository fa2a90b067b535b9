/** Shapley values by their definition: players × outputs, output-major. */
export function shapleyBySubsets(
  players: number,
  outputs: number,
  worth: (known: (player: number) => boolean) => Float64Array,
): Float64Array {
  const worths = Array.from({ length: 1 << players }, (_, subset) =>
    worth((player) => ((subset >> player) & 1) === 1),
  )
  const factorial = [1]
  for (let n = 1; n <= players; n++) factorial.push(factorial[n - 1]! * n)
  const values = new Float64Array(players * outputs)
  for (let subset = 0; subset < worths.length; subset++) {
    const size = subset.toString(2).replaceAll('0', '').length
    for (let player = 0; player < players; player++) {
      if (((subset >> player) & 1) === 1) continue
      const weight = (factorial[size]! * factorial[players - size - 1]!) / factorial[players]!
      for (let output = 0; output < outputs; output++)
        values[output * players + player]! +=
          weight * (worths[subset | (1 << player)]![output]! - worths[subset]![output]!)
    }
  }
  return values
}
