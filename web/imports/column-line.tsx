import { ActionIcon, Badge, Group, Select, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconAdjustments, IconChevronDown } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ColumnMapping, SheetRow } from './import-queries.ts'
import { ColumnDetails } from './column-details.tsx'
import { useTargetName } from './target-name.ts'
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

/** One column of the sheet: what stands in it and where it goes. On a phone a touch on it opens what can be chosen. */
export function ColumnLine(props: ColumnLineProps) {
  const isNarrow = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false })
  // What was open on a wide screen stays so when it is turned: a dialog may stand over it.
  const [isOpen, setOpen] = useState(!isNarrow)
  const [isTouched, setTouched] = useState(false)
  const open = (): void => {
    setTouched(true)
    setOpen(true)
  }
  if (isNarrow && !isOpen) return <ClosedLine {...props} onOpen={open} />
  return <OpenLine {...props} startsAtPlace={isTouched} />
}

function ClosedLine({
  mapping: { column, to },
  isDoubtful,
  onOpen,
}: ColumnLineProps & { readonly onOpen: () => void }) {
  const t = useTranslations('imports')
  const nameOf = useTargetName()
  const target = to === null ? t('aside') : nameOf(to)
  return (
    <button
      type="button"
      className={classes['closed']}
      aria-expanded={false}
      aria-label={t('chooseFor', { column, target })}
      onClick={onOpen}
    >
      <span>
        <Text span display="block" size="sm" fw={600} truncate>
          {column}
        </Text>
        <Text span display="block" size="xs" c="dimmed" truncate>
          {target}
        </Text>
      </span>
      {isDoubtful && <Doubtful />}
      <IconChevronDown size={16} aria-hidden />
    </button>
  )
}

function Doubtful() {
  const t = useTranslations('imports')
  return (
    <Badge color="yellow" variant="light" autoContrast>
      {t('doubtful')}
    </Badge>
  )
}

function OpenLine({
  mapping,
  isDoubtful,
  cells,
  groups,
  onChange,
  startsAtPlace,
}: ColumnLineProps & { readonly startsAtPlace: boolean }) {
  const t = useTranslations('imports')
  const [isDetailed, setDetailed] = useState(false)
  const place = useRef<HTMLInputElement>(null)
  // Whoever has opened it goes on from there.
  useEffect(() => {
    if (startsAtPlace) place.current?.focus()
  }, [startsAtPlace])
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
          ref={place}
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
        {isDoubtful && <Doubtful />}
        <Text size="xs" c="dimmed">
          {told.join(' · ')}
        </Text>
      </Group>
      <ActionIcon
        variant="subtle"
        color="gray"
        style={{ visibility: to === null ? 'hidden' : 'visible' }}
        aria-label={t('details', { column })}
        onClick={() => setDetailed(true)}
      >
        <IconAdjustments size={18} />
      </ActionIcon>
      {isDetailed && to !== null && (
        <ColumnDetails
          mapping={mapping}
          cells={cells}
          onClose={() => setDetailed(false)}
          onChange={onChange}
        />
      )}
    </div>
  )
}
