import type { AnswerOf } from '@cadre/contract/client'
import { ApiError } from '@cadre/contract/client'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api } from './client.ts'

export type Me = AnswerOf<'me'>

/** Who is signed in; `null` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return (await api.call('me', {}, { signal })).data
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
  staleTime: 5 * 60_000,
})

/** Who is signed in, on pages that nobody else sees. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery)
  if (!data) throw new Error('nobody is signed in')
  return data
}

/** Whether the account reads a class of data about others than the person whose it is. */
export const seesOthers = (me: Me, dataClass: string): boolean =>
  me.dataClasses.some((one) => one.dataClass === dataClass && one.act === 'read' && one.relation !== 'self')

/** Whether the account may read (or write) a class of data about anybody at all. */
export function reaches(me: Me, dataClass: string, act: 'read' | 'write' = 'read'): boolean {
  return me.dataClasses.some((one) => one.dataClass === dataClass && one.act === act)
}
