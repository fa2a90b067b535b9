import type { CompanyRecord } from '../company-record.ts'
import type { Kept } from './measure-marginals.ts'

/**
 * How much more a grade is paid than the one below: geometric mean over families and currencies, of those
 * who are paid on the day, in full-time equivalents, weighted by the smaller of both grades.
 */
export function measurePay(kept: Kept, today: string): number {
  const holding = (entity: string): CompanyRecord[] =>
    (kept.get(entity) ?? []).filter(({ from, to }) => from <= today && (to === undefined || to > today))
  const bySubject = (entity: string) =>
    new Map(holding(entity).map(({ subjectId, values }) => [subjectId!, values]))
  const ranks = new Map((kept.get('grade') ?? []).map(({ id, values }) => [id, Number(values['rank'])]))
  const familyOfJob = new Map((kept.get('job') ?? []).map(({ id, values }) => [id, values['familyId']]))
  const assignments = bySubject('job_assignment')
  const terms = bySubject('work_terms')
  const cells = new Map<string, { sum: number; count: number }>()
  for (const { subjectId, values } of holding('pay')) {
    const assignment = assignments.get(subjectId!)
    const amount = values['amount'] as { readonly minor: number; readonly currency: string }
    if (!assignment) continue
    const family = familyOfJob.get(String(assignment['jobId']))
    const key = `${String(family)} ${amount.currency} ${ranks.get(String(assignment['gradeId']))}`
    const cell = cells.get(key) ?? { sum: 0, count: 0 }
    const fte = Number(terms.get(subjectId!)?.['fte'] ?? 1)
    cells.set(key, { sum: cell.sum + Math.log(amount.minor / fte), count: cell.count + 1 })
  }
  return Math.exp(meanStep(cells))
}

function meanStep(cells: ReadonlyMap<string, { readonly sum: number; readonly count: number }>): number {
  let sum = 0
  let weights = 0
  for (const [key, { sum: above, count }] of cells) {
    const parts = key.split(' ')
    const rank = Number(parts.pop())
    const below = cells.get([...parts, rank - 1].join(' '))
    if (!below || rank > 6) continue
    const weight = Math.min(count, below.count)
    sum += weight * (above / count - below.sum / below.count)
    weights += weight
  }
  return sum / weights
}
