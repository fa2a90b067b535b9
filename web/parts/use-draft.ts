import { useDebouncedCallback } from '@mantine/hooks'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'

const draftQuery = (key: string) =>
  queryOptions({
    queryKey: ['draft', key],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<unknown> => {
      const { items } = (await api.call('listDrafts', {}, { signal })).data
      if (!items.some((draft) => draft.key === key)) return null
      return (await api.call('getDraft', { params: { key } }, { signal })).data.content
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
  // How often something was typed, and up to where it is kept.
  const [typed, setTyped] = useState(0)
  const [keptTo, setKeptTo] = useState(0)
  const save = useMutation({
    mutationFn: ({ content }: Typed) => api.call('saveDraft', { params: { key }, body: { content } }),
    onSuccess: (_, { content, count }) => {
      queries.setQueryData(['draft', key], content)
      setKeptTo(count)
    },
  })
  const saveLater = useDebouncedCallback(save.mutate, { delay: restMs, flushOnUnmount: true })
  const keep = (content: unknown): void => {
    setTyped(typed + 1)
    saveLater({ content, count: typed + 1 })
  }
  const discard = async (): Promise<void> => {
    saveLater.cancel()
    await api.call('deleteDraft', { params: { key } })
    queries.setQueryData(['draft', key], null)
    setTyped(0)
    setKeptTo(0)
    save.reset()
  }
  const standing = keptTo === typed ? 'kept' : save.isError ? 'failed' : 'keeping'
  return { kept, keep, discard, state: typed === 0 ? 'idle' : standing }
}

interface Typed {
  readonly content: unknown
  readonly count: number
}
