import { Button, Group, SegmentedControl, Table, Text } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '../language/use-said.ts'
import { api } from '../api/client.ts'
import { NothingHere, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { rowsQuery } from './import-queries.ts'
import type { SheetRow, Shown, WholeImport } from './import-queries.ts'
import classes from './sheet.module.css'

interface SheetGridProps {
  readonly found: WholeImport
  readonly show: Shown
  readonly onEdit: () => void
}

interface Edit {
  readonly row: number
  readonly cells?: Readonly<Record<string, string>>
  readonly decision?: 'take' | 'leave out'
}

/** The rows of the sheet with what is wrong with their cells; a cell is mended where it stands. */
export function SheetGrid({ found, show, onEdit }: SheetGridProps) {
  const t = useTranslations('imports')
  const p = useTranslations('parts')
  const pages = useInfiniteQuery(rowsQuery(found.id, show))
  const [edits, setEdits] = useState<ReadonlyMap<number, Edit>>(new Map())
  const keep = useMutation({
    mutationFn: ({ row, cells = {}, decision }: Edit) =>
      api.call('editImportRow', {
        params: { id: found.id, row },
        body: { cells, ...(decision !== undefined && { decision }) },
      }),
    onError: (error, { row }) => {
      // What was refused does not look as if it were kept.
      setEdits((old) => new Map([...old].filter(([edited]) => edited !== row)))
      tellFailed(t('refused'), error)
    },
    onSuccess: onEdit,
  })
  if (pages.isPending) return <PageLoading />
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? []
  if (rows.length === 0)
    return <NothingHere title={t('noRows')} text={t(show === 'all' ? 'noRowsText' : 'noRowsShown')} />
  const problems = new Set(rows.flatMap(({ issues }) => issues.map(({ column }) => column)))
  // Columns with something wrong come first: they are what the reader is here for.
  const columns = found.columns.toSorted((a, b) => Number(problems.has(b)) - Number(problems.has(a)))
  const edit = (change: Edit): void => {
    const before = edits.get(change.row)
    const decision = change.decision ?? before?.decision
    const merged: Edit = {
      row: change.row,
      cells: { ...before?.cells, ...change.cells },
      ...(decision !== undefined && { decision }),
    }
    setEdits(new Map(edits).set(change.row, merged))
    keep.mutate(merged)
  }
  return (
    <>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('grid')}>
        <Table fz="sm" verticalSpacing={4} className={classes['sheet']}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes['row']}>{t('rowTitle')}</Table.Th>
              <Table.Th className={classes['problems']}>{t('problems')}</Table.Th>
              {columns.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <GridRow
                key={row.row}
                row={row}
                edit={edits.get(row.row)}
                columns={columns}
                names={found.columns}
                onEdit={edit}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {pages.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {p('more')}
          </Button>
        </Group>
      )}
    </>
  )
}

interface GridRowProps {
  readonly row: SheetRow
  readonly edit: Edit | undefined
  readonly columns: readonly string[]
  /** Names in the order of the sheet. */
  readonly names: readonly string[]
  readonly onEdit: (edit: Edit) => void
}

function GridRow({ row: { row, cells, issues, decision }, edit, columns, names, onEdit }: GridRowProps) {
  const said = useSaid()
  const t = useTranslations('imports')
  const asks = issues.some(({ level }) => level === 'question')
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes['row']}>
        <span aria-label={t('row', { row })}>{row}</span>
        {edit?.cells && <span className={classes['mended']}>{t('mended')}</span>}
      </Table.Th>
      <Table.Td className={classes['problems']}>
        {issues.map(({ column, message, code }) => (
          <Text key={`${column} ${code}`} size="sm">
            {column !== '' && <strong>{column}: </strong>}
            {said(message)}
          </Text>
        ))}
        {asks && (
          <SegmentedControl
            size="xs"
            mt={4}
            aria-label={t('decide', { row })}
            value={edit?.decision ?? decision ?? ''}
            onChange={(value) => onEdit({ row, decision: value as 'take' })}
            data={(['take', 'leave out'] as const).map((value) => ({
              value,
              label: t(`decisions.${value}`),
            }))}
          />
        )}
      </Table.Td>
      {columns.map((column) => (
        <Table.Td key={column}>
          <Cell
            label={t('cell', { column, row })}
            value={edit?.cells?.[column] ?? String(cells[names.indexOf(column)] ?? '')}
            level={
              edit?.cells?.[column] === undefined
                ? issues.find((issue) => issue.column === column)?.level
                : undefined
            }
            onKeep={(value) => onEdit({ row, cells: { [column]: value } })}
          />
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

interface CellProps {
  readonly label: string
  readonly value: string
  readonly level: string | undefined
  readonly onKeep: (value: string) => void
}

const focusOn = (field: HTMLInputElement | null): void => field?.focus()

/** A cell that becomes a field when it is chosen: Enter keeps, Escape lets be. */
function Cell({ label, value, level, onKeep }: CellProps) {
  const [typed, setTyped] = useState<string>()
  if (typed === undefined)
    return (
      <button
        type="button"
        className={classes['cell']}
        data-level={level}
        aria-label={`${label}: ${value}`}
        title={value}
        onClick={() => setTyped(value)}
      >
        {value}
      </button>
    )
  const leave = (isKept: boolean): void => {
    if (isKept && typed !== value) onKeep(typed)
    setTyped(undefined)
  }
  return (
    <input
      className={classes['edit']}
      // The reader has just asked to write here.
      ref={focusOn}
      aria-label={label}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => leave(true)}
      onKeyDown={({ key }) => {
        if (key === 'Enter') leave(true)
        if (key === 'Escape') leave(false)
      }}
    />
  )
}
