import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { useWords } from '../language/use-words.ts'
import { changesQuery } from './import-queries.ts'
import type { CellsRead, WholeImport } from './import-queries.ts'
import { ChangedCell } from './changed-cell.tsx'
import classes from './sheet.module.css'

const shownAtFirst = 4

/** What was read differently from what stands in the sheet: the file itself, then cells by column, most first. */
export function ReadDifferently({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const p = useTranslations('parts')
  const said = useSaid()
  const [isWhole, setWhole] = useState(false)
  const changes = useQuery(changesQuery(found)).data ?? []
  if (changes.length === 0 && found.notes.length === 0) return null
  const cells = changes.reduce((sum, change) => sum + change.cells, 0)
  const columns = new Set(changes.map(({ column }) => column)).size
  // Once the sheet is removed there is no example of anything.
  const isKept = changes.some(({ examples }) => examples.length > 0)
  const shown = isWhole ? changes : changes.slice(0, shownAtFirst)
  return (
    <Card withBorder>
      <Stack gap="xs">
        <div>
          <Title order={2} fz="md">
            {t('readDifferently')}
          </Title>
          <Text size="sm" c="dimmed">
            {cells > 0 ? t('readDifferentlyText', { cells, columns }) : t('readAsWritten')}
          </Text>
        </div>
        {found.notes.map(({ code, message }) => (
          <div key={`${code} ${message}`} className={classes['line']}>
            <Text size="sm" c="dimmed">
              {t('ofFile')}
            </Text>
            <Text size="sm">{said(message)}</Text>
          </div>
        ))}
        {shown.map((change) => (
          <Line key={`${change.column} ${change.kind}`} change={change} isKept={isKept} />
        ))}
        {changes.length > shown.length && (
          <Group>
            <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
              {p('more')} ({changes.length - shown.length})
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  )
}

interface LineProps {
  readonly change: CellsRead
  readonly isKept: boolean
}

function Line({ change: { column, kind, cells, examples }, isKept }: LineProps) {
  const t = useTranslations('imports')
  const word = useWords()
  const { day } = useFormat()
  const isDay = kind === 'day' || kind === 'short year'
  const afterOf = (after: string): string => {
    if (after === '') return t('emptyCell')
    if (isDay && /^\d{4}-\d{2}-\d{2}$/.test(after)) return day(after)
    return kind === 'word' ? word(after) : after
  }
  return (
    <div className={classes['line']}>
      <Text size="sm" c="dimmed">
        {t(`changes.${kind}`)}
      </Text>
      <Group gap="md" className={classes['examples']}>
        <Text size="sm" fw={600}>
          {column}
        </Text>
        {examples.map(({ row, before, after }) => (
          <ChangedCell key={row} before={before} after={afterOf(after)} />
        ))}
        {isKept && examples.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('onlyCounted')}
          </Text>
        )}
      </Group>
      <Text size="sm" c="dimmed" className="number">
        {t('inCells', { count: cells })}
      </Text>
    </div>
  )
}
