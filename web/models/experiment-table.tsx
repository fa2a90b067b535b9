import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { StateBadge } from './experiment-card.tsx'
import type { Experiment } from './model-queries.ts'

/** Experiments that are over, newest first, with as what they ended. */
export function ExperimentTable({ experiments }: { readonly experiments: readonly Experiment[] }) {
  const t = useTranslations('models.beside')
  const said = useSaid()
  const { instant } = useFormat()
  const columns = useMemo(
    (): Column<Experiment>[] => [
      { id: 'title', title: t('name'), sortBy: ({ title }) => title, cell: ({ title }) => title },
      {
        id: 'state',
        title: t('state'),
        cell: ({ state, ending }) =>
          ending === null ? <StateBadge state={state} /> : t(`endings.${ending}`),
      },
      {
        id: 'words',
        title: t('why'),
        cell: ({ endingWords, endedBy, decisionReason }) =>
          endingWords !== null && endedBy === null
            ? said(endingWords)
            : (endingWords ?? decisionReason ?? '–'),
      },
      {
        id: 'at',
        title: t('declaredAt'),
        sortBy: ({ declaredAt }) => declaredAt,
        cell: ({ declaredAt }) => instant(declaredAt),
      },
    ],
    [t, said, instant],
  )
  return <DataTable label={t('earlier')} rows={experiments} columns={columns} idOf={({ id }) => id} />
}
