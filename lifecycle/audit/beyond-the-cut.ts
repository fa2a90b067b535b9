import type { Target } from '@cadre/learn'
import { calibrationByGroup, ratesByCut, scoringRates } from '@cadre/learn/fairness'
import type { GroupAssignment } from '@cadre/learn/fairness'
import type { AttributeAudit, CutAudit, GroupCalibrationAudit, ScoringAudit } from './audit-result.ts'

interface ScoredPeople {
  readonly target: Target
  /** One score a row. */
  readonly scores: Float64Array
}

interface BeyondOptions extends ScoredPeople {
  readonly isIntersection: boolean
  /** Groups large enough to conclude from. */
  readonly judged: readonly string[]
  /** The row of merged groups: no group of people. */
  readonly merged: string
}

/** Shares of everybody selected, at which the cuts lie that are looked at. */
const shares = Array.from({ length: 19 }, (_, i) => 0.05 * (i + 1))

/** What an audit at one cut does not tell: other cuts, what a score means in each group, and scores above the median. */
export function auditBeyondTheCut(
  groups: GroupAssignment,
  options: BeyondOptions,
): Pick<AttributeAudit, 'atCuts' | 'calibration' | 'scoring'> {
  const { target, isIntersection, judged, merged } = options
  if (target.task === 'multiclass') return {}
  const scoring = scoringOf(
    groupsAmong(groups, (name) => name !== merged),
    options,
  )
  if (target.task !== 'binary' || isIntersection || judged.length < 2) return { scoring }
  const compared = groupsAmong(groups, (name) => judged.includes(name))
  return { scoring, atCuts: otherCuts(compared, options), calibration: calibrationOf(compared, options) }
}

/** The same with all rows of other groups unknown. */
function groupsAmong({ codes, names }: GroupAssignment, isKept: (name: string) => boolean): GroupAssignment {
  return { codes: codes.map((code) => (code >= 0 && isKept(names[code]!) ? code : -1)), names }
}

function otherCuts(groups: GroupAssignment, { target, scores }: ScoredPeople): CutAudit[] {
  const descending = scores.toSorted().reverse()
  const places = shares.map((share) => Math.max(0, Math.ceil(share * scores.length) - 1))
  const cuts = [...new Set(places.map((place) => descending[place]!))].toReversed()
  const rates = ratesByCut(groups, { labels: target.values, scores }, cuts)
  return cuts.map((cut, at) => {
    const highest = Math.max(...rates[at]!.map(({ selectionRate }) => selectionRate))
    return {
      cut,
      selectedShare: scores.reduce((sum, score) => sum + (score >= cut ? 1 : 0), 0) / scores.length,
      groups: rates[at]!.map((own) => ({
        ...own,
        ...(highest > 0 && { impactRatio: own.selectionRate / highest }),
      })),
    }
  })
}

function calibrationOf(groups: GroupAssignment, { target, scores }: ScoredPeople): GroupCalibrationAudit[] {
  return calibrationByGroup(groups, { labels: target.values, scores }).map(({ group, error, bands }) => ({
    group,
    error,
    bands: bands.map(({ meanPredicted, observed, count }) => ({ meanScore: meanPredicted, observed, count })),
  }))
}

function scoringOf(groups: GroupAssignment, { scores }: ScoredPeople): ScoringAudit {
  const { median, tiedAtMedian, groups: rates } = scoringRates(groups, scores)
  return {
    median,
    tiedAtMedian,
    groups: rates.map(({ total, ...rate }) => ({ ...rate, count: total })),
  }
}
