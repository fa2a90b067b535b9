import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { mappingsQuery } from './import-queries.ts'
import type { ImportMapping } from './import-queries.ts'

interface SavedMappingsProps {
  readonly columns: readonly string[]
  readonly onTake: (mapping: ImportMapping) => void
}

/** Mappings that were kept, where they name columns of this sheet. */
export function SavedMappings({ columns, onTake }: SavedMappingsProps) {
  const t = useTranslations('imports')
  const saved = useQuery(mappingsQuery)
  const fitting = (saved.data ?? []).filter(({ mapping }) =>
    mapping.columns.every(({ column }) => columns.includes(column)),
  )
  if (fitting.length === 0) return null
  return (
    <Select
      size="xs"
      w={200}
      aria-label={t('savedMapping')}
      placeholder={t('savedMapping')}
      data={fitting.map(({ name }) => name)}
      value={null}
      onChange={(name) => {
        const one = fitting.find((mapping) => mapping.name === name)
        if (one) onTake(one.mapping)
      }}
    />
  )
}
