import type { CompanyRecord } from '../company-record.ts'
import { dayOf } from '../world/calendar.ts'
import { median, ratingShares, share } from './summaries.ts'
import { measurePay } from './measure-pay.ts'
import { measureSurveys } from './measure-surveys.ts'
import type { FigureName } from './published.ts'

/** What of a company is looked at; kept by kind because it is needed more than once. */
export type Kept = ReadonlyMap<string, readonly CompanyRecord[]>

const looked = [
  'employment',
  'contact_details',
  'manager_line',
  'job_assignment',
  'job',
  'grade',
  'pay',
  'work_terms',
  'review',
  'survey',
  'survey_question',
  'survey_wave',
  'survey_response',
  'survey_answer',
] as const

/** The figures of a company, from its records alone, as anybody would count them. */
export function measureMarginals(
  records: Iterable<CompanyRecord>,
  { firstDay, today }: { readonly firstDay: string; readonly today: string },
): Readonly<Record<FigureName, number>> {
  const kept = keep(records)
  const of = (entity: string): readonly CompanyRecord[] => kept.get(entity) ?? []
  const lastDay = dayOf(today)
  const present = of('employment').filter(({ to }) => to === undefined || to > today)
  const tenures = present.map(({ from }) => (lastDay - dayOf(from)) / 365.25)
  const ages = agesOf(of('contact_details'), new Set(present.map(({ subjectId }) => subjectId!)), lastDay)
  const spans = spansOf(of('manager_line'), today)
  const ratings = of('review')
    .filter(({ values }) => values['kind'] === 'manager')
    .map(({ values }) => Number(values['rating']))
  return {
    medianTenureYears: median(tenures),
    shortTenureShare: share(tenures, (years) => years <= 1),
    longTenureShare: share(tenures, (years) => years >= 10),
    medianAge: median(ages),
    shareOver55: share(ages, (years) => years >= 55),
    ...measureLeaving(of('employment'), { firstDay, today }),
    midpointStep: measurePay(kept, today),
    meanSpan: spans.reduce((sum, span) => sum + span, 0) / spans.length,
    medianSpan: median(spans),
    shareOfSpansUnderTen: share(spans, (span) => span < 10),
    ...ratingShares(ratings),
    ...measureSurveys(kept),
  }
}

/** Yearly rate of leaving by own wish by years of tenure: under 1, 1, 2 to 4, 5 to 9, 10 and over. */
export function turnoverByTenure(
  records: Iterable<CompanyRecord>,
  { firstDay, today }: { readonly firstDay: string; readonly today: string },
): number[] {
  const bounds = [0, 1, 2, 5, 10, 60]
  const spells = keep(records).get('employment') ?? []
  return bounds.slice(1).map((upTo, index) => {
    const from = bounds[index]!
    let years = 0
    let leavers = 0
    for (const { from: hired, to, values } of spells) {
      const begun = dayOf(hired)
      const start = Math.max(dayOf(firstDay), begun + from * 365.25)
      const end = Math.min(to === undefined ? dayOf(today) : dayOf(to), begun + upTo * 365.25)
      if (end <= start) continue
      years += (end - start) / 365.25
      if (to !== undefined && values['leavingKind'] === 'voluntary' && dayOf(to) === end) leavers++
    }
    return leavers / years
  })
}

function keep(records: Iterable<CompanyRecord>): Kept {
  const kept = new Map<string, CompanyRecord[]>(looked.map((entity) => [entity, []]))
  for (const record of records) kept.get(record.entity)?.push(record)
  return kept
}

function agesOf(contacts: readonly CompanyRecord[], present: ReadonlySet<string>, lastDay: number): number[] {
  return contacts
    .filter(({ subjectId }) => present.has(subjectId!))
    .map(({ values }) => (lastDay - dayOf(String(values['birthDate']))) / 365.25)
}

function spansOf(lines: readonly CompanyRecord[], today: string): number[] {
  const counts = new Map<string, number>()
  for (const { from, to, values } of lines) {
    if (from > today || (to !== undefined && to <= today)) continue
    const managerId = String(values['managerId'])
    counts.set(managerId, (counts.get(managerId) ?? 0) + 1)
  }
  return [...counts.values()]
}

function measureLeaving(
  spells: readonly CompanyRecord[],
  { firstDay, today }: { readonly firstDay: string; readonly today: string },
) {
  let years = 0
  const tenures: number[] = []
  for (const { from, to, values } of spells) {
    const end = to === undefined || to > today ? today : to
    years += Math.max(0, dayOf(end) - Math.max(dayOf(from), dayOf(firstDay))) / 365.25
    if (to !== undefined && values['leavingKind'] === 'voluntary')
      tenures.push((dayOf(to) - dayOf(from)) / 365.25)
  }
  return {
    voluntaryTurnover: tenures.length / years,
    firstYearShareOfLeavers: share(tenures, (tenure) => tenure < 1),
  }
}
