import { takeRows } from '@cadre/learn/table'
import type { ExampleRow } from '../study/study-result.ts'
import { explainRows } from './explain-rows.ts'
import type { ExplainInput } from './explain-model.ts'
import { likeliestOutput } from './likeliest-output.ts'
import { reasonsFor } from './reasons.ts'

interface Chosen {
  readonly kind: ExampleRow['kind']
  /** Row of the table. */
  readonly row: number
}

/**
 * A few rows to look at: the highest, a typical and the lowest score, and for two classes the nearest to the
 * threshold, where a person's judgement matters most. For several classes, the surest row of each of up to five.
 */
export async function chooseExamples(input: ExplainInput): Promise<ExampleRow[]> {
  const chosen = input.fitted.task === 'multiclass' ? surestOfEachClass(input) : alongTheScore(input)
  const rows = takeRows(
    input.table,
    chosen.map(({ row }) => row),
  )
  const attribution = await explainRows(input, rows, input)
  const predictions = input.fitted.predict(rows)
  const { outputs, classes } = input.fitted
  return chosen.map(({ kind, row }, index) => {
    const output = outputs > 1 ? likeliestOutput(predictions, index, outputs) : 0
    return {
      kind,
      row: input.rowNumbers[row]!,
      prediction: predictions[index * outputs + output]!,
      ...(outputs > 1 && { predictedClass: classes[output]! }),
      reasons: attribution ? reasonsFor(rows, attribution, index, { output }) : [],
    }
  })
}

function alongTheScore({ predictions, threshold }: ExplainInput): Chosen[] {
  const judged = rowsWithPrediction(predictions, 1)
  const ranked = judged.toSorted((a, b) => predictions[a]! - predictions[b]! || a - b)
  const [low, typical, high] = [ranked[0], ranked[Math.floor(ranked.length / 2)], ranked.at(-1)]
  const borderline = threshold === undefined ? undefined : nearestTo(threshold, predictions, ranked)
  const wanted = [
    { kind: 'high', row: high },
    { kind: 'borderline', row: borderline },
    { kind: 'typical', row: typical },
    { kind: 'low', row: low },
  ] as const
  const seen = new Set<number>()
  return wanted.flatMap(({ kind, row }) => {
    if (row === undefined || seen.has(row)) return []
    seen.add(row)
    return [{ kind, row }]
  })
}

function surestOfEachClass({ predictions, fitted }: ExplainInput): Chosen[] {
  const judged = rowsWithPrediction(predictions, fitted.outputs)
  return fitted.classes.slice(0, 5).flatMap((_, output) => {
    const row = judged.reduce<number | undefined>((best, candidate) => {
      const isSurer =
        best === undefined || scoreAt(predictions, candidate, output) > scoreAt(predictions, best, output)
      return isSurer ? candidate : best
    }, undefined)
    return row === undefined ? [] : [{ kind: 'high' as const, row }]
  })

  function scoreAt(scores: Float64Array, row: number, output: number): number {
    return scores[row * fitted.outputs + output]!
  }
}

function rowsWithPrediction(predictions: Float64Array, outputs: number): number[] {
  const rows = Array.from({ length: predictions.length / outputs }, (_, row) => row)
  return rows.filter((row) => !Number.isNaN(predictions[row * outputs]!))
}

function nearestTo(value: number, predictions: Float64Array, rows: readonly number[]): number | undefined {
  return rows.toSorted(
    (a, b) => Math.abs(predictions[a]! - value) - Math.abs(predictions[b]! - value) || a - b,
  )[0]
}
