/** The output with the largest prediction of a row (rows × outputs): for several classes, the class it is given. */
export function likeliestOutput(predictions: Float64Array, row: number, outputs: number): number {
  let best = 0
  for (let output = 1; output < outputs; output++) {
    if (predictions[row * outputs + output]! > predictions[row * outputs + best]!) best = output
  }
  return best
}
