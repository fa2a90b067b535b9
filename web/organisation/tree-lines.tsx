import { Text } from '@mantine/core'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { mostPrinted, useIsPrinted } from '../parts/use-is-printed.ts'
import { TreeLine } from './tree-line.tsx'
import type { Chart } from './use-chart.ts'
import { useTreeKeys } from '../parts/use-tree-keys.ts'
import classes from './chart-page.module.css'

/** The chart as lines; only those in sight are drawn, and the one that is stood on, which has the focus. */
export function TreeLines({ chart }: { readonly chart: Chart }) {
  const t = useTranslations('chart')
  const p = useTranslations('parts')
  const { lines, open, found, active, toggle, go } = chart
  const scroll = useRef<HTMLDivElement>(null)
  const keys = useTreeKeys(chart, scroll)
  const at = lines.findIndex(({ id }) => id === active.id)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 48,
    overscan: 12,
    getItemKey: (index) => lines[index]!.id,
    rangeExtractor: (range) =>
      at < 0
        ? defaultRangeExtractor(range)
        : [...new Set([...defaultRangeExtractor(range), at])].sort((a, b) => a - b),
  })
  useLayoutEffect(() => {
    if (active.by === 'search') rows.scrollToIndex(at, { align: 'center' })
    else if (active.by === 'keys') rows.scrollToIndex(at, { align: 'auto' })
    // Only what leads somewhere scrolls: not lines that open or close above.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [active])
  const isPrinted = useIsPrinted()
  const drawn = isPrinted
    ? lines.slice(0, mostPrinted).map((_, index) => ({ index, start: undefined }))
    : rows.getVirtualItems()
  return (
    <div ref={scroll} className={classes['scroll']}>
      <ul
        role="tree"
        aria-label={t('title')}
        className={classes['tree']}
        style={isPrinted ? undefined : { height: rows.getTotalSize() }}
        {...keys}
      >
        {drawn.map(({ index, start }) => {
          const line = lines[index]!
          return (
            <TreeLine
              key={line.id}
              line={line}
              isOpen={open.has(line.id)}
              isFound={found?.has(line.id) ?? false}
              isActive={line.id === active.id}
              start={start}
              onToggle={() => {
                toggle(line.id)
                go(line.id, 'keys')
              }}
            />
          )
        })}
      </ul>
      {isPrinted && lines.length > mostPrinted && (
        <Text size="sm" p="xs">
          {p('printedFirst', { count: mostPrinted, total: lines.length })}
        </Text>
      )}
    </div>
  )
}
