import type { RecordVersion } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'

async function everyRecord(
  path: string,
  query: Readonly<Record<string, string | number>>,
  signal: AbortSignal,
): Promise<readonly RecordVersion[]> {
  const found: RecordVersion[] = []
  for await (const record of api.records(path).items({ limit: 500, ...query }, { signal })) found.push(record)
  return found
}

export const coursesQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['courses', moment],
    queryFn: ({ signal }) => everyRecord('courses', { ...moment, sort: 'name' }, signal),
  })

/** Which courses teach which skills. */
export const taughtQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['course skills', moment],
    queryFn: ({ signal }) => everyRecord('course-skills', { ...moment }, signal),
  })

/** What was learned and what is lacking, by team or department. */
export const unitLearningQuery = (moment: Moment, by: 'team' | 'department') =>
  queryOptions({
    queryKey: ['learning by unit', moment, by],
    queryFn: async ({ signal }) =>
      (await api.call('learningByUnit', { query: { ...moment, by } }, { signal })).data,
  })

/** Dates on which courses are given, from the day looked at on. */
export const sessionsQuery = (moment: Moment, from: string) =>
  queryOptions({
    queryKey: ['course sessions', moment, from],
    queryFn: ({ signal }) =>
      everyRecord(
        'course-sessions',
        { ...moment, filter: `startDate:gte:${from}`, sort: 'startDate' },
        signal,
      ),
  })

/** One person's courses. */
export const ownEnrolmentsQuery = (moment: Moment, personId: string) =>
  queryOptions({
    queryKey: ['enrolments', moment, personId],
    queryFn: ({ signal }) => everyRecord('enrolments', { ...moment, subjectId: personId }, signal),
  })

/** How many people's enrolments in a course stand so, within reach. */
export const enrolmentCountQuery = (moment: Moment, courseId: string, status: string) =>
  queryOptions({
    queryKey: ['enrolments', 'count', moment, courseId, status],
    queryFn: async ({ signal }) => {
      const query = {
        ...moment,
        limit: 1,
        count: true,
        filter: [`courseId:eq:${courseId}`, `status:eq:${status}`],
      }
      return (await api.records('enrolments').list(query, { signal })).data.total ?? 0
    },
  })
