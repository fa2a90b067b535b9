import { Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { DataTableProps } from './data-table.tsx'
import { TableLine } from './table-line.tsx'
import { mostPrinted, useIsPrinted } from './use-is-printed.ts'
import classes from './data-table.module.css'

type LineProps<Row> = Parameters<typeof TableLine<Row>>[0]

interface DrawnRowsProps<Row> extends DataTableProps<Row> {
  readonly tracks: string
  readonly head: ReactNode
  readonly line: (row: Row) => LineProps<Row>
}

/** A table that draws only the rows in sight, however many there are, and asks for more at its end. */
export function DrawnRows<Row>(props: DrawnRowsProps<Row>) {
  const { label, rows, idOf, total = rows.length, onEnd, tracks, head, line } = props
  const t = useTranslations('parts')
  const scroll = useRef<HTMLDivElement>(null)
  const drawn = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 44,
    overscan: 12,
  })
  const isPrinted = useIsPrinted()
  const printed = Math.min(rows.length, mostPrinted)
  const items = drawn.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - 30 && rows.length < total) onEnd?.()
  }, [last, rows.length, total, onEnd])
  return (
    <div
      ref={scroll}
      className={`${classes['box']} ${classes['fills']}`}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <div role="table" aria-rowcount={total + 1} aria-label={label} style={{ '--columns': tracks } as never}>
        {head}
        {isPrinted ? (
          <div role="rowgroup">
            {rows.slice(0, mostPrinted).map((row) => (
              <TableLine key={idOf(row)} {...line(row)} />
            ))}
            {printed < total && (
              <Text size="sm" p="xs">
                {t('printedFirst', { count: printed, total })}
              </Text>
            )}
          </div>
        ) : (
          <div role="rowgroup" className={classes['drawn']} style={{ height: drawn.getTotalSize() }}>
            {items.map(({ index, start }) => (
              <TableLine
                key={idOf(rows[index]!)}
                {...line(rows[index]!)}
                index={index}
                measure={drawn.measureElement}
                style={{ transform: `translateY(${start}px)` }}
              />
            ))}
          </div>
        )}
      </div>
    </div>
  )
}
