import { useQueries } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { Panel } from '../home/panel.tsx'
import { useFigure } from './finding.ts'
import { reportKinds, reportQuery } from './report-queries.ts'
import type { Part } from './report-queries.ts'

/** What the newest reports found, on the home page of those who read them. */
export function ReportsPanel() {
  const t = useTranslations('reports')
  const { moment } = useMoment()
  const figure = useFigure()
  const found = useQueries({ queries: reportKinds.map((kind) => reportQuery(kind, moment)) })
  const isKnown = found.every(({ isPending }) => !isPending)
  const lines = found.flatMap(({ data }) => {
    const report = data?.report
    const part: Part | undefined =
      report?.parts.find(({ about }) => about === 'everybody') ?? report?.parts[0]
    if (!report || !part) return []
    const { kind } = report
    return [
      {
        id: kind,
        title: t(`kinds.${kind}`),
        text: `${t(`values.${kind}`)}: ${figure(kind, part)}`,
        to: '/reports/$kind',
        params: { kind },
      },
    ]
  })
  // Before the first one there is nothing to say, and nothing is done either.
  if (found.every(({ isSuccess }) => isSuccess) && lines.length === 0) return null
  return (
    <Panel
      asked={found}
      title={t('title')}
      to="/reports"
      count={0}
      empty={t('none')}
      lines={isKnown ? lines : undefined}
    />
  )
}
