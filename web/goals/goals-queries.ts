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

/** The most check-ins that are read to tell how goals go: of older ones nothing is said. */
const mostCheckIns = 3000

/** What was said of goals up to the day looked at, newest first: one person's, or all within reach. */
export const standingsQuery = (moment: Moment, subjectId: string | undefined) =>
  queryOptions({
    queryKey: ['goal check-ins', 'newest', moment, subjectId ?? ''],
    queryFn: async ({ signal }): Promise<readonly RecordVersion[]> => {
      const query = {
        ...moment,
        limit: 500,
        sort: '-validFrom',
        ...(subjectId !== undefined && { subjectId }),
      }
      const checkIns: RecordVersion[] = []
      for await (const checkIn of api.records('goal-check-ins').items(query, { signal })) {
        checkIns.push(checkIn)
        if (checkIns.length >= mostCheckIns) break
      }
      return checkIns
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
