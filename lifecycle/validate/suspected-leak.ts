import type { Target } from '@cadre/learn'
import { numberColumn } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { postOutcomeWording } from './leak-words.ts'
import type { PostOutcomeWording } from './leak-words.ts'
import { singleColumnPower } from './single-column-power.ts'
import type { SingleColumnPower } from './single-column-power.ts'

/** Above this, one column alone is too good to have been known before the outcome. */
const leakThreshold = { auc: 0.95, r2: 0.95 } as const

/**
 * Where knowing only whether the cell is filled says so much, it was filled because of the outcome: a sheet that keeps the last
 * review of each person has, of past months, those of people who were about to leave.
 */
const presenceThreshold = { auc: 0.8, r2: 0.5 } as const

/** Lower marks for columns whose names already speak of the time after. */
const wordedThreshold: Readonly<Record<PostOutcomeWording, { readonly auc: number; readonly r2: number }>> = {
  strong: { auc: 0.75, r2: 0.5 },
  recency: { auc: 0.85, r2: 0.7 },
  weak: { auc: 0.9, r2: 0.8 },
}

export interface SuspectedLeak {
  readonly reason: string
  readonly power: SingleColumnPower
}

/**
 * Whether a column seems to know the outcome: it predicts the target nearly alone (AUC or R² over .95 on rows it
 * was not learned from), whether it is filled gives the class away or much of it (AUC over .8, R² over .5), or its name speaks of the time after the
 * outcome and its values bear that out. `undefined` when it does not.
 */
export function suspectedLeak(column: Column, target: Target, seed: number): SuspectedLeak | undefined {
  const power = singleColumnPower(column, target, seed)
  const reason = reasonFrom(column, power, target)
  return reason === undefined ? undefined : { reason, power }
}

/**
 * The same of a date counted from the day of its row: where rows are of many days, the date alone says little, and how far off it
 * lies may say all. `undefined` without days of rows, or for what is no date.
 */
export function leakAfterDay(
  column: Column,
  days: Float64Array | undefined,
  { target, seed }: { readonly target: Target; readonly seed: number },
): SuspectedLeak | undefined {
  if (!days || column.kind !== 'date') return undefined
  const gaps = Array.from(column.days, (day, row) => {
    const gap = day - days[row]!
    return Number.isFinite(gap) ? gap : null
  })
  const leak = suspectedLeak(numberColumn(column.name, gaps), target, seed)
  return leak && { ...leak, reason: `counted from the day of its row, ${leak.reason}` }
}

function reasonFrom(column: Column, power: SingleColumnPower, target: Target): string | undefined {
  const said = `${power.measure === 'auc' ? 'AUC' : 'R²'} ${power.value.toFixed(3)}`
  if (power.value > leakThreshold[power.measure]) {
    if (power.fromMissing > leakThreshold[power.measure]) {
      return `whether it is filled tells the target almost alone (${said})`
    }
    return `it tells the target almost alone (${said} out of fold)`
  }
  if (power.fromMissing > presenceThreshold[power.measure]) {
    const alone = `${power.measure === 'auc' ? 'AUC' : 'R²'} ${power.fromMissing.toFixed(3)}`
    return `whether it is filled tells much of the target (${alone} from that alone), as when only the last value of each was kept`
  }
  const { tellingState: telling } = power
  if (
    telling &&
    isPresence(telling.state) &&
    telling.rows >= 30 &&
    telling.share >= 0.99 &&
    isMinority(telling.targetClass, target)
  ) {
    return `when it is ${telling.state}, the target is "${telling.targetClass}" in ${percent(telling.share)} of ${telling.rows} rows`
  }
  const wording = postOutcomeWording(column.name, column.kind === 'date')
  if (!wording) return undefined
  if (power.value >= wordedThreshold[wording][power.measure]) {
    return `its name speaks of something known only afterwards, and it predicts the target (${said})`
  }
  if (telling && wording === 'strong') {
    const state = isPresence(telling.state) ? `it is ${telling.state}` : `it is "${telling.state}"`
    return `its name speaks of something known only afterwards, and when ${state} the target is "${telling.targetClass}" in ${percent(telling.share)} of rows`
  }
  return undefined
}

function isPresence(state: string): boolean {
  return state === 'filled' || state === 'missing'
}

function isMinority(targetClass: string, target: Target): boolean {
  const code = target.classes.indexOf(targetClass)
  let rows = 0
  for (const value of target.values) if (value === code) rows++
  return rows <= target.values.length / 2
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
