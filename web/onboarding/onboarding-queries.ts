import type { RecordVersion } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import type { Moment } from '../app/search.ts'

/** Days back from which plans are shown: what is older is over. */
const shownDays = 400

/** Tasks within reach of the plans of the last year. */
export const tasksQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['onboarding tasks', moment],
    queryFn: async ({ signal }): Promise<readonly RecordVersion[]> => {
      const since = new Date(Date.parse(moment.asOf ?? today()) - shownDays * 86_400_000)
        .toISOString()
        .slice(0, 10)
      const tasks: RecordVersion[] = []
      const query = { ...moment, limit: 500, filter: `dueDate:gte:${since}` }
      for await (const task of api.records('onboarding-tasks').items(query, { signal })) tasks.push(task)
      return tasks
    },
  })
