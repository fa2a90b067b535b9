import { ApiError } from '@cadre/contract/client'
import { useDebouncedCallback } from '@mantine/hooks'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'

const draftQuery = (key: string) =>
  queryOptions({
    queryKey: ['draft', key],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<unknown> => {
      try {
        return (await api.call('getDraft', { params: { key } }, { signal })).data.content
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null
        throw error
      }
    },
  })

/** How long nothing is typed before what was typed is kept. */
const restMs = 800

interface KeptDraft {
  /** What was kept before; `null` when nothing was, `undefined` while it is not known. */
  readonly kept: unknown
  readonly keep: (content: unknown) => void
  readonly discard: () => Promise<void>
  readonly state: 'idle' | 'keeping' | 'kept' | 'failed'
}

/** Keeps what is typed into a form on the server, so that it is there on any device until it is sent. */
export function useDraft(key: string): KeptDraft {
  const queries = useQueryClient()
  const { data: kept } = useQuery(draftQuery(key))
  const save = useMutation({
    mutationFn: (content: unknown) => api.call('saveDraft', { params: { key }, body: { content } }),
    onSuccess: (_, content) => queries.setQueryData(['draft', key], content),
  })
  const keep = useDebouncedCallback(save.mutate, { delay: restMs, flushOnUnmount: true })
  const discard = async (): Promise<void> => {
    keep.cancel()
    await api.call('deleteDraft', { params: { key } })
    queries.setQueryData(['draft', key], null)
    save.reset()
  }
  const states = { idle: 'idle', pending: 'keeping', success: 'kept', error: 'failed' } as const
  return { kept, keep, discard, state: states[save.status] }
}
