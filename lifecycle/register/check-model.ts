import type { Fitted } from '@cadre/learn'
import { applyCalibrator } from '@cadre/learn/calibration'
import { fittedFromJson } from '../learners.ts'
import {
  createTable,
  dateColumn,
  numberColumn,
  categoryColumn,
  booleanColumn,
  textColumn,
} from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import type { ColumnSchema } from '../ingest/index.ts'
import type { BundleModel, BundleParts } from './bundle.ts'
import { ShapeFault } from './shape.ts'

/**
 * Reads the estimator and makes sure that it, its calibration, its classes and the columns it will be given
 * belong together. Throws what the library throws, or a `ShapeFault`.
 */
export function readModelOf({ model, pipeline }: Pick<BundleParts, 'model' | 'pipeline'>): Fitted {
  checkSchema(pipeline.schema)
  const fitted = fittedFromJson(model.fitted)
  checkClasses(model, fitted)
  checkCalibrator(model, fitted)
  tryOnce(model, fitted, pipeline.schema)
  return fitted
}

function checkSchema(schema: readonly ColumnSchema[]): void {
  refuseTwice(
    schema.map(({ name }) => name),
    'a column',
  )
  for (const column of schema)
    if (column.kind === 'category') refuseTwice(column.levels, `a level of "${column.name}"`)
}

function refuseTwice(names: readonly string[], what: string): void {
  if (new Set(names).size !== names.length) throw new ShapeFault(`${what} is listed twice`)
}

function checkClasses({ task, classes, positive, threshold, query }: BundleModel, fitted: Fitted): void {
  const isAlike =
    fitted.task === task &&
    fitted.classes.length === classes.length &&
    classes.every((name, index) => fitted.classes[index] === name)
  if (!isAlike) throw new ShapeFault('the estimator was made for another task or other classes')
  refuseTwice(classes, 'a class')
  if (query !== undefined && task !== 'regression')
    throw new ShapeFault('lists are put in order by a score, not by classes')
  const isPositiveRight =
    task === 'binary'
      ? positive === classes[1] && classes.length === 2
      : positive === undefined || query !== undefined
  if (!isPositiveRight) throw new ShapeFault('the positive class is not the one that is predicted')
  if (fitted.outputs !== (task === 'multiclass' ? classes.length : 1))
    throw new ShapeFault('the estimator has another number of outputs than its task')
  if (threshold !== undefined && !(threshold >= 0 && threshold <= 1))
    throw new ShapeFault('the threshold is not a share')
}

function checkCalibrator({ calibrator, task }: BundleModel, { outputs }: Fitted): void {
  if (calibrator.kind === 'none') return
  if (task === 'regression') throw new ShapeFault('numbers cannot be calibrated as probabilities')
  if (!isSound(calibrator, outputs)) throw new ShapeFault('the calibration is not one that was ever fitted')
}

function isSound(calibrator: BundleModel['calibrator'], outputs: number): boolean {
  switch (calibrator.kind) {
    case 'none':
      return true
    case 'platt':
      return isFloor(calibrator.floor)
    case 'temperature':
      return isFloor(calibrator.floor) && calibrator.temperature > 0 && outputs > 1
    case 'isotonic': {
      const { x, y } = calibrator
      return (
        x.length > 0 && x.length === y.length && isRising(x) && isRising(y) && y[0]! >= 0 && y.at(-1)! <= 1
      )
    }
  }
}

function isFloor(floor: number): boolean {
  return floor > 0 && floor < 0.5
}

function isRising(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value >= values[index - 1]!)
}

/** One row of empty cells goes all the way: what opens can score. */
function tryOnce({ calibrator }: BundleModel, fitted: Fitted, schema: readonly ColumnSchema[]): void {
  const row = createTable(schema.map(emptyCell), 1)
  const predictions = applyCalibrator(calibrator, fitted.predict(row), fitted.outputs)
  if (predictions.length !== fitted.outputs || !predictions.every(Number.isFinite))
    throw new ShapeFault('the estimator gives no number for a row')
  fitted.explain?.(row)
}

function emptyCell(column: ColumnSchema): Column {
  switch (column.kind) {
    case 'number':
      return numberColumn(column.name, [null])
    case 'category':
      return categoryColumn(column.name, [null], column.levels)
    case 'boolean':
      return booleanColumn(column.name, [null])
    case 'date':
      return dateColumn(column.name, [null])
    case 'text':
      return textColumn(column.name, [null])
  }
}
