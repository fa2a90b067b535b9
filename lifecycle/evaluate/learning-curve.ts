import { createRandom, deriveSeed, LearnError } from '@cadre/learn'
import { mainMetrics, metricInfo, metricTaskOf } from '@cadre/learn/metrics'
import { crossValidate } from '@cadre/learn/selection'
import type { Configuration, Fold } from '@cadre/learn/selection'
import type { Pool } from '@cadre/learn/parallel'
import { registryUrl } from '../learners.ts'
import type { Interval } from '../study/study-result.ts'
import type { OuterPlan, TrainingData } from '../train/training-data.ts'
import { compareOnFolds, evaluateOnFolds } from './evaluate-on-folds.ts'

/** How quality grows with the rows that are learned from, always judged on the same rows. */
export interface LearningCurve {
  readonly learner: string
  readonly label: string
  readonly metric: string
  readonly higherIsBetter: boolean
  /** From few rows to all; shares at which nothing could be learned are left out. */
  readonly points: readonly { readonly share: number; readonly rows: number; readonly quality: Interval }[]
  /** What the last doubling of the rows brought, more is better, paired on the same rows; absent with fewer than two points. */
  readonly lastDoubling?: Interval
  readonly verdict: DataVerdict
}

/** Whether there is enough data: another doubling would help, would hardly change anything, or that cannot be told. */
export type DataVerdict = 'more would help' | 'enough' | 'not clear'

interface Drawing {
  readonly learner: { readonly name: string; readonly label: string; readonly params: Configuration }
  readonly plan: OuterPlan
  readonly pool: Pool
  readonly seed: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number) => void) | undefined
}

const shares = [1 / 8, 1 / 4, 1 / 2, 1] as const

/** A hundredth of AUC, or of an error, is what anybody would notice. */
const material = 0.01

/**
 * Fits one learner, its parameters as they are, on an eighth, a quarter, half and all of each outer fold's training rows, people
 * kept whole and the smaller parts within the larger, and judges each on the fold's test rows.
 */
export async function learningCurve(data: TrainingData, drawing: Drawing): Promise<LearningCurve> {
  const { target, groups } = data
  const { learner, plan, pool, seed, signal } = drawing
  const { selection } = mainMetrics[metricTaskOf(target)]
  const { higherIsBetter } = metricInfo[selection]
  const judged = { target, groups, folds: plan.folds, seed }
  const drawn: { share: number; rows: number; predictions: Float64Array }[] = []
  for (const [index, share] of shares.entries()) {
    const folds = plan.folds.map((fold, at) =>
      partOf(fold, groups, { share, seed: deriveSeed(seed, 'part', at) }),
    )
    const onProgress = (done: number, total: number): void =>
      drawing.onProgress?.((index + done / total) / shares.length)
    const found = await crossValidate({
      ...data,
      learner: { name: learner.name, params: learner.params },
      registryUrl,
      folds,
      seed,
      pool,
      signal,
      onProgress,
    }).catch(undefinedWhereTooLittle)
    if (found)
      drawn.push({
        share,
        rows: mean(folds.map(({ train }) => train.length)),
        predictions: found.predictions,
      })
  }
  const points = drawn.flatMap(({ share, rows, predictions }) => {
    const quality = evaluateOnFolds(predictions, judged)[selection]
    return quality ? [{ share, rows: Math.round(rows), quality }] : []
  })
  const [half, whole] = drawn.slice(-2)
  const lastDoubling =
    half && whole && whole.share === 1
      ? better(compareOnFolds([whole.predictions, half.predictions], selection, judged), higherIsBetter)
      : undefined
  const unit = selection === 'auc' ? 1 : Math.abs(points.at(-1)?.quality.value ?? 1)
  return {
    learner: learner.name,
    label: learner.label,
    metric: selection,
    higherIsBetter,
    points,
    ...(lastDoubling && { lastDoubling }),
    verdict: verdictOn(lastDoubling, material * unit),
  }
}

/** The verdict on what the last doubling brought, beside what would be noticed. */
export function verdictOn(lastDoubling: Interval | undefined, noticed: number): DataVerdict {
  if (!lastDoubling) return 'not clear'
  const { value, low, high } = lastDoubling
  if (low > 0 && value >= noticed) return 'more would help'
  return high < noticed ? 'enough' : 'not clear'
}

/** The fold with a share of its training rows, whole groups in an order by chance that all shares have in common. */
function partOf(
  { train, test }: Fold,
  groups: Int32Array,
  { share, seed }: { readonly share: number; readonly seed: number },
): Fold {
  if (share === 1) return { train, test }
  const random = createRandom(seed)
  const order = [...new Set(Int32Array.from(train, (row) => groups[row]!))]
    .map((group) => ({ group, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
  const rowsOf = Map.groupBy(train, (row) => groups[row]!)
  const kept: number[] = []
  for (const { group } of order) {
    if (kept.length >= share * train.length) break
    kept.push(...rowsOf.get(group)!)
  }
  return { train: Int32Array.from(kept).sort(), test }
}

function undefinedWhereTooLittle(error: unknown): undefined {
  if (!(error instanceof LearnError && ['one-class', 'too-few-rows'].includes(error.code))) throw error
}

function better({ value, low, high }: Interval, higherIsBetter: boolean): Interval {
  return higherIsBetter ? { value, low, high } : { value: -value, low: -high, high: -low }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
