import { useQuery } from '@tanstack/react-query'
import { useMoment } from '../app/search.ts'
import { candidateName, candidatesQuery } from '../hiring/hiring-queries.ts'
import { usePersonNames } from '../people/use-person-names.ts'

/** Names of people and candidates; nothing for whom there is no name any more. */
export function useSubjectNames(ids: readonly string[]): (id: string) => string | undefined {
  const { moment } = useMoment()
  const ofCandidates = ids.filter((id) => id.startsWith('can_'))
  const candidates = useQuery({
    ...candidatesQuery(ofCandidates, moment),
    enabled: ofCandidates.length > 0,
  })
  const personName = usePersonNames(ids.filter((id) => id.startsWith('per_')))
  return (id) => {
    const candidate = candidates.data?.get(id)
    return candidate ? candidateName(candidate) : personName(id)
  }
}
