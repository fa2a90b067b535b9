import type { CivilDate } from '@cadre/core'
import type { Task } from '@cadre/learn'
import { minimumCounts } from '@cadre/people'
import type { Source } from '../../ingest/index.ts'
import type { OpenedBundle } from '../../register/open-bundle.ts'
import { detectDrift } from '../detect-drift.ts'
import { mostPressing } from './finding.ts'
import type { WatchFinding, WatchVerdict } from './finding.ts'
import { judgeAnswers } from './judge-answers.ts'
import { judgeCalibration } from './judge-calibration.ts'
import { judgeDrift } from './judge-drift.ts'
import { judgeFreshness } from './judge-freshness.ts'
import { judgeGroups } from './judge-groups.ts'
import type { GroupRate } from './judge-groups.ts'
import { judgeOutcomes } from './judge-outcomes.ts'
import { judgeQuality } from './judge-quality.ts'
import { watchedInput } from './watched-input.ts'
import type { WatchedInput } from './watched-input.ts'
import { withOutcome } from './watched-score.ts'
import type { WatchedScore } from './watched-score.ts'

export interface Watched {
  /** Every score that the version gave. */
  readonly scores: readonly WatchedScore[]
  /** The rows that were scored last, with what went in; absent when they are gone. */
  readonly inputs?: Source | undefined
  readonly today: CivilDate
  readonly seed: number
  readonly signal?: AbortSignal | undefined
}

/** What became of the scores of one day. Counts of fewer than five people are not told. */
export interface WatchedDay {
  readonly day: CivilDate
  readonly people: number
  readonly abstained: number
  readonly meanScore: number | null
  readonly known: number
  /** Outcomes added up: to how many it happened. */
  readonly observed: number | null
  /** Of those whose outcome is known, what their scores add up to. */
  readonly expected: number | null
}

export interface WatchResult {
  /** Whether outcomes are shares or numbers. */
  readonly task: Task
  readonly verdict: WatchVerdict
  readonly findings: readonly WatchFinding[]
  /** Of the inputs scored last, those that changed most. */
  readonly inputs: readonly WatchedInput[]
  readonly days: readonly WatchedDay[]
  readonly groups: readonly GroupRate[]
}

/** So many inputs are kept, the most changed first. */
const keptInputs = 20

/**
 * Looks at a version in use: how fresh its scores are, whether inputs and scores are spread as in training, how often it
 * abstains, how scores and outcomes agree, and how groups fare. Throws what `detectDrift` throws.
 */
export async function watchModel(
  bundle: OpenedBundle,
  { scores, inputs, today, seed, signal }: Watched,
): Promise<WatchResult> {
  const { model, reference } = bundle
  const newest = newestOf(scores)
  const known = withOutcome(scores)
  const canCompare = inputs !== undefined && reference.rows > 0
  const drift = canCompare ? await detectDrift(bundle, inputs, { seed, signal }) : undefined
  const latest = newest.flatMap(({ score, outcome }) => (score === null || outcome !== null ? [] : [score]))
  const { finding: ofGroups, rates } = judgeGroups(newest, { task: model.task, all: scores })
  const findings = [
    judgeFreshness(scores, today),
    ...(drift ? judgeDrift(drift) : [nothingToCompare]),
    judgeAnswers(newest),
    judgeQuality(known, { task: model.task, promised: bundle.metrics, latest, seed }),
    judgeCalibration(known, model.task),
    judgeOutcomes(known, reference.outcomes, seed),
    ofGroups,
  ]
  const columns = (drift?.columns ?? []).slice(0, keptInputs)
  return {
    task: model.task,
    verdict: mostPressing(findings),
    findings,
    inputs: columns.map((column) => watchedInput(column, bundle.pipeline.schema)),
    days: daysOf(scores),
    groups: rates,
  }
}

const nothingToCompare: WatchFinding = {
  about: 'inputs',
  verdict: 'unknown',
  finding:
    'The rows that were scored last, or those the model learned from, are gone: inputs cannot be compared.',
  toDo: '',
  figures: {},
}

function newestOf(scores: readonly WatchedScore[]): WatchedScore[] {
  const day = scores.reduce((last, row) => (row.day > last ? row.day : last), '')
  return scores.filter((row) => row.day === day)
}

function daysOf(scores: readonly WatchedScore[]): WatchedDay[] {
  return [...Map.groupBy(scores, ({ day }) => day)]
    .filter(([, rows]) => rows.length >= minimumCounts.disclosureMinimum)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, rows]) => {
      const given = rows.flatMap(({ score }) => (score === null ? [] : [score]))
      const known = withOutcome(rows)
      const isTold = known.length >= minimumCounts.disclosureMinimum
      return {
        day,
        people: rows.length,
        abstained: rows.length - given.length,
        meanScore: given.length >= minimumCounts.disclosureMinimum ? mean(given) : null,
        known: known.length,
        observed: isTold ? sum(known.map(({ outcome }) => outcome)) : null,
        expected: isTold ? sum(known.map(({ score }) => score)) : null,
      }
    })
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]): number => sum(values) / values.length
