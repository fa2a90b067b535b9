import { useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useMoment } from '../app/search.ts'
import { lastMonthBy } from './months.ts'
import { measuresQuery } from './overview-queries.ts'
import type { Measures } from './overview-queries.ts'

/** The last month that figures may be asked of on the day looked at, with what may be asked; undefined until that is known. */
export function useLastMonth(): {
  readonly lastMonth: string | undefined
  readonly measures: UseQueryResult<Measures>
} {
  const { moment } = useMoment()
  const measures = useQuery(measuresQuery)
  return { measures, lastMonth: measures.data && lastMonthBy(moment.asOf, measures.data.lastMonth) }
}
