import type { CivilDate } from '@cadre/core'
import { confidenceSequence, differenceSteps, meanSteps } from '@cadre/learn/sequential'
import type { SequencePoint } from '@cadre/learn/sequential'
import { minimumCounts } from '@cadre/people'
import { toldCount, toldOf, toldStep } from './told.ts'
import { judgeGuards } from './judge-guards.ts'
import type {
  CountedPerson,
  DealtPerson,
  DeclaredSplit,
  GuardedGroup,
  SplitArm,
  SplitResult,
} from './split.ts'

export interface SeenSplit {
  /** In the order in which outcomes came. */
  readonly counted: readonly CountedPerson[]
  /** In the order in which they were scored. */
  readonly dealt: readonly DealtPerson[]
  readonly today: CivilDate
}

/** Chance that a split that is dealt as declared is ever called unbalanced. */
const balanceAlpha = 0.001
/** So many points of the path are told at most. */
const pathPoints = 60

/**
 * Judges a split as far as outcomes have come: arms, balance, the difference with an interval that holds however often one looks,
 * guards by group, and whether it ends. It may be looked at every night; the chance of ever calling a difference that is not there
 * is one in twenty. Source: Howard and others (2021), as `confidenceSequence` says.
 */
export function judgeSplit(declared: DeclaredSplit, { counted, dealt, today }: SeenSplit): SplitResult {
  const arms = [armOf('champion', counted, dealt), armOf('challenger', counted, dealt)] as const
  const balance = judgeBalance(dealt, declared.share)
  const path = pathOf(counted, declared.share)
  const guards = judgeGuards({ counted, dealt }, declared)
  const seen = { arms, balance, path, guards }
  return { ...seen, ending: endingOf(declared, { ...seen, today }) }
}

function armOf(
  arm: SplitArm['arm'],
  counted: readonly CountedPerson[],
  dealt: readonly DealtPerson[],
): SplitArm {
  const isOf = ({ isChallenger }: { readonly isChallenger: boolean }): boolean =>
    isChallenger === (arm === 'challenger')
  const values = toldOf(counted.filter(isOf)).map(({ value }) => value)
  return {
    arm,
    people: toldCount(dealt.filter(isOf).length),
    counted: values.length,
    mean: values.length === 0 ? null : values.reduce((total, value) => total + value, 0) / values.length,
  }
}

/** The sample-ratio test: whether as many are dealt to the challenger as was declared. */
function judgeBalance(all: readonly DealtPerson[], share: number): SplitResult['balance'] {
  const dealt = toldOf(all)
  if (dealt.length < minimumCounts.inferenceMinimum) return null
  const steps = meanSteps(
    dealt.map(({ isChallenger }) => Number(isChallenger)),
    { low: 0, high: 1 },
  )
  const [point] = confidenceSequence(steps, { alpha: balanceAlpha })
  const { mean, low, high } = point!
  return { mean, low, high, isKept: low <= share && share <= high }
}

/** Points at whole tens of people, so that no two tell of one person, and the next look tells of the same ones. */
function pathOf(all: readonly CountedPerson[], share: number): SequencePoint[] {
  const counted = toldOf(all)
  const first = firstWith(counted, minimumCounts.inferenceMinimum)
  if (first === undefined) return []
  const apart = toldStep((counted.length - first) / pathPoints)
  const at: number[] = []
  for (let count = counted.length; count >= first; count -= apart) at.push(count)
  const steps = differenceSteps({
    values: counted.map(({ value }) => value),
    isTried: counted.map(({ isChallenger }) => Number(isChallenger)),
    share,
  })
  return confidenceSequence(steps, { at })
}

/** After how many people each arm has `least` of them. */
function firstWith(counted: readonly CountedPerson[], least: number): number | undefined {
  const arms = [0, 0]
  for (const [at, { isChallenger }] of counted.entries()) {
    arms[Number(isChallenger)]! += 1
    if (Math.min(...arms) >= least) return at + 1
  }
  return undefined
}

type Seen = Pick<SplitResult, 'balance' | 'path' | 'guards'> & Pick<SeenSplit, 'today'>

function endingOf(
  { smallestDifference: least, endsBy, share }: DeclaredSplit,
  { balance, path, guards, today }: Seen,
): SplitResult['ending'] {
  const breached = guards.find(({ verdict }) => verdict === 'breached')
  if (breached) return { ending: 'guard breached', words: wordsOf(breached) }
  if (balance && !balance.isKept)
    return {
      ending: 'arms unbalanced',
      words: `${percent(balance.mean)} % of people were dealt to the challenger where ${percent(share)} % was declared: the arms cannot be compared.`,
    }
  const last = path.at(-1)
  const told =
    last && `${signed(last.mean)} (${signed(last.low)} to ${signed(last.high)}) on ${last.count} people`
  if (last && last.low > -least && last.high < least)
    return {
      ending: 'no difference of interest',
      words: `The difference, ${told}, is smaller than ${least}, which was said to matter.`,
    }
  if (last && last.low > 0)
    return { ending: 'challenger better', words: `The challenger does better by ${told}.` }
  if (last && last.high < 0)
    return { ending: 'champion better', words: `The challenger does worse: ${told}.` }
  if (today >= endsBy)
    return {
      ending: 'time over',
      words: told
        ? `The time is over; the difference, ${told}, may be none.`
        : 'The time is over before 30 outcomes in each arm were known.',
    }
  return null
}

function wordsOf({ about, attribute, group, difference: { mean, low, high }, limit }: GuardedGroup): string {
  const what = about === 'quality' ? 'scores are further off' : 'people are pointed out more or less often'
  return `${attribute}, "${group}": ${what} with the challenger by ${signed(mean)} (${signed(low)} to ${signed(high)}); ${limit} was the limit.`
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
const percent = (value: number): string => (100 * value).toFixed(1)
