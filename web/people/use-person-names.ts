import { useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useMoment } from '../app/search.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { profileQuery } from './people-queries.ts'

type Id = string | null | undefined

/** More who have left than are asked for one by one. */
const mostAsked = 20

/**
 * Names of people on the day looked at. Who is asked for and has left, or has no position, stands in no chart: their
 * names are fetched one by one. Nothing while a name is not known.
 */
export function usePersonNames(asked: readonly Id[]): (id: Id) => string | undefined {
  const { moment } = useMoment()
  const chart = useQuery(chartQuery(moment))
  const known = useMemo(() => new Map(chart.data?.nodes.map(({ id, name }) => [id, name])), [chart.data])
  const others = [...new Set(asked)]
    .filter((id): id is string => typeof id === 'string' && chart.data !== undefined && !known.has(id))
    .slice(0, mostAsked)
  const answers = useQueries({ queries: others.map((id) => profileQuery(id, moment)) })
  const fetched = JSON.stringify(others.map((id, place) => [id, answers[place]?.data]))
  return useCallback(
    (id) => {
      if (typeof id !== 'string') return undefined
      const named = known.get(id) ?? new Map(JSON.parse(fetched) as [string, string | null][]).get(id)
      return named ?? undefined
    },
    [known, fetched],
  )
}
