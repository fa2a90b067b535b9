import { AppError } from '@cadre/core'
import { findCounterfactuals } from '@cadre/learn/attribution'
import type { CounterfactualOptions, CounterfactualSearch } from '@cadre/learn/attribution'
import { applyCalibrator } from '@cadre/learn/calibration'
import type { Table } from '@cadre/learn/table'
import type { OpenedBundle } from '../register/open-bundle.ts'
import type { ChangeDeclaration } from '../use-case.ts'
import { changeLimits, plausibleColumns } from './change-limits.ts'
import type { ChangeLimit } from './change-limits.ts'
import { followsInValues } from './follow-values.ts'
import { likeliestOutput } from './likeliest-output.ts'

export interface WhatIfOptions {
  /** What was said for this question, besides what the bundle declares. */
  readonly rules?: ChangeDeclaration
  /** The score to come below, or from there on; the cut of the study unless said. */
  readonly targetScore?: number | undefined
  /** On which side of it the score is to come; the other one than it is on unless said. */
  readonly side?: 'below' | 'at least' | undefined
  /** Asked now and then whether to go on. */
  readonly hasTime?: () => boolean
  readonly signal?: AbortSignal | undefined
}

export interface WhatIf extends CounterfactualSearch {
  readonly goal: CounterfactualOptions['goal']
  /** Of several classes: the one the score is about. */
  readonly ofClass?: string
  /** True when the goal is that another class becomes the likeliest; scores are then leads over the next class. */
  readonly isLead: boolean
  readonly limits: readonly ChangeLimit[]
}

/**
 * The smallest plausible changes of one row that would bring its score across a line, as the model behaves. Values
 * come from the distributions of training; protected attributes, text and dates stay as they are. Throws `usage`
 * when the bundle knows no distributions or there is no line, `column-unknown`, `cancelled`.
 */
export async function whatIf(bundle: OpenedBundle, row: Table, options: WhatIfOptions = {}): Promise<WhatIf> {
  const { rules = {}, targetScore, side, hasTime, signal } = options
  refuseWithoutReference(bundle)
  const limits = changeLimits(bundle, rules)
  const { score, line, ...question } = questionOf(bundle, row, targetScore)
  const [start = Number.NaN] = score(row)
  const goal = { side: side ?? (start >= line ? 'below' : 'at least'), score: line }
  const found = await findCounterfactuals(row, {
    score,
    goal,
    plausible: plausibleColumns(bundle, row),
    immutable: limits.flatMap(({ column, way }) => (way === 'never' ? [column] : [])),
    directions: Object.fromEntries(
      limits.flatMap(({ column, way }) => (way === 'never' ? [] : [[column, way] as const])),
    ),
    follows: followsInValues(
      [...(rules.follows ?? []), ...(bundle.card.changes?.follows ?? [])],
      bundle.pipeline.schema,
    ),
    signal,
    ...(hasTime && { hasTime }),
  })
  return { ...found, goal, limits, ...question }
}

interface Question {
  readonly score: (table: Table) => Float64Array
  readonly line: number
  readonly ofClass?: string
  readonly isLead: boolean
}

function questionOf({ fitted, model }: OpenedBundle, row: Table, targetScore: number | undefined): Question {
  const { outputs } = fitted
  const predict = (table: Table): Float64Array =>
    applyCalibrator(model.calibrator, fitted.predict(table), outputs)
  if (outputs === 1) return { score: predict, line: targetScore ?? cutOf(model), isLead: false }
  const own = likeliestOutput(predict(row), 0, outputs)
  const ofClass = model.classes[own]!
  const score = (table: Table): Float64Array => {
    const predictions = predict(table)
    return Float64Array.from({ length: table.rowCount }, (_, at) => {
      const shares = predictions.subarray(at * outputs, (at + 1) * outputs)
      return targetScore === undefined ? leadOf(shares, own) : shares[own]!
    })
  }
  return { score, line: targetScore ?? 0, ofClass, isLead: targetScore === undefined }
}

/** How far a class is ahead of the next likeliest one; below 0 when it is behind. */
function leadOf(shares: Float64Array, own: number): number {
  return shares[own]! - Math.max(...shares.filter((_, output) => output !== own))
}

function cutOf({ task, threshold, target }: OpenedBundle['model']): number {
  if (task === 'binary') return threshold ?? 0.5
  throw new AppError('usage', `Say which ${target} the prediction should reach.`, { option: 'target-score' })
}

function refuseWithoutReference({ reference, lineage }: OpenedBundle): void {
  if (reference.rows > 0) return
  const message = `The bundle does not know the rows its model (${lineage.file}) learned from, so what would be plausible is not known. Import the model again together with such rows.`
  throw new AppError('usage', message, { file: lineage.file, option: 'data' })
}
