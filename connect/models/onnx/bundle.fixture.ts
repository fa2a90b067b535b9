import type { Fitted } from '@cadre/learn'
import type { Calibrator } from '@cadre/learn/calibration'
import type { BundleModel, BundlePipeline } from '@cadre/lifecycle/register'
import { schema } from '../people.fixture.ts'

/** As much of a bundle as an export needs. */
export function bundleOf(
  fitted: Fitted,
  calibrator: Calibrator = { kind: 'none' },
): { readonly model: BundleModel; readonly pipeline: BundlePipeline } {
  const { task, classes } = fitted
  const json = fitted.toJSON()
  const model = {
    formatVersion: 1,
    learner: json.kind,
    label: json.kind,
    task,
    target: 'Left',
    ...(task === 'binary' && { positive: classes[1]! }),
    classes,
    comparisonOnly: false,
    fitted: json,
    calibrator,
  }
  return { model, pipeline: { schema } }
}
