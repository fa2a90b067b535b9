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

const listOf = (path: 'onboarding-templates' | 'onboarding-template-tasks', moment: Moment) =>
  queryOptions({
    queryKey: [path, moment],
    queryFn: async ({ signal }): Promise<readonly RecordVersion[]> => {
      const found: RecordVersion[] = []
      for await (const one of api.records(path).items({ ...moment, limit: 200 }, { signal })) found.push(one)
      return found
    },
  })

/** What plans are made from, and the tasks of all of them. */
export const templatesQuery = (moment: Moment) => listOf('onboarding-templates', moment)
export const templateTasksQuery = (moment: Moment) => listOf('onboarding-template-tasks', moment)
