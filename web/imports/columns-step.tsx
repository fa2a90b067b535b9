import { Alert, Card, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ColumnLine } from './column-line.tsx'
import { Fold } from '../parts/fold.tsx'
import { ColumnsFinish } from './columns-finish.tsx'
import { sampleQuery, targetsQuery } from './import-queries.ts'
import type { ColumnMapping, ImportMapping, WholeImport } from './import-queries.ts'
import { ImportNotes } from './import-notes.tsx'
import { OwnValues } from './own-values.tsx'
import { ReadingOptions } from './reading-options.tsx'
import { SavedMappings } from './saved-mappings.tsx'
import { SheetCurrency, isCurrency, saysCurrency } from './sheet-currency.tsx'
import { SheetKind } from './sheet-kind.tsx'
import { isAmount } from './amounts.ts'
import { useTargetName } from './target-name.ts'

type Filter = 'all' | 'doubtful' | 'aside'

/** Says where each column goes: as proposed, as it was done before, or as chosen here. */
export function ColumnsStep({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const nameOf = useTargetName()
  const [mapping, setMapping] = useState<ImportMapping>(found.mapping ?? emptyMapping(found))
  const [filter, setFilter] = useState<Filter>('all')
  // What is placed meanwhile stays where it was chosen.
  const [asideAtFirst, setAsideAtFirst] = useState(() => asideIn(mapping, found.columns))
  const targets = useQuery(targetsQuery)
  const sample = useQuery(sampleQuery(found.id, found.changedAt))
  const byColumn = new Map(mapping.columns.map((one) => [one.column, one]))
  const suggested = new Map((found.suggestion ?? []).map((one) => [one.column, one]))
  const isDoubtful = (column: string): boolean => {
    const proposal = suggested.get(column)
    const to = byColumn.get(column)?.to ?? null
    return to !== null && proposal?.to === to && proposal.confidence < 0.8
  }
  const groups = useMemo(
    () =>
      targetGroups(
        (targets.data ?? []).filter(({ mayWrite }) => mayWrite),
        nameOf,
      ),
    [targets.data, nameOf],
  )
  const change = (next: ColumnMapping): void =>
    setMapping((old) => ({
      ...old,
      columns: [...old.columns.filter(({ column }) => column !== next.column), next],
    }))
  const placed = mapping.columns.filter(({ to }) => to !== null)
  const twice = placed.find(({ to }, index) => placed.findIndex((other) => other.to === to) !== index)
  // An amount without a currency is no amount: it is asked for here, not row by row.
  const amounts = placed
    .filter(({ to }) => isAmount(to!) && !saysCurrency(mapping, to!))
    .map(({ column }) => column)
  const lacking = placed.filter(
    ({ column, format }) => amounts.includes(column) && !isCurrency(format?.currency),
  )
  const shown = found.columns.filter((column) => {
    if (filter === 'doubtful') return isDoubtful(column)
    return filter === 'all' || (byColumn.get(column)?.to ?? null) === null
  })
  // Those with a place first; what is kept aside is told by name and opened on a press.
  const isFolded = (column: string): boolean =>
    filter === 'all' && asideAtFirst.has(column) && asideAtFirst.size < found.columns.length
  const [folded, atOnce] = [shown.filter(isFolded), shown.filter((column) => !isFolded(column))]
  const lineOf = (column: string) => (
    <ColumnLine
      key={column}
      mapping={byColumn.get(column) ?? { column, to: null }}
      isDoubtful={isDoubtful(column)}
      cells={(sample.data ?? []).map(({ cells }) => cells[found.columns.indexOf(column)] ?? null)}
      groups={groups}
      onChange={change}
    />
  )
  return (
    <Stack gap="md">
      <ImportNotes found={found} />
      <ReadingOptions found={found} />
      <SheetKind mapping={mapping} onChange={setMapping} />
      {amounts.length > 0 && (
        <SheetCurrency
          columns={amounts}
          said={currencyOf(amounts.map((column) => byColumn.get(column)?.format?.currency))}
          onChange={(currency) =>
            setMapping({
              ...mapping,
              columns: mapping.columns.map((one) =>
                amounts.includes(one.column) ? { ...one, format: { ...one.format, currency } } : one,
              ),
            })
          }
        />
      )}
      <Group justify="space-between">
        <Text>{t('placed', { placed: placed.length, all: found.columns.length })}</Text>
        <Group gap="sm">
          <SavedMappings
            columns={found.columns}
            onTake={(saved) => {
              setMapping({ ...saved, asOf: mapping.asOf })
              setAsideAtFirst(asideIn(saved, found.columns))
            }}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('show')}
            value={filter}
            onChange={(value) => setFilter(value as Filter)}
            data={(['all', 'doubtful', 'aside'] as const).map((value) => ({
              value,
              label: t(`filters.${value}`),
            }))}
          />
        </Group>
      </Group>
      <Card withBorder padding={0}>
        {shown.length === 0 && (
          <Text p="md" c="dimmed">
            {t('noneHere')}
          </Text>
        )}
        {atOnce.map(lineOf)}
      </Card>
      {folded.length > 0 && (
        <Fold title={t('keptAside', { count: folded.length })} text={folded.join(', ')}>
          {folded.map(lineOf)}
        </Fold>
      )}
      <OwnValues mapping={mapping} groups={groups} onChange={setMapping} />
      {twice?.to != null && (
        <Alert color="red" variant="light" role="alert">
          {t('twice', { target: nameOf(twice.to) })}
        </Alert>
      )}
      <ColumnsFinish
        found={found}
        mapping={mapping}
        isSound={twice === undefined && placed.length > 0 && lacking.length === 0}
        {...(placed.length === 0
          ? { lacks: t('placeFirst') }
          : lacking.length > 0 && { lacks: t('currencyFirst') })}
      />
    </Stack>
  )
}

const emptyMapping = ({ createdAt }: WholeImport): ImportMapping => ({
  kind: 'snapshot',
  asOf: createdAt.slice(0, 10),
  columns: [],
  fixed: {},
  defaults: {},
})

/** The one currency of all, or none. */
const currencyOf = ([first, ...others]: readonly (string | undefined)[]): string | undefined =>
  others.every((one) => one === first) ? first : undefined

/** Columns that a mapping keeps aside. */
const asideIn = ({ columns }: ImportMapping, all: readonly string[]): ReadonlySet<string> => {
  const placed = new Set(columns.flatMap(({ column, to }) => (to === null ? [] : [column])))
  return new Set(all.filter((column) => !placed.has(column)))
}

/** Targets by kind of record, as a select shows them. */
function targetGroups(
  targets: readonly { readonly name: string; readonly entity: string }[],
  nameOf: (name: string) => string,
) {
  const grouped = Map.groupBy(targets, ({ name }) => name.split('.')[0]!)
  return [...grouped].map(([kind, list]) => ({
    group: nameOf(kind),
    items: list.map(({ name }) => ({ value: name, label: nameOf(name) })),
  }))
}
