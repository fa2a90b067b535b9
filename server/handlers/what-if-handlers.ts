import { featureNamed } from '@cadre/people/features'
import type { Call } from '../context.ts'
import { findWhatIf } from '../models/find-what-if.ts'

/** What would move a score, as its model behaves. */
export async function handleReadWhatIf({ session, params, query }: Call): Promise<unknown> {
  const { toward } = query as { toward: 'lower' | 'higher' }
  const { score, goal, results, isComplete, limits } = await findWhatIf(session, String(params['id']), toward)
  session.note({
    act: 'read',
    entity: 'outlook',
    subjects: [score.personId],
    detail: { whatIf: score.id, toward },
  })
  const columns = results.flatMap(({ changes, follows }) =>
    [...changes, ...follows].map(({ column }) => column),
  )
  return {
    score: score.score,
    goal,
    isComplete,
    items: results.map(({ score: reached, changes, follows }) => ({ score: reached, changes, follows })),
    fixed: limits.flatMap(({ column, way }) => (way === 'never' ? [column] : [])),
    meanings: Object.fromEntries(
      columns.flatMap((name) => {
        const feature = featureNamed(name)
        return feature ? [[name, feature.meaning]] : []
      }),
    ),
  }
}
