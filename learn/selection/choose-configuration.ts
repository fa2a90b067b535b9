/**
 * The configuration to prefer: the one of lowest mean loss, if it beats the default (the first) by
 * more than `standardErrors` standard errors of their paired differences over folds; else the
 * default. Equal means go to the earlier configuration; a loss that is not a number counts as
 * infinite.
 */
export function chooseConfiguration(
  /** Losses by configuration and fold; a configuration that was dropped early has none. */
  losses: readonly (readonly number[] | undefined)[],
  { standardErrors }: { readonly standardErrors: number },
): number {
  let best = 0
  for (let index = 1; index < losses.length; index++) {
    if (losses[index] && meanLoss(losses[index]!) < meanLoss(losses[best]!)) best = index
  }
  if (best === 0 || meanLoss(losses[0]!) === Infinity) return best
  const gains = losses[0]!.map((loss, fold) => loss - losses[best]![fold]!)
  return mean(gains) > standardErrors * standardErrorOf(gains) ? best : 0
}

/** The mean over folds, infinite when any is not a number. */
export function meanLoss(losses: readonly number[]): number {
  const value = mean(losses)
  return Number.isFinite(value) ? value : Infinity
}

function standardErrorOf(values: readonly number[]): number {
  if (values.length < 2) return 0
  const centre = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1) / values.length)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
