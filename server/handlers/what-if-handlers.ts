import type { Call } from '../context.ts'
import { askWhatIf, findWhatIf } from '../models/find-what-if.ts'
import type { Toward } from '../models/find-what-if.ts'
import { toldFeatures } from '../models/told-features.ts'

/** What would move a score, as its model behaves. It is looked for when the transaction is over: others do not wait for it. */
export async function handleReadWhatIf({ session, params, query, answerLater }: Call): Promise<void> {
  const { toward } = query as { toward: Toward }
  const question = await askWhatIf(session, String(params['id']), toward)
  const { score, goal } = question
  session.note({
    act: 'read',
    entity: 'outlook',
    subjects: [score.personId],
    detail: { whatIf: score.id, toward },
  })
  answerLater(async () => {
    const { results, isComplete, limits } = await findWhatIf(question)
    const columns = results.flatMap(({ changes, follows }) =>
      [...changes, ...follows].map(({ column }) => column),
    )
    return {
      score: score.score,
      goal,
      isComplete,
      items: results.map(({ score: reached, changes, follows }) => ({ score: reached, changes, follows })),
      fixed: limits.flatMap(({ column, way }) => (way === 'never' ? [column] : [])),
      meanings: toldFeatures(columns),
    }
  })
}
