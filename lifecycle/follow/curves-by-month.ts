import { incidenceByPerson } from '@cadre/learn/metrics'
import { aalenJohansen, stepAt, takeFollowed } from '@cadre/learn/survival'
import type { FollowedTarget, SurvivalTarget } from '@cadre/learn/survival'
import type { OuterPlan, TrainingData } from '../train/training-data.ts'

/** Rows at risk from which on a curve by time says something. */
const fewestWatched = 20

/**
 * rows × months: probability that the first cause has come by the end of each month, before any other, of rows that some outer fold
 * tested, by Kaplan and Meier (Aalen and Johansen, where there are other causes), who know no column: from the time that each row
 * has behind it where that is known, else one curve for everybody. Where nobody was watched so long everybody's curve stands in.
 */
export function curvesByTimeAlone(
  { target, since }: Pick<TrainingData, 'target' | 'since'>,
  { folds }: Pick<OuterPlan, 'folds'>,
): Float64Array {
  const followed = target.followed!
  const { horizon } = followed
  const curves = new Float64Array(followed.exit.length * horizon)
  for (const { train, test } of folds) {
    const seen = takeFollowed(followed, train)
    const everybody = byMonth(curveFrom(seen, 0), horizon, 0)!
    const known =
      since &&
      behind(
        seen,
        Float64Array.from(train, (row) => since[row]!),
      )
    const curve = known && curveFrom(known, firstWatched(known))
    for (const row of test) {
      const from = since?.[row] ?? Number.NaN
      const own = curve && Number.isFinite(from) ? byMonth(curve, horizon, from) : undefined
      curves.set(own ?? everybody, row * horizon)
    }
  }
  return curves
}

/** What has come by each time, given that nothing had by the first. */
interface TimeCurve {
  readonly from: number
  readonly lastTime: number
  readonly survivalAt: (time: number) => number
  readonly incidenceAt: (time: number) => number
}

function curveFrom(target: SurvivalTarget, from: number): TimeCurve {
  const { times, survival, causes, lastTime } = aalenJohansen(target, { from })
  const at = (values: Float64Array, start: number) => (time: number) => stepAt({ times, values, start }, time)
  return { from, lastTime, survivalAt: at(survival, 1), incidenceAt: at(causes[0]!.incidence, 0) }
}

/** Times counted from each row's beginning instead of its day; rows whose beginning is not known are left out. */
function behind({ exit, event, causes }: SurvivalTarget, since: Float64Array): SurvivalTarget | undefined {
  const kept = [...since.keys()].filter((row) => since[row]! >= 0)
  if (kept.length === 0) return undefined
  return {
    entry: Float64Array.from(kept, (row) => since[row]!),
    exit: Float64Array.from(kept, (row) => since[row]! + exit[row]!),
    event: Int32Array.from(kept, (row) => event[row]!),
    causes,
  }
}

/** Of those who came late so few may be watched at first that one who leaves ends the curve: it begins where enough are. */
function firstWatched({ entry, exit }: SurvivalTarget): number {
  const last = exit.reduce((most, time) => Math.max(most, time), 0)
  for (let month = 0; month < last; month++)
    if (entry.filter((begin, row) => begin <= month && exit[row]! > month).length >= fewestWatched)
      return month
  return 0
}

function byMonth(
  { from: first, lastTime, survivalAt, incidenceAt }: TimeCurve,
  horizon: number,
  from: number,
): Float64Array | undefined {
  // The last to be watched is rarely watched to the end of a month.
  if (from < first || from + horizon > lastTime + 1) return undefined
  const [there, before] = [survivalAt(from), incidenceAt(from)]
  if (!(there > 0)) return undefined
  return Float64Array.from(
    { length: horizon },
    (_, month) => (incidenceAt(from + month + 1) - before) / there,
  )
}

/** What came by the end of each month, of each cause, by Aalen and Johansen. */
export function sharesByMonth(
  target: FollowedTarget,
): { readonly cause: string; readonly points: { month: number; share: number }[] }[] {
  const { times, causes } = aalenJohansen(target)
  return causes.map(({ cause, incidence }) => ({
    cause,
    points: monthsOf(target).map((month) => {
      const at = times.findLastIndex((time) => time <= month)
      return { month, share: at < 0 ? 0 : incidence[at]! }
    }),
  }))
}

/** What came of the first cause by the end of each month among these rows, with intervals over their people. */
export function observedByMonth(
  target: FollowedTarget,
  {
    rows,
    people,
    seed,
  }: { readonly rows: ArrayLike<number>; readonly people: Int32Array; readonly seed: number },
): { readonly month: number; readonly share: number; readonly low: number; readonly high: number }[] {
  const months = monthsOf(target)
  const own = Int32Array.from(rows, (row) => people[row]!)
  const shares = incidenceByPerson(takeFollowed(target, rows), { times: months, code: 1, people: own, seed })
  return shares.map(({ value, low, high }, at) => ({ month: months[at]!, share: value, low, high }))
}

function monthsOf({ horizon }: FollowedTarget): number[] {
  return Array.from({ length: horizon }, (_, month) => month + 1)
}
