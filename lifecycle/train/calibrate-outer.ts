import { applyCalibrator, chooseCalibration } from '@cadre/learn/calibration'
import { rowsAt, targetAt } from '../evaluate/evaluate-on-folds.ts'
import type { InnerPredictions, JudgedLearner } from './judge-learner.ts'
import type { OuterPlan, TrainingData } from './training-data.ts'

/**
 * The same learner with its outer predictions calibrated: for each outer fold the calibration is chosen and
 * fitted on inner folds of its training part. Without inner folds nothing is changed.
 */
export function calibrateOuter(
  judged: JudgedLearner,
  data: TrainingData,
  { folds }: OuterPlan,
  seed: number,
): JudgedLearner {
  const { inner, outputs } = judged
  if (!inner || data.target.task === 'regression') return judged
  const predictions = judged.predictions.slice()
  for (const [index, { test }] of folds.entries()) {
    const { calibrator } = calibrationFrom(inner[index]!, data, seed)
    const calibrated = applyCalibrator(calibrator, rowsAt(judged.predictions, test, data.target), outputs)
    for (let i = 0; i < test.length; i++) {
      for (let output = 0; output < outputs; output++)
        predictions[test[i]! * outputs + output] = calibrated[i * outputs + output]!
    }
  }
  return { ...judged, predictions }
}

/** The calibration that out-of-fold predictions (NaN where there is none) speak for. */
export function calibrationFrom(
  { predictions }: Pick<InnerPredictions, 'predictions'>,
  { target, groups }: TrainingData,
  seed: number,
) {
  const outputs = predictions.length / target.values.length
  const rows = Int32Array.from({ length: target.values.length }, (_, row) => row).filter(
    (row) => !Number.isNaN(predictions[row * outputs]!),
  )
  return chooseCalibration(targetAt(target, rows), rowsAt(predictions, rows, target), {
    seed,
    groups: rows.map((row) => groups[row]!),
  })
}
