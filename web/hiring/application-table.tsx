import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { RecordOf } from '@cadre/contract/client'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { candidateName, candidatesQuery } from './hiring-queries.ts'
import type { Application } from './hiring-queries.ts'

interface ApplicationTableProps {
  readonly applications: readonly Application[]
  readonly stages: readonly RecordOf<'hiring_stage'>[]
  readonly onOpen: (id: string) => void
}

const isGoing = ({ values }: Application): boolean => values.status === 'in process'
/** Who is no longer in process stands after every stage. */
const afterStages = 1000

/** More lines than are drawn at once. */
const drawnAtOnce = 100

/** Who applied, when, and where each of them stands since when. */
export function ApplicationTable({ applications, stages, onOpen }: ApplicationTableProps) {
  const t = useTranslations('hiring')
  const word = useWords()
  const { moment } = useMoment()
  const { day } = useFormat()
  const ids = [...new Set(applications.map(({ subjectId }) => subjectId ?? ''))].toSorted()
  const candidates = useQuery(candidatesQuery(ids, moment))
  const columns = useMemo((): Column<Application>[] => {
    const stageOf = ({ values }: Application) => stages.find(({ id }) => id === values.stageId)?.values
    const candidateOf = ({ subjectId }: Application) => candidates.data?.get(subjectId ?? '')
    return [
      {
        id: 'candidate',
        title: t('candidate'),
        width: 'minmax(9rem, 1.3fr)',
        sortBy: (one) => candidateName(candidateOf(one)),
        cell: (one) => (
          <Anchor
            component="button"
            type="button"
            fw={550}
            c="inherit"
            ta="start"
            onClick={() => onOpen(one.id)}
          >
            {candidateName(candidateOf(one)) || '…'}
          </Anchor>
        ),
      },
      {
        id: 'stage',
        title: t('stage'),
        sortBy: (one) => (isGoing(one) ? (stageOf(one)?.order ?? 0) : afterStages),
        cell: (one) => word((isGoing(one) ? stageOf(one)?.name : undefined) ?? one.values.status ?? ''),
      },
      {
        id: 'since',
        title: t('since'),
        isQuiet: true,
        isNamed: true,
        sortBy: ({ validFrom }) => validFrom,
        cell: ({ validFrom }) => day(validFrom),
      },
      {
        id: 'applied',
        title: t('applied'),
        isQuiet: true,
        isNamed: true,
        sortBy: ({ values }) => values.appliedOn,
        cell: ({ values }) => values.appliedOn !== undefined && day(values.appliedOn),
      },
      {
        id: 'source',
        title: t('source'),
        isQuiet: true,
        isNamed: true,
        sortBy: ({ values }) => values.source,
        cell: ({ values }) => values.source,
      },
      {
        id: 'now',
        title: t('now'),
        isQuiet: true,
        isNamed: true,
        sortBy: (one) => candidateOf(one)?.values.currentTitle,
        cell: (one) => candidateOf(one)?.values.currentTitle,
      },
    ]
  }, [t, word, day, stages, candidates.data, onOpen])
  return (
    <DataTable
      fills={applications.length > drawnAtOnce}
      label={t('applications')}
      rows={applications}
      columns={columns}
      idOf={({ id }) => id}
    />
  )
}
