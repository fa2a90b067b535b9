import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { SidePanel } from '../parts/side-panel.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { KindCard } from '../people/kind-card.tsx'
import { candidateName, candidatesQuery, ofApplicationQuery } from './hiring-queries.ts'
import type { Application } from './hiring-queries.ts'

interface ApplicationDetailProps {
  readonly application: Application
  readonly onClose: () => void
}

/** One application beside the list: who it is, where it stands, who spoke with them, what was offered. */
export function ApplicationDetail({ application, onClose }: ApplicationDetailProps) {
  const t = useTranslations('hiring')
  const { moment } = useMoment()
  const candidateId = application.subjectId ?? ''
  const candidates = useQuery(candidatesQuery([candidateId], moment))
  const interviews = useQuery(ofApplicationQuery('interviews', application.id, moment))
  const offers = useQuery(ofApplicationQuery('offers', application.id, moment))
  const failed = candidates.error ?? interviews.error ?? offers.error
  const candidate = candidates.data?.get(candidateId)
  const kinds = [
    ['applications', [application]],
    ['candidates', candidate ? [candidate] : []],
    ['interviews', interviews.data ?? []],
    ['offers', offers.data ?? []],
  ] as const
  return (
    <SidePanel title={candidateName(candidate) || t('candidate')} onClose={onClose}>
      {failed ? (
        <LoadFailed error={failed} />
      ) : !candidates.data || !interviews.data || !offers.data ? (
        <PageLoading />
      ) : (
        kinds.map(
          ([kind, records]) =>
            records.length > 0 && <KindCard key={kind} kind={kind} records={records as never} />,
        )
      )}
    </SidePanel>
  )
}
