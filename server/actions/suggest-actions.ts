import type { Session } from '@cadre/store'
import { attrition } from '@cadre/usecases'
import { standingActions } from './action-library.ts'

interface ReasonedScore {
  readonly id: string
  readonly useCase: string
  readonly task: string
  readonly status: string
  readonly reasons: unknown
}

/** What may help with a score, and because of what. */
export interface Suggestion {
  readonly scoreId: string
  readonly kind: string
  readonly because: readonly string[]
  readonly evidence: string
  readonly source: string | null
}

/**
 * What may help those whose leaving is asked about, by what raises each score: first what answers most of it. Of other questions the
 * list says nothing. A suggestion, on which a person decides.
 */
export async function suggestActions(
  session: Session,
  scores: readonly ReasonedScore[],
): Promise<Suggestion[]> {
  const asked = scores.filter(
    ({ useCase, task, status }) => useCase === attrition.name && task === 'binary' && status === 'scored',
  )
  if (asked.length === 0) return []
  const actions = await standingActions(session)
  return asked.flatMap(({ id, reasons }) => {
    const raising = new Map(
      (reasons as readonly { column: string; contribution: number }[]).flatMap(({ column, contribution }) =>
        contribution > 0 ? [[column, contribution] as const] : [],
      ),
    )
    return actions
      .map(({ kind, answers, evidence, source }) => {
        const because = [...raising.keys()].filter((column) => answers.includes(column))
        const answered = because.reduce((sum, column) => sum + raising.get(column)!, 0)
        return { answered, suggestion: { scoreId: id, kind, because, evidence, source } }
      })
      .filter(({ suggestion }) => suggestion.because.length > 0)
      .toSorted((a, b) => b.answered - a.answered)
      .map(({ suggestion }) => suggestion)
  })
}
