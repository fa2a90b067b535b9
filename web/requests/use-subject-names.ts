import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { useMoment } from '../app/search.ts'
import type { Moment } from '../app/search.ts'
import { candidateName, candidatesQuery } from '../hiring/hiring-queries.ts'

/** People asked for at once: more would make an address too long. */
const askedAtOnce = 60

const namesQuery = (ids: readonly string[], moment: Moment) =>
  queryOptions({
    queryKey: ['names of subjects', ids, moment],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
      const names = new Map<string, string>()
      for (let begin = 0; begin < ids.length; begin += askedAtOnce) {
        const subjectId = ids.slice(begin, begin + askedAtOnce).join(',')
        const query = { ...moment, subjectId, limit: askedAtOnce }
        const { data } = await api.records('person-profiles').list(query, { signal })
        for (const { subjectId: id, values } of data.items) {
          const name = [values.preferredName ?? values.firstName, values.lastName].filter(Boolean).join(' ')
          if (id !== null && name !== '') names.set(id, name)
        }
      }
      return names
    },
  })

/** Names of people and candidates, also of who has left; nothing for whom there is no name any more. */
export function useSubjectNames(ids: readonly string[]): (id: string) => string | undefined {
  const { moment } = useMoment()
  const of = (prefix: string) => [...new Set(ids.filter((id) => id.startsWith(prefix)))].sort()
  const [people, candidates] = [of('per_'), of('can_')]
  const named = useQuery({ ...namesQuery(people, moment), enabled: people.length > 0 })
  const applied = useQuery({ ...candidatesQuery(candidates, moment), enabled: candidates.length > 0 })
  return (id) => {
    const candidate = applied.data?.get(id)
    return candidate ? candidateName(candidate) : named.data?.get(id)
  }
}
