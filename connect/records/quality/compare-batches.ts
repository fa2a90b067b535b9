import { chiSquareTest } from '@cadre/learn/drift'
import { minimumCounts } from '@cadre/people'
import type { BatchFigures, FieldFigures, QualityFinding } from './batch-figures.ts'
import { percent, presentShare } from './judge-batch.ts'

/** Rows may come and go by this share between two batches before somebody is told. */
const rowChange = 0.3
const missingChange = 0.1
/** Both a difference that matters and one that chance does not explain: one alone says little. */
const shareChange = 0.15
const chance = 0.01

/** Says in what a batch differs from the one before of the same columns; nothing when it is much like it. */
export function compareBatches(now: BatchFigures, before: BatchFigures): QualityFinding[] {
  const targets = new Set([...before.fields, ...now.fields].map(({ target }) => target))
  return [
    ...compareRows(now, before),
    ...[...targets].flatMap((target) => [
      ...comparePresence(target, now, before),
      ...compareField(target, fieldOf(now, target), fieldOf(before, target)),
    ]),
  ]
}

function fieldOf({ fields }: BatchFigures, target: string): FieldFigures | undefined {
  return fields.find((field) => field.target === target)
}

function unlike(target: string | null, message: string): QualityFinding[] {
  return [{ source: 'as before', target, isMet: false, message }]
}

function compareRows(now: BatchFigures, before: BatchFigures): QualityFinding[] {
  const change = now.rows / Math.max(1, before.rows) - 1
  if (Math.abs(change) <= rowChange) return []
  const direction = change < 0 ? 'fewer' : 'more'
  const message = `${now.rows} rows, ${percent(Math.abs(change))} ${direction} than the ${before.rows} before`
  return unlike(null, message)
}

function comparePresence(target: string, now: BatchFigures, before: BatchFigures): QualityFinding[] {
  const [share, was] = [presentShare(now, target), presentShare(before, target)]
  if (was - share <= missingChange) return []
  return unlike(target, `${percent(share)} of the rows say it, ${percent(was)} did before`)
}

function compareField(
  target: string,
  now: FieldFigures | undefined,
  before: FieldFigures | undefined,
): QualityFinding[] {
  if (!now || !before) return []
  if (now.words && before.words)
    return compareWords(target, { now: now.words, before: before.words, present: now.present })
  if (now.quantiles && before.quantiles) return compareQuantiles(target, now, before)
  return []
}

interface Words {
  readonly now: Readonly<Record<string, number>>
  readonly before: Readonly<Record<string, number>>
  readonly present: number
}

function compareWords(target: string, { now, before, present }: Words): QualityFinding[] {
  const words = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  const fresh = words.filter((word) => !(word in before))
  const counts = [now, before].map((of) => words.map((word) => of[word] ?? 0)) as [number[], number[]]
  const [total, was] = counts.map((of) => of.reduce((sum, count) => sum + count, 0)) as [number, number]
  const news =
    fresh.length > 0
      ? unlike(target, `says ${fresh.slice(0, 5).join(', ')}, which the batch before did not`)
      : []
  const isEnough = present >= minimumCounts.inferenceMinimum && was > 0 && total > 0
  if (!isEnough || chiSquareTest(...counts).p >= chance) return news
  const changes = words.map((word, i) => ({ word, change: counts[0][i]! / total - counts[1][i]! / was }))
  const most = changes.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))[0]!
  if (Math.abs(most.change) <= shareChange) return news
  const [i, verb] = [words.indexOf(most.word), most.change > 0 ? 'rose' : 'fell']
  const shares = `from ${percent(counts[1][i]! / was)} to ${percent(counts[0][i]! / total)}`
  return [...news, ...unlike(target, `the share of "${most.word}" ${verb} ${shares}`)]
}

/** The largest distance between the two distributions, as far as their quantiles tell (Kolmogorov and Smirnov). */
function compareQuantiles(target: string, now: FieldFigures, before: FieldFigures): QualityFinding[] {
  const [of, was] = [now.quantiles!, before.quantiles!]
  const gaps = [...was, ...of].map((value) => distance(sharesAt(of, value), sharesAt(was, value)))
  const gap = Math.max(...gaps)
  // Five in a hundred pairs of like samples lie further apart.
  const noise = 1.36 * Math.sqrt(1 / now.present + 1 / before.present)
  if (gap <= Math.max(shareChange, noise)) return []
  const middle = (quantiles: readonly number[]): number => quantiles[Math.floor(quantiles.length / 2)]!
  const change = middle(of) - middle(was)
  const direction = change > 0 ? 'higher' : change < 0 ? 'lower' : 'spread otherwise'
  return unlike(target, `values are ${direction}: the distributions lie at least ${percent(gap)} apart`)
}

/** Between which shares of a distribution a value lies; many rows may say the same. */
function sharesAt(quantiles: readonly number[], value: number): readonly [low: number, high: number] {
  const parts = quantiles.length + 1
  const below = quantiles.filter((quantile) => quantile < value).length
  const atMost = quantiles.filter((quantile) => quantile <= value).length
  return [below / parts, (atMost + 1) / parts]
}

function distance(
  [aLow, aHigh]: readonly [number, number],
  [bLow, bHigh]: readonly [number, number],
): number {
  return Math.max(0, aLow - bHigh, bLow - aHigh)
}
