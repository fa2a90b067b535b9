import { equalWeights } from './evaluation.ts'
import type { Estimate } from './estimate.ts'

/** Weighted counts of truth (rows) by prediction (columns): classCount × classCount, row-major. */
export interface ConfusionMatrix {
  readonly classCount: number
  readonly cells: Float64Array
}

export interface ClassFigures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Weight of the rows that are of this class. */
  readonly support: number
}

/** `truth` and `predicted` hold class numbers from 0. */
export function confusionMatrix(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  {
    classCount = 2,
    weights = equalWeights(truth.length),
  }: { readonly classCount?: number; readonly weights?: Float64Array } = {},
): ConfusionMatrix {
  const cells = new Float64Array(classCount * classCount)
  for (let row = 0; row < truth.length; row++)
    cells[truth[row]! * classCount + predicted[row]!]! += weights[row]!
  return { classCount, cells }
}

/** Precision, recall and F1 of one class; 0 where nothing was called or nothing was there to find. */
export function classFigures(matrix: ConfusionMatrix, ofClass: number): ClassFigures {
  const { hits, called, support } = classCounts(matrix, ofClass)
  return {
    precision: called > 0 ? hits / called : 0,
    recall: support > 0 ? hits / support : 0,
    f1: called + support > 0 ? (2 * hits) / (called + support) : 0,
    support,
  }
}

/** Mean F1 over the classes that are in the truth or the predictions; each counts the same. */
export function macroF1(matrix: ConfusionMatrix): number {
  const classes = presentClasses(matrix)
  return classes.reduce((sum, ofClass) => sum + classFigures(matrix, ofClass).f1, 0) / classes.length
}

/** Share of rows given their own class. */
export function accuracy({ classCount, cells }: ConfusionMatrix): number {
  let hits = 0
  let total = 0
  for (let cell = 0; cell < cells.length; cell++) {
    total += cells[cell]!
    if (cell % (classCount + 1) === 0) hits += cells[cell]!
  }
  return hits / total
}

/** Mean recall over the classes that are in the truth. */
export function balancedAccuracy(matrix: ConfusionMatrix): number {
  const recalls = presentClasses(matrix)
    .map((ofClass) => classFigures(matrix, ofClass))
    .filter(({ support }) => support > 0)
  return recalls.reduce((sum, { recall }) => sum + recall, 0) / recalls.length
}

/** Matthews correlation of truth and prediction, −1 to 1 (Gorodkin 2004 for many classes); 0 when either is constant. */
export function matthewsCorrelation(matrix: ConfusionMatrix): number {
  let total = 0
  let hits = 0
  let cross = 0
  let calledSquares = 0
  let supportSquares = 0
  for (let ofClass = 0; ofClass < matrix.classCount; ofClass++) {
    const counts = classCounts(matrix, ofClass)
    total += counts.support
    hits += counts.hits
    cross += counts.called * counts.support
    calledSquares += counts.called ** 2
    supportSquares += counts.support ** 2
  }
  const scale = (total ** 2 - calledSquares) * (total ** 2 - supportSquares)
  return scale > 0 ? (hits * total - cross) / Math.sqrt(scale) : 0
}

/** F1 of one class over rows, with influence values. */
export function f1Estimate(
  truth: Float64Array,
  predicted: Int32Array,
  options: { readonly classCount: number; readonly weights: Float64Array; readonly ofClass: number },
): Estimate {
  const { classCount, weights, ofClass } = options
  const matrix = confusionMatrix(truth, predicted, { classCount, weights })
  const { called, support } = classCounts(matrix, ofClass)
  const total = matrix.cells.reduce((sum, cell) => sum + cell, 0)
  const { f1: value } = classFigures(matrix, ofClass)
  const influence = new Float64Array(truth.length)
  const scale = called + support > 0 ? total / (called + support) : 0
  for (let row = 0; row < truth.length; row++) {
    const isOf = truth[row] === ofClass ? 1 : 0
    const isCalled = predicted[row] === ofClass ? 1 : 0
    influence[row] = scale * (2 * isOf * isCalled - value * (isOf + isCalled))
  }
  return {
    value,
    influence,
    valueAt: (resampled) =>
      classFigures(confusionMatrix(truth, predicted, { classCount, weights: resampled }), ofClass).f1,
  }
}

/** The classes in the truth or the predictions. */
export function presentClasses(matrix: ConfusionMatrix): number[] {
  return Array.from({ length: matrix.classCount }, (_, ofClass) => ofClass).filter((ofClass) => {
    const { called, support } = classCounts(matrix, ofClass)
    return called + support > 0
  })
}

function classCounts(
  { classCount, cells }: ConfusionMatrix,
  ofClass: number,
): { hits: number; called: number; support: number } {
  let called = 0
  let support = 0
  for (let other = 0; other < classCount; other++) {
    called += cells[other * classCount + ofClass]!
    support += cells[ofClass * classCount + other]!
  }
  return { hits: cells[ofClass * classCount + ofClass]!, called, support }
}
