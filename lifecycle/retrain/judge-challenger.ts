import { minimumCounts } from '@cadre/people'
import type { BundleComparison } from '../monitor/index.ts'
import { compareBundles, detectDrift } from '../monitor/index.ts'
import type { Source } from '../ingest/index.ts'
import type { OpenedBundle } from '../register/index.ts'
import { auditBundle } from '../serve/index.ts'
import type { BundleAudit } from '../serve/index.ts'
import type { Metrics } from '../study/index.ts'
import { defaultGateLimits } from './gate.ts'
import type { Gate, GateLimits } from './gate.ts'
import { fairnessGate } from './fairness-gate.ts'
import { latencyGate } from './latency-gate.ts'

export interface Challenge {
  readonly challenger: OpenedBundle
  /** What answers today; absent for the first version. */
  readonly champion?: OpenedBundle | undefined
  /** Opens rows that came later than anything the challenger learned from, with their outcomes. */
  readonly open: () => Promise<Source>
  /** Opens one row a person, where `open` gives several: groups are compared by people. */
  readonly openPeople?: () => Promise<Source>
  /** A sentence that says why the challenger has learned from none of these rows. */
  readonly unseen: string
  /** The champion may have learned from some of these rows, which flatters it. */
  readonly hasChampionSeen?: boolean
  /** Columns of the rows by which groups are compared, besides those that the training knew as protected. */
  readonly protectedColumns: readonly string[]
  /** Day at which ages are taken from births, in days since 1970-01-01. */
  readonly referenceDate: number
  readonly limits?: Partial<GateLimits>
  readonly seed: number
  /** Milliseconds of a clock that never goes back; best of the processor's time, which a busy machine does not change. */
  readonly clock: () => number
  readonly signal?: AbortSignal | undefined
}

export interface ChallengeResult {
  /** Rows whose outcome is known. */
  readonly rows: number
  readonly gates: readonly Gate[]
  /** Nothing failed; what is unknown is for whoever approves to weigh. */
  readonly isPassed: boolean
}

/**
 * Judges a version on later rows beside the champion: evidence, quality, calibration, fairness, drift, latency. Throws what
 * `compareBundles` and `auditBundle` throw: models of other questions, columns that are missing.
 */
export async function judgeChallenger(challenge: Challenge): Promise<ChallengeResult> {
  const { challenger, champion, open, seed, signal } = challenge
  const limits = { ...defaultGateLimits, ...challenge.limits }
  const audit = await auditIfPossible(challenge)
  const comparison = await compareBundles([champion ?? challenger, challenger], open, { seed, signal })
  const metrics = comparison.metrics[1]
  const evidence = evidenceGate(comparison.rows, { ...challenge, limits })
  const quality = champion ? beatsChampion(challenge, comparison) : beatsGuessing(challenger, metrics)
  const calibration = calibrationGate(challenger, metrics, limits)
  const isShownToHold = [evidence, quality, calibration].every(({ verdict }) => verdict === 'passed')
  const gates = [
    evidence,
    quality,
    calibration,
    fairnessGate(audit),
    await driftGate(challenge, isShownToHold),
    await latencyGate(challenge, limits),
    ...(challenger.model.comparisonOnly ? [comparisonOnly] : []),
  ]
  return { rows: comparison.rows, gates, isPassed: gates.every(({ verdict }) => verdict !== 'failed') }
}

const comparisonOnly: Gate = {
  name: 'inputs',
  verdict: 'failed',
  finding: 'The model learned from protected attributes, to be compared with: it is never used.',
  figures: {},
}

async function auditIfPossible(challenge: Challenge): Promise<BundleAudit | undefined> {
  const { challenger, open, openPeople = open, protectedColumns, referenceDate, seed, signal } = challenge
  const people = await openPeople()
  // Whatever the training knew as protected is compared unasked, where these rows have it.
  const isKnown = challenger.lineage.columns.some(
    ({ name, role }) => role === 'protected' && people.columns.includes(name),
  )
  if (protectedColumns.length === 0 && !isKnown) return undefined
  return auditBundle(challenger, people, {
    protectedColumns,
    referenceDate,
    cutsAnew: true,
    seed,
    signal,
  })
}

function evidenceGate(
  rows: number,
  { unseen, limits: { minimumRows } }: Pick<Challenge, 'unseen'> & { readonly limits: GateLimits },
): Gate {
  const isEnough = rows >= Math.max(minimumRows, minimumCounts.inferenceMinimum)
  return {
    name: 'evidence',
    verdict: isEnough ? 'passed' : 'failed',
    finding: isEnough
      ? `Judged on ${rows} rows whose outcome is known. ${unseen}`
      : `Only ${rows} rows have a known outcome; ${minimumRows} are needed. Wait for more outcomes, or hold more rows out of the training. ${unseen}`,
    figures: { rows },
  }
}

/** The figure that decides, by task, what it is without any skill, and which way is better. */
const decisive = {
  binary: { name: 'auc', guess: 0.5, better: 1 },
  multiclass: { name: 'auc', guess: 0.5, better: 1 },
  regression: { name: 'r2', guess: 0, better: 1 },
  ranking: { name: 'ndcg', guess: 0, better: 1 },
} as const

function beatsGuessing({ model }: OpenedBundle, metrics: Metrics): Gate {
  const { name, guess } = decisive[model.query === undefined ? model.task : 'ranking']
  const figure = metrics[name]
  if (!figure)
    return {
      name: 'quality',
      verdict: 'unknown',
      finding: 'The rows hold one outcome only, so quality cannot be told.',
      figures: {},
    }
  const { value, low, high } = figure
  return {
    name: 'quality',
    verdict: low > guess ? 'passed' : 'failed',
    finding: `${name} ${value.toFixed(3)} (95 % interval ${low.toFixed(3)} to ${high.toFixed(3)}); guessing has ${guess}. It was not compared with a champion.`,
    figures: { value, low, high, guess },
  }
}

function beatsChampion(
  { challenger: { model }, hasChampionSeen = false }: Challenge,
  { differences, finding }: BundleComparison,
): Gate {
  const { name, better } =
    model.query !== undefined
      ? decisive.ranking
      : model.task === 'regression'
        ? { name: 'rmse', better: -1 }
        : model.task === 'multiclass'
          ? { name: 'macroF1', better: 1 }
          : decisive.binary
  const difference = differences[name]
  if (!difference) return { name: 'quality', verdict: 'unknown', finding, figures: {} }
  const { value, low, high } = difference
  const told = finding.replace('The second model', 'This version').replace('The first model', 'The champion')
  // The end of the interval that is worst for the challenger lies beyond 0 on the worse side, and so does the best.
  const isClearlyWorse = better > 0 ? high < 0 : low > 0
  return {
    name: 'quality',
    verdict: isClearlyWorse ? 'failed' : 'passed',
    finding: `${told}${hasChampionSeen ? ' The champion may have learned from some of these rows, which flatters it.' : ''}`,
    figures: { difference: value, low, high },
  }
}

function calibrationGate({ model }: OpenedBundle, metrics: Metrics, { calibrationError }: GateLimits): Gate {
  const figure = metrics['ece']
  if (model.task === 'regression' || !figure)
    return {
      name: 'calibration',
      verdict: 'unknown',
      finding: 'It gives no probabilities that could be compared with outcomes.',
      figures: {},
    }
  const { value, low, high } = figure
  const isOff = low > calibrationError
  return {
    name: 'calibration',
    verdict: isOff ? 'failed' : 'passed',
    finding: `Probabilities lie ${(100 * value).toFixed(1)} points from what came of them on average; the limit is ${100 * calibrationError}.${value > calibrationError && !isOff ? ' That is over the limit, and on so few rows chance may explain it.' : ''}`,
    figures: { value, low, high, limit: calibrationError },
  }
}

/** Scores that are spread otherwise than in training fail, unless outcomes of these very rows show that they hold: then whoever approves weighs it. */
async function driftGate(
  { challenger, open, seed, signal }: Challenge,
  isShownToHold: boolean,
): Promise<Gate> {
  if (challenger.reference.rows === 0)
    return {
      name: 'drift',
      verdict: 'unknown',
      finding: 'The bundle does not know the rows its model learned from.',
      figures: {},
    }
  const report = await detectDrift(challenger, await open(), { seed, signal })
  return {
    name: 'drift',
    verdict: report.score.verdict !== 'act' ? 'passed' : isShownToHold ? 'unknown' : 'failed',
    finding:
      report.score.verdict === 'act' && isShownToHold
        ? `${report.finding} On these rows quality and calibration hold all the same.`
        : report.finding,
    figures: { columns: report.columns.filter(({ verdict }) => verdict === 'act').length },
  }
}
