import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { tellFailed } from '../parts/tell.tsx'
import { importQuery } from './import-queries.ts'
import type { WholeImport } from './import-queries.ts'

interface ReadAgain {
  readonly read: (reading: WholeImport['reading']) => void
  readonly isPending: boolean
}

/** Has the file of an import read anew in another way. */
export function useReadAgain({ id }: Pick<WholeImport, 'id'>): ReadAgain {
  const t = useTranslations('imports')
  const queries = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (reading: WholeImport['reading']) =>
      api.call('readImportSheet', { params: { id }, body: { reading } }),
    onSuccess: ({ data }) => queries.setQueryData(importQuery(id).queryKey, data),
    onError: (error) => tellFailed(t('refused'), error),
  })
  return { read: mutate, isPending }
}
