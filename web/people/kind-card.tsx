import { kindAt } from '@cadre/contract/forms'
import { Button, Card, Group, SimpleGrid, Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { isUsual, useShownValue } from './shown-value.ts'
import classes from './kind-card.module.css'

/** What a record of the overview holds. */
export interface OverviewRecord {
  readonly id: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly values: Readonly<Record<string, unknown>>
}

interface KindCardProps {
  /** Lines that are shown at first of what there is a lot of. */
  readonly firstLines?: number
  readonly kind: string
  readonly records: readonly OverviewRecord[]
  /** What ids in the records are called, where the answer told it. */
  readonly names?: Readonly<Record<string, string>>
  /** What can be done with a record, with the word for it. */
  readonly action?: { readonly title: string; readonly onClick: (record: OverviewRecord) => void } | undefined
}

const isSaid = (value: unknown): boolean => value !== null && value !== undefined && value !== ''

/** The records of one kind about a person: one field by field, several as lines, newest first. */
export function KindCard({ kind, records, names, action, firstLines = 12 }: KindCardProps) {
  const t = useTranslations('person')
  const { day } = useFormat()
  const word = useWords()
  const known = [...new Set(records.flatMap(({ values }) => Object.keys(values)))].filter(
    (field) =>
      field !== 'isSynthetic' &&
      records.some(({ values }) => isSaid(values[field]) && !isUsual(field, values[field])),
  )
  const show = useShownValue(known, names)
  // What leads to something that has no name says nothing.
  const fields = known.filter((field) =>
    records.some(({ values }) => !['', '…'].includes(show(field, values[field]))),
  )
  const [only] = records
  return (
    <Card withBorder padding="md">
      <Group justify="space-between" mb="xs" align="start" wrap="nowrap">
        <div>
          <Title order={2}>{word(records.length === 1 ? kindAt(kind) : kind)}</Title>
          <Text size="xs" c="dimmed" className="number">
            {records.length === 1 && only
              ? period(only, { from: (on) => t('from', { day: day(on) }), day })
              : t('records', { count: records.length })}
          </Text>
        </div>
        {action && records.length === 1 && only && (
          <Button
            variant="default"
            size="compact-sm"
            className="no-print"
            flex="none"
            onClick={() => action.onClick(only)}
          >
            {action.title}
          </Button>
        )}
      </Group>
      {records.length === 1 && only ? (
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md" verticalSpacing="sm" component="dl" m={0}>
          {fields.map((field) => (
            <div key={field}>
              <Text size="xs" c="dimmed" component="dt">
                {word(field)}
              </Text>
              <Text size="sm" component="dd" m={0} className={`number ${classes['value']}`}>
                {show(field, only.values[field])}
              </Text>
            </div>
          ))}
        </SimpleGrid>
      ) : (
        <Lines
          kind={kind}
          records={records}
          fields={fields}
          show={show}
          action={action}
          firstLines={firstLines}
        />
      )}
    </Card>
  )
}

interface LinesProps extends Omit<KindCardProps, 'names' | 'firstLines'> {
  readonly firstLines: number
  readonly fields: readonly string[]
  readonly show: (field: string, value: unknown) => string
}

function Lines({ kind, records, fields, show, action, firstLines }: LinesProps) {
  const t = useTranslations('person')
  const { day } = useFormat()
  const word = useWords()
  const [isWhole, setWhole] = useState(false)
  const newest = records.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))
  const columns = useMemo(
    (): Column<OverviewRecord>[] => [
      {
        id: 'when',
        title: t('when'),
        sortBy: ({ validFrom }) => validFrom,
        cell: (record) => <span className={classes['when']}>{period(record, { from: day, day })}</span>,
      },
      ...fields.map((field) => ({
        id: field,
        title: word(field),
        isQuiet: true,
        isNamed: true,
        isNumber: records.every(({ values }) => typeof (values[field] ?? 0) === 'number'),
        cell: ({ values }: OverviewRecord) => show(field, values[field]),
      })),
      ...(action
        ? [
            {
              id: 'action',
              title: '',
              width: '6rem',
              isAct: true,
              cell: (record: OverviewRecord) => (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  className="no-print"
                  onClick={() => action.onClick(record)}
                >
                  {action.title}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [t, word, day, fields, records, show, action],
  )
  return (
    <div>
      <DataTable
        isWithin
        label={word(kind)}
        rows={isWhole ? newest : newest.slice(0, firstLines)}
        columns={columns}
        idOf={({ id, validFrom }) => `${id} ${validFrom}`}
      />
      {!isWhole && newest.length > firstLines && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setWhole(true)}>
          {t('showAll', { count: newest.length })}
        </Button>
      )}
    </div>
  )
}

interface Words {
  readonly from: (day: string) => string
  readonly day: (day: string) => string
}

/** From when a record holds, and until when where it has an end. */
function period({ validFrom, validTo }: OverviewRecord, { from, day }: Words): string {
  return validTo === null ? from(validFrom) : `${day(validFrom)} – ${day(lastDay(validTo))}`
}

/** The day before the first that no longer counts. */
const lastDay = (end: string): string => new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10)
