import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { chartQuery, treeOf, visibleLines } from './reporting-tree.ts'

interface ReportSelectProps {
  readonly label: string
  readonly required?: boolean
  readonly error?: string
  /** Whoever chooses. */
  readonly leadId: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

/** Chooses somebody among those whom a lead leads, through others too; nobody else is offered. */
export function ReportSelect({ leadId, ...rest }: ReportSelectProps) {
  const t = useTranslations('parts')
  const { moment } = useMoment()
  const chart = useQuery(chartQuery(moment))
  const people = useMemo(() => {
    const nodes = chart.data?.nodes ?? []
    const everybody = new Set(nodes.map(({ id }) => id))
    return visibleLines(treeOf(nodes), everybody, leadId)
      .filter(({ id }) => id !== leadId)
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map(({ id, name, title }) => ({ value: id, label: [name, title].filter(Boolean).join(' · ') }))
  }, [chart.data, leadId])
  return <Select {...rest} placeholder={t('choose')} searchable limit={100} data={people} />
}
