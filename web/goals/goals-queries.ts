import type { RecordVersion } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'

/** The most that is drawn as one tree; with more, one looks at fewer people. */
export const mostGoals = 1500

/** Goals that stand on the day looked at: one person's, or all within reach. */
export const goalsQuery = (moment: Moment, subjectId: string | undefined) =>
  queryOptions({
    queryKey: ['goals', moment, subjectId ?? ''],
    queryFn: async ({ signal }): Promise<readonly RecordVersion[]> => {
      const query = {
        ...moment,
        limit: 500,
        filter: 'status:in:active,draft',
        ...(subjectId !== undefined && { subjectId }),
      }
      const goals: RecordVersion[] = []
      for await (const goal of api.records('goals').items(query, { signal })) {
        goals.push(goal)
        if (goals.length >= mostGoals) break
      }
      return goals
    },
  })

/** What was said of a goal up to the day looked at, newest first. */
export const checkInsQuery = (goalId: string, moment: Moment) =>
  queryOptions({
    queryKey: ['goal check-ins', goalId, moment],
    queryFn: async ({ signal }) =>
      (
        await api
          .records('goal-check-ins')
          .list({ ...moment, filter: `goalId:eq:${goalId}`, sort: '-validFrom', limit: 20 }, { signal })
      ).data.items,
  })
