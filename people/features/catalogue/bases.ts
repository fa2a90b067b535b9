/** Values that several features are made of. */
import {
  and,
  asOf,
  coalesce,
  choose,
  constant,
  daysBetween,
  divide,
  equal,
  ever,
  field,
  held,
  latest,
  matching,
  multiply,
  not,
  isMissing,
  referred,
  subtract,
} from '../expression/build.ts'
import { daysPerMonth } from '../expression/expression.ts'
import type { Expression, NodeOf } from '../expression/expression.ts'

/** Months from a date to the day. */
export const monthsSince = (date: Expression): Expression => divide(daysBetween(asOf, date), daysPerMonth)
/** 1 where something is true, 0 where it is false, not known where it is not known. */
export const asNumber = (claim: Expression): Expression => choose(claim, 1, choose(not(claim), 0))

const spell = held('employment')
export const hiredOn = latest(spell, field('validFrom'))
export const tenureMonths = monthsSince(hiredOn)

const mainAssignment = held('job_assignment', { where: field('isPrimary') })
export const assignedOn = latest(mainAssignment, field('validFrom'))
export const jobId = latest(mainAssignment, field('jobId'))
export const departmentId = latest(mainAssignment, field('departmentId'))
export const gradeId = coalesce(latest(mainAssignment, field('gradeId')), referred(jobId, 'job', 'gradeId'))
export const gradeRank = referred(gradeId, 'grade', 'rank')
export const familyId = referred(jobId, 'job', 'familyId')
const country = referred(latest(mainAssignment, field('locationId')), 'location', 'country')

export const isLine = equal(field('kind'), 'line')
export const managerId = latest(held('manager_line', { where: isLine }), field('managerId'))

export const fte = latest(held('work_terms'), field('fte'))
const basePay = held('pay', { where: equal(field('component'), 'base') })

const periodsPerYear: readonly (readonly [string, number])[] = [
  ['hour', 2080],
  ['day', 260],
  ['week', 52],
  ['two weeks', 26],
  ['half month', 24],
  ['month', 12],
  ['quarter', 4],
  ['half year', 2],
  ['year', 1],
]
const perYear: Expression = {
  node: 'choose',
  cases: periodsPerYear.map(([name, count]) => ({
    when: equal(field('period'), name),
    give: constant(count),
  })),
  otherwise: undefined,
}
/** Base pay of a year in minor units of its currency. */
export const yearlyPay = latest(basePay, multiply(field('amount', 'minor'), perYear))
/** The same for full time: what bands speak of. */
export const fullTimePay = divide(yearlyPay, coalesce(fte, 1))
export const payCurrency = latest(basePay, field('amount', 'currency'))

type BandPart = 'minimum' | 'midpoint' | 'maximum'
const ofBand = (part: BandPart, taken: 'minor' | 'currency'): Expression =>
  matching('pay_band', { gradeId, familyId, country }, field(part, taken))
/** An amount of the band of grade, family and country, where it is in the currency of the pay. */
export const inBand = (part: BandPart): Expression =>
  choose(equal(ofBand(part, 'currency'), payCurrency), ofBand(part, 'minor'))
export const compaRatio = divide(fullTimePay, inBand('midpoint'))

type MarketPart = 'percentile25' | 'median' | 'percentile75'
const ofMarket = (taken: NodeOf<'field'>): Expression =>
  matching('market_pay', { gradeId, familyId, country }, taken)
const marketCurrency = ofMarket(field('median', 'currency'))
/** What others pay for the same grade, family and country, where the survey is in the currency of the pay: none is converted. */
export const onMarket = (part: MarketPart): Expression =>
  choose(equal(marketCurrency, payCurrency), ofMarket(field(part, 'minor')))
export const marketSurveyedOn = ofMarket(field('surveyedOn'))
export const marketRecordId = ofMarket(field('id'))
/** Whether pay is set against the market, or why not. */
export const marketComparison: Expression = {
  node: 'choose',
  cases: [
    { when: isMissing(fullTimePay), give: constant('no base pay') },
    { when: isMissing(marketCurrency), give: constant('no survey of the job') },
    { when: equal(marketCurrency, payCurrency), give: constant('compared') },
  ],
  otherwise: constant('another currency'),
}
export const payPeers = [gradeId, familyId, country, payCurrency] as const

const isManagerReview = and(equal(field('kind'), 'manager'), equal(field('status'), 'published'))
export const managerReviews = ever('review', { where: isManagerReview })
export const rating = latest(managerReviews, field('rating'))

/** An answer as a share of its scale, high being good. */
const question = (name: string): Expression => referred(field('questionId'), 'survey_question', name)
const share = divide(field('score'), question('scaleHighest'))
export const answerShare = choose(question('isReversed'), subtract(1, share), share)
export const ofTheme = (theme: string): Expression => equal(question('driver'), theme)

const direction = referred(field('measureId'), 'measure', 'direction')
/** A figure over its target, turned round where low is good. */
export const attainment = choose(
  equal(direction, 'lower'),
  divide(field('target'), field('value')),
  divide(field('value'), field('target')),
)
export const isWritten = not(isMissing(field('comment', 'sentiment')))
