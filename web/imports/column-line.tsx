import { ActionIcon, Badge, Group, Select, Text } from '@mantine/core'
import { IconAdjustments } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ColumnMapping, SheetRow } from './import-queries.ts'
import { ColumnDetails } from './column-details.tsx'
import classes from './sheet.module.css'

export interface TargetGroup {
  readonly group: string
  readonly items: readonly { readonly value: string; readonly label: string }[]
}

interface ColumnLineProps {
  readonly mapping: ColumnMapping
  readonly isDoubtful: boolean
  /** The first cells of the column. */
  readonly cells: readonly SheetRow['cells'][number][]
  readonly groups: readonly TargetGroup[]
  readonly onChange: (mapping: ColumnMapping) => void
}

/** One column of the sheet: what stands in it and where it goes. */
export function ColumnLine({ mapping, isDoubtful, cells, groups, onChange }: ColumnLineProps) {
  const t = useTranslations('imports')
  const [isOpen, setOpen] = useState(false)
  const { column, to } = mapping
  const shown = [...new Set(cells.filter((cell) => cell !== null && cell !== '').map(String))].slice(0, 3)
  const told = [mapping.format && t('hasFormat'), mapping.values && t('hasValues')].filter(Boolean)
  return (
    <div className={classes['column']}>
      <div>
        <Text size="sm" fw={600}>
          {column}
        </Text>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {shown.join(' · ') || t('emptyColumn')}
        </Text>
      </div>
      <div>
        <Select
          size="sm"
          aria-label={t('goesTo', { column })}
          placeholder={t('aside')}
          searchable
          clearable
          data={groups as never}
          value={to}
          onChange={(next) => {
            // What was said of cells held for the earlier place.
            const { values: _v, format: _f, ...rest } = mapping
            onChange(next === mapping.to ? mapping : { ...rest, to: next })
          }}
        />
      </div>
      <Group gap={6}>
        {isDoubtful && (
          <Badge color="yellow" variant="light" autoContrast>
            {t('doubtful')}
          </Badge>
        )}
        <Text size="xs" c="dimmed">
          {told.join(' · ')}
        </Text>
      </Group>
      <ActionIcon
        variant="subtle"
        color="gray"
        style={{ visibility: to === null ? 'hidden' : 'visible' }}
        aria-label={t('details', { column })}
        onClick={() => setOpen(true)}
      >
        <IconAdjustments size={18} />
      </ActionIcon>
      {isOpen && to !== null && (
        <ColumnDetails mapping={mapping} cells={cells} onClose={() => setOpen(false)} onChange={onChange} />
      )}
    </div>
  )
}
