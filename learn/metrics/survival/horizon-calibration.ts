import { aalenJohansen } from '../../survival/aalen-johansen.ts'
import { kaplanMeier } from '../../survival/kaplan-meier.ts'
import { stepAt } from '../../survival/step-function.ts'
import { takeSurvival } from '../../survival/survival-target.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'
import { assignBins } from '../calibration-error.ts'
import type { Interval } from '../interval.ts'
import { incidenceByPerson } from './incidence-by-person.ts'
import { judgedRows } from './judged-rows.ts'
import type { SurvivalMetricOptions } from './judged-rows.ts'

/** Rows of about the same predicted probability of an event by the horizon. */
export interface HorizonGroup {
  readonly meanPredicted: number
  /** Share with the event by the horizon, by Kaplan–Meier or Aalen–Johansen, with its interval; undefined where none was watched so long. */
  readonly observed: Interval | undefined
  /** Rows, or their weight. */
  readonly count: number
}

/**
 * Predicted probabilities of an event by the horizon against what came of it, in groups of equal size, lowest first:
 * in a calibrated model both are alike. Those lost from sight count for as long as they were seen.
 */
export function horizonCalibration(
  target: SurvivalTarget,
  probabilities: Float64Array,
  {
    horizon,
    groups = 10,
    weights,
    cause,
    people,
  }: Pick<SurvivalMetricOptions, 'weights' | 'cause'> & {
    readonly horizon: number
    readonly groups?: number
    /** Rows with the same number are one person: intervals are over people then, else over rows. */
    readonly people?: Int32Array | undefined
  },
): HorizonGroup[] {
  const { weights: checked, code } = judgedRows(target, probabilities, { weights, cause })
  const bins = assignBins(probabilities, { bins: groups, weights: checked })
  return Array.from({ length: groups }, (_, bin) =>
    Int32Array.from(checked.keys()).filter((row) => bins[row] === bin && checked[row]! > 0),
  )
    .filter((rows) => rows.length > 0)
    .map((rows) => {
      const own = Float64Array.from(rows, (row) => checked[row]!)
      const count = own.reduce((sum, weight) => sum + weight, 0)
      const sum = rows.reduce((total, row) => total + checked[row]! * probabilities[row]!, 0)
      return {
        meanPredicted: sum / count,
        observed: observedBy(takeSurvival(target, rows), own, {
          horizon,
          code,
          people: people && Int32Array.from(rows, (row) => people[row]!),
        }),
        count,
      }
    })
}

function observedBy(
  target: SurvivalTarget,
  weights: Float64Array,
  {
    horizon,
    code,
    people,
  }: { readonly horizon: number; readonly code: number; readonly people: Int32Array | undefined },
): Interval | undefined {
  if (people) {
    const lastTime = target.exit.reduce((last, time) => Math.max(last, time), 0)
    return horizon > lastTime
      ? undefined
      : incidenceByPerson(target, { times: [horizon], code, people, weights })[0]
  }
  if (target.causes.length > 1) {
    const { times, causes, lastTime } = aalenJohansen(target, { weights })
    const { incidence, low, high } = causes[code - 1]!
    const at = (values: Float64Array): number => stepAt({ times, values, start: 0 }, horizon)
    return horizon > lastTime ? undefined : { value: at(incidence), low: at(low), high: at(high) }
  }
  const { times, survival, low, high, lastTime } = kaplanMeier(target, { weights })
  const at = (values: Float64Array): number => 1 - stepAt({ times, values, start: 1 }, horizon)
  return horizon > lastTime ? undefined : { value: at(survival), low: at(high), high: at(low) }
}
