import type { Task } from '@cadre/learn'
import { impactRatio } from '@cadre/learn/fairness'
import { wilsonInterval } from '@cadre/learn/metrics'
import { minimumCounts } from '@cadre/people'
import type { WatchFinding } from './finding.ts'
import { newestOutcomes } from './newest-outcomes.ts'
import { withOutcome } from './watched-score.ts'
import type { Outcome, WatchedScore } from './watched-score.ts'

const level = 0.05
const z95 = 1.959963984540054

export interface GroupRate {
  readonly attribute: string
  readonly group: string
  readonly people: number
  /** Share that stands in a band that asks somebody to look. */
  readonly pointedOut: Interval | null
  /** Share of the decided cases in which a person decided to act. */
  readonly acted: (Interval & { readonly decided: number }) | null
  /** Mean outcome of those of whom it is known (a share where it happens or not), and what their scores said of them. */
  readonly outcome: (Interval & { readonly known: number; readonly said: number }) | null
}

type Interval = { readonly value: number; readonly low: number; readonly high: number }

interface Judged {
  readonly task: Task
  /** Every score of the version: outcomes come long after those scored last. */
  readonly all: readonly WatchedScore[]
}

export interface GroupFindings {
  readonly finding: WatchFinding
  readonly rates: readonly GroupRate[]
}

/**
 * Compares groups on live scores and decisions: who is pointed out, and on whom people decide to act. `rows` are those scored
 * last, one a person. Groups of fewer than five are not told; nothing is concluded from fewer than thirty.
 */
export function judgeGroups(rows: readonly WatchedScore[], { task, all }: Judged): GroupFindings {
  const attributes = [...new Set(rows.flatMap(({ groups }) => Object.keys(groups)))].toSorted()
  const compared = attributes.flatMap((attribute) => [
    compare(rows, attribute, { of: 'pointed out', isSelected: ({ isPointedOut }) => isPointedOut }),
    compare(
      rows.filter(({ decision }) => decision !== null),
      attribute,
      { of: 'acted on', isSelected: ({ decision }) => decision === 'act' },
    ),
  ])
  const measured = compared.flatMap((one) => (one === undefined ? [] : [one]))
  const rates = attributes.flatMap((attribute) => ratesOf(rows, attribute, { task, all }))
  const [worst] = measured.toSorted((a, b) => a.ratio - b.ratio)
  if (!worst)
    return {
      finding: {
        about: 'groups',
        verdict: 'unknown',
        finding: 'No two groups of 30 people or more are known, so nothing can be said of groups.',
        toDo: '',
        figures: {},
      },
      rates,
    }
  const shown = measured.filter(({ isShown }) => isShown)
  const verdict = shown.length > 0 ? 'act' : 'well'
  const told = shown.toSorted((a, b) => a.ratio - b.ratio)[0] ?? worst
  return {
    finding: {
      about: 'groups',
      verdict,
      finding: `${told.attribute}: "${told.lowest}" is ${told.of} ${told.ratio.toFixed(2)} times as often as "${told.highest}" (95 % interval ${told.low.toFixed(2)} to ${told.high.toFixed(2)})${told.isShown ? ', below four fifths and beyond chance' : ''}.`,
      toDo:
        verdict === 'well'
          ? ''
          : 'Have HR look at decisions of these groups, audit the version on known outcomes, and compare ways to mitigate before it is used further.',
      figures: {
        ratio: told.ratio,
        low: told.low,
        high: told.high,
        compared: measured.length,
        below: shown.length,
      },
    },
    rates,
  }
}

interface Selection {
  readonly of: string
  readonly isSelected: (row: WatchedScore) => boolean
}

function compare(rows: readonly WatchedScore[], attribute: string, { of, isSelected }: Selection) {
  const selections = [...byGroup(rows, attribute)].map(([group, members]) => ({
    group,
    total: members.length,
    selected: members.filter(isSelected).length,
  }))
  const { evidence, highestGroup, lowest } = impactRatio(selections)
  if (evidence !== 'measured' || !lowest || highestGroup === undefined) return undefined
  return {
    attribute,
    of,
    lowest: lowest.group,
    highest: highestGroup,
    ratio: lowest.ratio.value,
    low: lowest.ratio.low,
    high: lowest.ratio.high,
    isShown: lowest.isBelowFourFifths && (lowest.adjustedPValue ?? lowest.pValue) < level,
  }
}

function ratesOf(rows: readonly WatchedScore[], attribute: string, { task, all }: Judged): GroupRate[] {
  const outcomes = new Map(
    [...byGroup(all, attribute)].map(([group, members]) => [group, newestOutcomes(withOutcome(members))]),
  )
  return [...byGroup(rows, attribute)]
    .filter(([, members]) => members.length >= minimumCounts.disclosureMinimum)
    .map(([group, members]) => {
      const decided = members.filter(({ decision }) => decision !== null)
      const selected = members.filter(({ isPointedOut }) => isPointedOut).length
      return {
        attribute,
        group,
        people: members.length,
        pointedOut: wilson(selected, members.length),
        acted:
          decided.length < minimumCounts.disclosureMinimum
            ? null
            : {
                decided: decided.length,
                ...wilson(decided.filter(({ decision }) => decision === 'act').length, decided.length),
              },
        outcome: task === 'multiclass' ? null : outcomeOf(outcomes.get(group) ?? [], task),
      }
    })
    .toSorted((a, b) => b.people - a.people)
}

function outcomeOf(known: readonly Outcome[], task: Task): GroupRate['outcome'] {
  if (known.length < minimumCounts.disclosureMinimum) return null
  const outcomes = known.map(({ outcome }) => outcome)
  const said = mean(known.map(({ score }) => score))
  const came =
    task === 'binary'
      ? wilson(outcomes.filter((outcome) => outcome === 1).length, known.length)
      : around(outcomes)
  return { ...came, known: known.length, said }
}

/** A mean with its 95 % interval, by the normal approximation. */
function around(values: readonly number[]): Interval {
  const value = mean(values)
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (values.length - 1)
  const reach = z95 * Math.sqrt(variance / values.length)
  return { value, low: value - reach, high: value + reach }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function wilson(count: number, total: number): Interval {
  const { value, low, high } = wilsonInterval(count, total)
  return { value, low, high }
}

function byGroup(rows: readonly WatchedScore[], attribute: string): Map<string, WatchedScore[]> {
  return Map.groupBy(
    rows.filter(({ groups }) => groups[attribute] !== undefined),
    ({ groups }) => groups[attribute]!,
  )
}
