import type { AnswerOf } from '@cadre/contract/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export type ChangeRequest = AnswerOf<'listChangeRequests'>['items'][number]
export type Access = AnswerOf<'listOwnAccesses'>['items'][number]
export type Notification = AnswerOf<'listNotifications'>['items'][number]

export type Correction = AnswerOf<'listSubjectRequests'>['items'][number]

/** What people say is wrong on record about them: of oneself, and of those whom this account answers. */
export const correctionsQuery = queryOptions({
  queryKey: ['corrections'],
  queryFn: async ({ signal }) => {
    const { items } = (await api.call('listSubjectRequests', {}, { signal })).data
    return items.filter(({ kind }) => kind === 'rectification')
  },
})

export const ownRequestsQuery = queryOptions({
  queryKey: ['change requests', 'own'],
  queryFn: async ({ signal }) =>
    (await api.call('listChangeRequests', { query: { box: 'own', limit: 50 } }, { signal })).data.items,
})

/** What waits for the decision of this account. */
export const toDecideQuery = queryOptions({
  queryKey: ['change requests', 'to decide'],
  queryFn: async ({ signal }) =>
    (
      await api.call(
        'listChangeRequests',
        { query: { box: 'to decide', status: 'waiting', limit: 100 } },
        { signal },
      )
    ).data.items,
})

export const accessesQuery = infiniteQueryOptions({
  queryKey: ['own accesses'],
  initialPageParam: undefined as string | undefined,
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) }
    return (await api.call('listOwnAccesses', { query }, { signal })).data
  },
  getNextPageParam: (page) => page.nextCursor ?? undefined,
})

/** Worked out anew each time: it is kept nowhere. */
export const ownStrainQuery = queryOptions({
  queryKey: ['own strain'],
  queryFn: async ({ signal }) => (await api.call('ownStrain', {}, { signal })).data,
})

/** Worked out anew each time from one’s own figures and what the newest report found usual. */
export const ownProductivityQuery = queryOptions({
  queryKey: ['own productivity'],
  queryFn: async ({ signal }) => (await api.call('ownProductivity', {}, { signal })).data,
})

export const ownSessionsQuery = queryOptions({
  queryKey: ['own sessions'],
  queryFn: async ({ signal }) => (await api.call('listOwnSessions', {}, { signal })).data.items,
})

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) => (await api.call('listTokens', {}, { signal })).data.items,
})

export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) }
    return (await api.call('listNotifications', { query }, { signal })).data
  },
  getNextPageParam: (page) => page.nextCursor ?? undefined,
})

export const preferencesQuery = queryOptions({
  queryKey: ['notification preferences'],
  queryFn: async ({ signal }) => (await api.call('listNotificationPreferences', {}, { signal })).data.items,
})

export const objectionsQuery = queryOptions({
  queryKey: ['own objections'],
  queryFn: async ({ signal }) => (await api.call('listOwnObjections', {}, { signal })).data.items,
})

export const ownOpeningsQuery = queryOptions({
  queryKey: ['own openings'],
  queryFn: async ({ signal }) => (await api.call('listOwnReidentifications', {}, { signal })).data.items,
})

export type RetentionRule = AnswerOf<'listRetentionRules'>['items'][number]

export const retentionRulesQuery = queryOptions({
  queryKey: ['retention rules'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }) => (await api.call('listRetentionRules', {}, { signal })).data.items,
})

/** Ways in which one can sign in: password, authenticator app, passkeys, another provider. */
export const ownWaysQuery = queryOptions({
  queryKey: ['own ways'],
  queryFn: async ({ signal }) => (await api.call('listOwnWays', {}, { signal })).data.items,
})

export const passkeysQuery = queryOptions({
  queryKey: ['own ways', 'passkeys'],
  queryFn: async ({ signal }) => (await api.call('listPasskeys', {}, { signal })).data.items,
})

/** Days of approved vacation that began in a year; nothing where none has its days told. */
export const timeOffQuery = (personId: string, year: string) =>
  queryOptions({
    queryKey: ['absences', 'of a year', personId, year],
    enabled: /^\d{4}$/.test(year),
    queryFn: async ({ signal }): Promise<number> => {
      const query = { kinds: 'absences', from: `${year}-01-01`, to: `${Number(year) + 1}-01-01`, limit: 500 }
      const { items } = (await api.call('personTimeline', { params: { id: personId }, query }, { signal }))
        .data
      return items
        .filter(({ what, values }) => what === 'began' && values['status'] === 'approved')
        .filter(({ values }) => values['kind'] === 'vacation')
        .reduce((sum, { values }) => sum + (typeof values['days'] === 'number' ? values['days'] : 0), 0)
    },
  })
