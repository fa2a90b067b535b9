import { populationStability } from '@cadre/learn/drift'
import { twoProportionZ } from '@cadre/learn/fairness'
import { wilsonInterval } from '@cadre/learn/metrics'
import { minimumCounts } from '@cadre/people'
import type { ReferenceNumbers, ReferenceOutcomes } from '../../register/reference-statistics.ts'
import { binOfNumber } from '../count-like-reference.ts'
import type { WatchFinding } from './finding.ts'
import { newestOutcomes } from './newest-outcomes.ts'
import type { Outcome } from './watched-score.ts'

const level = 0.05
/** A share beyond these, over that of training, is a difference that matters. */
const most = 1.25
const least = 0.8
/** The usual readings of the index. */
const watchIndex = 0.1
const actIndex = 0.25

const toDo =
  'Find out what changed around people: a model that learned from other outcomes is off for everybody. Train a challenger on newer rows.'

/**
 * Whether what comes of people is still spread as in training, whatever the scores say. One outcome a person, the newest. Shares
 * by a two-proportion test, numbers by the stability index; each says how many rows it rests on.
 */
export function judgeOutcomes(
  known: readonly Outcome[],
  trained: ReferenceOutcomes | undefined,
  seed: number,
): WatchFinding {
  const newest = newestOutcomes(known)
  if (!trained) return unknown('The version does not know how often it happened in training.', newest.length)
  if (newest.length < minimumCounts.inferenceMinimum)
    return unknown(
      `${newest.length} people with a known outcome are too few; ${minimumCounts.inferenceMinimum} are needed.`,
      newest.length,
    )
  const values = newest.map(({ outcome }) => outcome)
  return trained.kind === 'share' ? judgeShare(values, trained) : judgeNumbers(values, trained, seed)
}

function judgeShare(
  values: readonly number[],
  { known, positives }: Extract<ReferenceOutcomes, { kind: 'share' }>,
): WatchFinding {
  const happened = values.filter((value) => value === 1).length
  const { value, low, high } = wilsonInterval(happened, values.length)
  const before = positives / known
  const { pValue } = twoProportionZ(
    { selected: happened, total: values.length },
    { selected: positives, total: known },
  )
  const isBeyondChance = pValue < level
  const isLarge = value > most * before || value < least * before
  const verdict = !isBeyondChance ? 'well' : isLarge ? 'act' : 'watch'
  return {
    about: 'outcomes',
    verdict,
    finding: `It happened to ${percent(value)} % of ${values.length} people (95 % interval ${percent(low)} % to ${percent(high)} %); in training to ${percent(before)} %${isBeyondChance ? ', more apart than chance explains' : ', no more apart than chance explains'}.`,
    toDo: verdict === 'well' ? '' : toDo,
    figures: { people: values.length, value, low, high, trained: before, p: pValue },
  }
}

function judgeNumbers(values: readonly number[], trained: ReferenceNumbers, seed: number): WatchFinding {
  const counts = new Float64Array(trained.counts.length)
  for (const value of values) counts[binOfNumber(trained.cuts, value)]!++
  const index = populationStability(trained.counts, counts, { seed })
  const isBeyondChance = index.p < level
  const verdict =
    !isBeyondChance || index.value < watchIndex ? 'well' : index.value < actIndex ? 'watch' : 'act'
  return {
    about: 'outcomes',
    verdict,
    finding: `Outcomes of ${values.length} people beside training: index ${index.value.toFixed(3)}; chance alone stays under ${index.nullBand.toFixed(3)}.`,
    toDo: verdict === 'well' ? '' : toDo,
    figures: { people: values.length, index: index.value, chance: index.nullBand, p: index.p },
  }
}

const percent = (share: number): string => (100 * share).toFixed(1)

function unknown(finding: string, people: number): WatchFinding {
  return { about: 'outcomes', verdict: 'unknown', finding, toDo: '', figures: { people } }
}
