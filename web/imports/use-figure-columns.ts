import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import type { Column } from '../parts/data-table.tsx'

interface Figures {
  readonly rows: number
  readonly rejected: number
  readonly filled: number | null
}

/** Columns with what a sheet was like: rows, what was rejected, how full its cells were. */
export function useFigureColumns(): readonly Column<Figures>[] {
  const t = useTranslations('quality')
  const { number, share } = useFormat()
  return [
    {
      id: 'rows',
      title: t('rows'),
      isNumber: true,
      sortBy: ({ rows }) => rows,
      cell: ({ rows }) => number(rows),
    },
    {
      id: 'rejected',
      title: t('rejected'),
      isNumber: true,
      sortBy: ({ rejected }) => rejected,
      cell: ({ rejected, rows }) =>
        rejected === 0 ? '0' : `${number(rejected)} (${share(rejected / Math.max(rows, 1))})`,
    },
    {
      id: 'filled',
      title: t('filled'),
      isNumber: true,
      sortBy: ({ filled }) => filled,
      cell: ({ filled }) => (filled === null ? '–' : share(filled)),
    },
  ]
}
