import { Alert, Button, Card, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { tellFailed } from '../parts/tell.tsx'
import { ColumnLine } from './column-line.tsx'
import { importQuery, mappingsQuery, sampleQuery, targetsQuery } from './import-queries.ts'
import type { ColumnMapping, ImportMapping, WholeImport } from './import-queries.ts'
import { ImportNotes } from './import-notes.tsx'
import { OwnValues } from './own-values.tsx'
import classes from './sheet.module.css'
import { isAmount } from './amounts.ts'
import { useTargetName } from './target-name.ts'

type Filter = 'all' | 'doubtful' | 'aside'

/** Says where each column goes: as proposed, as it was done before, or as chosen here. */
export function ColumnsStep({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const nameOf = useTargetName()
  const [mapping, setMapping] = useState<ImportMapping>(found.mapping ?? emptyMapping(found))
  const [filter, setFilter] = useState<Filter>('all')
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
  return (
    <Stack gap="md">
      <ImportNotes notes={found.notes} />
      <SheetKind mapping={mapping} onChange={setMapping} />
      {amounts.length > 0 && (
        <SheetCurrency
          columns={amounts}
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
            onTake={(saved) => setMapping({ ...saved, asOf: mapping.asOf })}
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
        {shown.map((column) => (
          <ColumnLine
            key={column}
            mapping={byColumn.get(column) ?? { column, to: null }}
            isDoubtful={isDoubtful(column)}
            cells={(sample.data ?? []).map(({ cells }) => cells[found.columns.indexOf(column)] ?? null)}
            groups={groups}
            onChange={change}
          />
        ))}
      </Card>
      <OwnValues mapping={mapping} groups={groups} onChange={setMapping} />
      {twice?.to != null && (
        <Alert color="red" variant="light" role="alert">
          {t('twice', { target: nameOf(twice.to) })}
        </Alert>
      )}
      <Finish
        found={found}
        mapping={mapping}
        isSound={twice === undefined && placed.length > 0 && lacking.length === 0}
      />
    </Stack>
  )
}

const isCurrency = (text: string | undefined): boolean => /^[A-Z]{3}$/.test(text ?? '')

/** Whether a column or a value of the mapping names the currency of an amount. */
function saysCurrency({ columns, fixed, defaults }: ImportMapping, target: string): boolean {
  const name = `${target.replace(/\.minor$/, '')}.currency`
  return columns.some(({ to }) => to === name) || Object.hasOwn({ ...fixed, ...defaults }, name)
}

interface SheetCurrencyProps {
  readonly columns: readonly string[]
  readonly onChange: (currency: string) => void
}

/** The currency of all amounts that name none. */
function SheetCurrency({ columns, onChange }: SheetCurrencyProps) {
  const t = useTranslations('imports')
  const [typed, setTyped] = useState('')
  return (
    <Card withBorder>
      <Group align="center" gap="md">
        <TextInput
          w={200}
          label={t('currency')}
          placeholder="EUR"
          required
          maxLength={3}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value.toUpperCase())
            onChange(value.toUpperCase())
          }}
          {...(!isCurrency(typed) && typed.length === 3 && { error: t('currencyCode') })}
        />
        <Text size="sm" c="dimmed" maw={520}>
          {t('currencyText', { columns: columns.join(', ') })}
        </Text>
      </Group>
    </Card>
  )
}

const emptyMapping = ({ createdAt }: WholeImport): ImportMapping => ({
  kind: 'snapshot',
  asOf: createdAt.slice(0, 10),
  columns: [],
  fixed: {},
  defaults: {},
})

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

interface SheetKindProps {
  readonly mapping: ImportMapping
  readonly onChange: (mapping: ImportMapping) => void
}

function SheetKind({ mapping, onChange }: SheetKindProps) {
  const t = useTranslations('imports')
  return (
    <Card withBorder>
      <Group align="end" gap="md">
        <Stack gap={2}>
          <Text size="sm" fw={500}>
            {t('kind')}
          </Text>
          <SegmentedControl
            aria-label={t('kind')}
            value={mapping.kind}
            onChange={(kind) => onChange({ ...mapping, kind: kind as ImportMapping['kind'] })}
            data={(['snapshot', 'history'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Stack>
        <TextInput
          type="date"
          label={t('asOf')}
          required
          value={mapping.asOf}
          onChange={({ currentTarget: { value } }) => onChange({ ...mapping, asOf: value })}
        />
        <Text size="sm" c="dimmed" maw={420}>
          {t(`kindTexts.${mapping.kind}`)}
        </Text>
      </Group>
    </Card>
  )
}

interface SavedMappingsProps {
  readonly columns: readonly string[]
  readonly onTake: (mapping: ImportMapping) => void
}

/** Mappings that were kept, where they name columns of this sheet. */
function SavedMappings({ columns, onTake }: SavedMappingsProps) {
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

interface FinishProps {
  readonly found: WholeImport
  readonly mapping: ImportMapping
  readonly isSound: boolean
}

function Finish({ found, mapping, isSound }: FinishProps) {
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
