import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { tellFailed } from '../parts/tell.tsx'
import { importQuery } from './import-queries.ts'
import type { ImportMapping, WholeImport } from './import-queries.ts'
import classes from './sheet.module.css'

interface ColumnsFinishProps {
  readonly found: WholeImport
  readonly mapping: ImportMapping
  readonly isSound: boolean
  /** What is to be done first, where it stands far above. */
  readonly lacks?: string
}

/** Keeps the mapping, and has every cell checked with it. */
export function ColumnsFinish({ found, mapping, isSound, lacks }: ColumnsFinishProps) {
  const t = useTranslations('imports')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [saveAs, setSaveAs] = useState('')
  const go = useMutation({
    mutationFn: async () => {
      const name = saveAs.trim()
      await api.call('mapImport', {
        params: { id: found.id },
        body: { mapping, ...(name !== '' && { saveAs: name }) },
      })
      return api.call('checkImport', { params: { id: found.id } })
    },
    onSuccess: async ({ data }) => {
      queries.setQueryData(importQuery(found.id).queryKey, data)
      void queries.invalidateQueries({ queryKey: ['import mappings'] })
      await navigate({ to: '.', search: {} as never })
    },
    onError: (error) => tellFailed(t('refused'), error),
  })
  return (
    <Group justify="end" align="end" className={classes['finish']}>
      {lacks !== undefined && (
        <Text size="sm" c="dimmed" mb={8}>
          {lacks}
        </Text>
      )}
      <TextInput
        label={t('saveMapping')}
        placeholder={t('saveMappingHint')}
        maxLength={100}
        value={saveAs}
        onChange={({ currentTarget }) => setSaveAs(currentTarget.value)}
      />
      <Button disabled={!isSound} loading={go.isPending} onClick={() => go.mutate()}>
        {t('checkRows')}
      </Button>
    </Group>
  )
}
