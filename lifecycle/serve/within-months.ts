import { AppError } from '@cadre/core'
import type { Fitted } from '@cadre/learn'
import { applyCalibrator } from '@cadre/learn/calibration'
import type { Table } from '@cadre/learn/table'
import type { OpenedBundle } from '../register/open-bundle.ts'

const shorter = new WeakMap<OpenedBundle, Map<number, OpenedBundle>>()

/** Whether a bundle can look ahead over so many months. */
export function knowsMonths({ fitted: { overTime } }: OpenedBundle, months: number): boolean {
  return overTime !== undefined && Number.isInteger(months) && months >= 1 && months <= overTime.horizon
}

/**
 * The bundle for a shorter time ahead than the one it was judged at. Its calibration was learned at its own horizon: a
 * calibrated probability is shared out over the months as the model shares out its own. Throws `request-invalid` for a model that knows
 * one horizon alone, or months beyond it.
 */
export function withinMonths(bundle: OpenedBundle, months: number): OpenedBundle {
  const { overTime } = bundle.fitted
  if (!overTime)
    throw new AppError(
      'request-invalid',
      `${bundle.model.label} answers for the time that it was trained for alone. Ask for no other, or use a model of when (Cox, boosted trees of the hazard).`,
      { learner: bundle.model.learner },
    )
  if (!knowsMonths(bundle, months))
    throw new AppError(
      'request-invalid',
      `This version looks ahead over 1 to ${overTime.horizon} whole months, not ${months}: nobody was followed longer.`,
      { horizonMonths: overTime.horizon },
    )
  if (months === overTime.horizon) return bundle
  const ofBundle = shorter.get(bundle) ?? new Map<number, OpenedBundle>()
  shorter.set(bundle, ofBundle)
  const made = ofBundle.get(months) ?? shortened(bundle, overTime.within(months))
  ofBundle.set(months, made)
  return made
}

function shortened({ model, fitted, reference, ...bundle }: OpenedBundle, within: Fitted): OpenedBundle {
  const { threshold: _ofItsOwnHorizon, calibrator, ...rest } = model
  const { sureness: _ofItsOwnHorizonToo, ...known } = reference
  const predict = (table: Table): Float64Array => {
    const whole = fitted.predict(table)
    const calibrated = applyCalibrator(calibrator, whole, 1)
    return within.predict(table).map((part, row) => (calibrated[row]! * part) / whole[row]!)
  }
  return {
    ...bundle,
    reference: known,
    model: { ...rest, calibrator: { kind: 'none' } },
    fitted: { ...within, predict },
  }
}
