import { Button, Checkbox, Group, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import {
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import type { RowSelectionState, SortingState } from '@tanstack/react-table'
import { useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DrawnRows } from './drawn-rows.tsx'
import { TableLine } from './table-line.tsx'
import { tellFailed } from './tell.tsx'
import classes from './data-table.module.css'

/** What a table can be sorted by. */
type Sortable = string | number | null | undefined

export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** What the rows are sorted by; left out when they cannot be. */
  readonly sortBy?: (row: Row) => Sortable
  /** A CSS grid track; a share of the width when left out. */
  readonly width?: string
  readonly isNumber?: boolean
  /** Said quietly below the first column on a phone. */
  readonly isQuiet?: boolean
  /** Holds what can be done with the row. */
  readonly isAct?: boolean
  /** On a phone its title stands before it, as before a number. */
  readonly isNamed?: boolean
}

export interface DataTableProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly idOf: (row: Row) => string
  /** How a row is called where it is chosen. */
  readonly nameOf?: (row: Row) => string
  /** Column to sort by, with - before it for descending, as it stands in the address. */
  readonly sort?: string | undefined
  readonly onSort?: (sort: string | undefined) => void
  /** Whether the rows come in the order that is asked for: they are not sorted here. */
  readonly comesSorted?: boolean
  /** What can be done with the chosen rows; with it rows can be chosen. */
  readonly actions?: (chosen: readonly Row[], clear: () => void) => ReactNode
  /** Stands in a card, whose frame is its own. */
  readonly isWithin?: boolean
  /** Fills the height there is and draws only the rows in sight. */
  readonly fills?: boolean
  /** How many rows there are in all; the table asks for more at its end. */
  readonly total?: number
  readonly onEnd?: () => void
  /** Reads the rows that are not there yet and gives all; with it all that there are can be chosen. */
  readonly onWhole?: () => Promise<readonly Row[]>
}

const features = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  sortedRowModel: createSortedRowModel(),
})

/** The one table of these pages: sorted, chosen from, drawn as far as it is in sight. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, columns, idOf, sort, onSort, actions } = props
  const t = useTranslations('parts')
  const [rowSelection, setSelection] = useState<RowSelectionState>({})
  const [own, setOwn] = useState<string>()
  const sorting = sortingOf(onSort ? sort : own)
  const defined = useMemo(() => columns.map(tableColumn), [columns])
  const table = useTable({
    features,
    columns: defined as never,
    data: rows as Row[],
    getRowId: idOf,
    manualSorting: props.comesSorted === true,
    state: { sorting, rowSelection },
    onSortingChange: (change) => {
      const next = typeof change === 'function' ? change(sorting) : change
      const [first] = next
      ;(onSort ?? setOwn)(first && `${first.desc ? '-' : ''}${first.id}`)
    },
    onRowSelectionChange: setSelection,
  })
  // Rows that come in order are shown as they come: of thousands no model is made anew with every page of them.
  const shown =
    props.comesSorted === true ? rows : table.getRowModel().rows.map(({ original }) => original as Row)
  const chosen = shown.filter((row) => rowSelection[idOf(row)] === true)
  const lastChosen = useRef<string>(undefined)
  const choose = (row: Row, is: boolean, isRange: boolean): void => {
    const ids = isRange ? idsBetween(shown.map(idOf), lastChosen.current, idOf(row)) : [idOf(row)]
    lastChosen.current = idOf(row)
    setSelection((before) => {
      const others = Object.keys(before).filter((id) => !ids.includes(id))
      return Object.fromEntries([...others, ...(is ? ids : [])].map((id) => [id, true as const]))
    })
  }
  const tracks = [
    ...(actions ? ['20px'] : []),
    ...columns.map(
      ({ width, isNumber }) => width ?? (isNumber ? 'minmax(4.5rem, 0.5fr)' : 'minmax(6.5rem, 1fr)'),
    ),
  ].join(' ')
  const line = (row: Row) => ({
    row,
    columns,
    ...(actions && {
      pick: {
        label: t('selectRow', { name: props.nameOf?.(row) ?? idOf(row) }),
        isChosen: rowSelection[idOf(row)] === true,
        onChoose: (is: boolean, isRange: boolean) => choose(row, is, isRange),
      },
    }),
  })
  const head = (
    <div role="rowgroup" className={classes['head']}>
      <div
        role="row"
        className={classes['row']}
        data-sort={
          columns.some(({ sortBy }) => sortBy !== undefined)
            ? t('sortBy')
            : actions
              ? t('selectAll')
              : undefined
        }
      >
        {actions && (
          <div role="columnheader" className={classes['title']}>
            <Checkbox
              size="xs"
              aria-label={t('selectAll')}
              checked={shown.length > 0 && chosen.length === shown.length}
              indeterminate={chosen.length > 0 && chosen.length < shown.length}
              onChange={({ currentTarget: { checked } }) =>
                setSelection(
                  checked ? Object.fromEntries(shown.map((row) => [idOf(row), true as const])) : {},
                )
              }
            />
          </div>
        )}
        {columns.map((column) => (
          <ColumnTitle
            key={column.id}
            column={column}
            sorted={sorting.find(({ id }) => id === column.id)}
            onSort={() => table.getColumn(column.id)?.toggleSorting()}
          />
        ))}
      </div>
    </div>
  )
  return (
    <>
      {actions && chosen.length > 0 && (
        <Group gap="sm" role="status">
          <Text size="sm" fw={600}>
            {t('selected', { count: chosen.length })}
          </Text>
          {props.onWhole && chosen.length === shown.length && chosen.length < (props.total ?? 0) && (
            <ChooseWhole
              count={props.total ?? 0}
              onWhole={props.onWhole}
              onChosen={(all) =>
                setSelection(Object.fromEntries(all.map((row) => [idOf(row), true as const])))
              }
            />
          )}
          {actions(chosen, () => setSelection({}))}
          <Button size="compact-sm" variant="subtle" onClick={() => setSelection({})}>
            {t('clearSelection')}
          </Button>
        </Group>
      )}
      {props.fills === true ? (
        <DrawnRows {...props} rows={shown} tracks={tracks} head={head} line={line} />
      ) : (
        <div
          className={`${classes['box']} ${props.isWithin === true ? classes['within'] : ''}`}
          role="table"
          aria-label={props.label}
          style={{ '--columns': tracks } as never}
        >
          {head}
          <div role="rowgroup">
            {shown.map((row) => (
              <TableLine key={idOf(row)} {...line(row)} />
            ))}
          </div>
        </div>
      )}
    </>
  )
}

/** The ids from one row to another, both counted; the second alone where the first is not there any more. */
function idsBetween(ids: readonly string[], from: string | undefined, to: string): readonly string[] {
  const first = from === undefined ? -1 : ids.indexOf(from)
  const last = ids.indexOf(to)
  return first === -1 ? [to] : ids.slice(Math.min(first, last), Math.max(first, last) + 1)
}

interface ChooseWholeProps<Row> {
  readonly count: number
  readonly onWhole: () => Promise<readonly Row[]>
  readonly onChosen: (rows: readonly Row[]) => void
}

/** Chooses all that there are, those too that are not read yet. */
function ChooseWhole<Row>({ count, onWhole, onChosen }: ChooseWholeProps<Row>) {
  const t = useTranslations('parts')
  const read = useMutation({
    mutationFn: onWhole,
    onSuccess: onChosen,
    onError: (error) => tellFailed(t('notSelected'), error),
  })
  return (
    <Button size="compact-sm" variant="light" loading={read.isPending} onClick={() => read.mutate()}>
      {t('selectWhole', { count })}
    </Button>
  )
}

const sortingOf = (sort: string | undefined): SortingState =>
  sort === undefined ? [] : [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }]

function tableColumn<Row extends object>({ id, title, sortBy }: Column<Row>) {
  return {
    id,
    header: title,
    accessorFn: (row: Row) => sortBy?.(row) ?? undefined,
    enableSorting: sortBy !== undefined,
    sortUndefined: 'last' as const,
    sortFn: (a: { getValue: (id: string) => Sortable }, b: typeof a) =>
      compare(a.getValue(id), b.getValue(id)),
  }
}

function compare(a: Sortable, b: Sortable): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b))
}

interface ColumnTitleProps<Row> {
  readonly column: Column<Row>
  readonly sorted: SortingState[number] | undefined
  readonly onSort: () => void
}

function ColumnTitle<Row>({ column, sorted, onSort }: ColumnTitleProps<Row>) {
  const t = useTranslations('parts')
  const { title, isNumber, sortBy } = column
  const className = `${classes['title']} ${isNumber === true ? classes['end'] : ''}`
  if (!sortBy)
    return (
      <div role="columnheader" className={className}>
        {title}
      </div>
    )
  const Arrow = sorted?.desc === true ? IconArrowDown : IconArrowUp
  return (
    <div
      role="columnheader"
      className={className}
      aria-sort={sorted ? (sorted.desc ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={classes['sort']}
        onClick={onSort}
        title={t(sorted && !sorted.desc ? 'sortDown' : 'sortUp', { column: title })}
      >
        {title}
        {sorted && <Arrow size={14} aria-hidden />}
      </button>
    </div>
  )
}
