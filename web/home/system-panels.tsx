import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { auditQuery, jobsQuery, readinessQuery } from '../administration/administration-queries.ts'
import { qualityOverTimeQuery } from '../imports/import-queries.ts'
import { studiesQuery } from './home-queries.ts'
import { Panel } from './panel.tsx'

/** Whether the server is ready, and jobs that failed. */
export function SystemPanel() {
  const t = useTranslations('home')
  const word = useWords()
  const { instant } = useFormat()
  const ready = useQuery(readinessQuery)
  const failed = useInfiniteQuery(jobsQuery('failed'))
  const causes = ready.data?.causes ?? []
  const jobs = failed.data?.pages.flatMap(({ items }) => items)
  return (
    <Panel
      title={t('health')}
      to={causes.length > 0 ? '/administration/system' : '/administration/jobs'}
      empty={t('healthy')}
      lines={
        ready.data &&
        jobs && [
          ...causes.map((cause) => ({ id: cause, title: cause, isLate: true, to: '/administration/system' })),
          ...jobs.map(({ id, kind, endedAt }) => ({
            id,
            title: t('jobFailed', { kind: word(kind) }),
            ...(endedAt !== null && { text: instant(endedAt) }),
            isLate: true,
            to: '/administration/jobs',
            search: { state: 'failed' },
          })),
        ]
      }
    />
  )
}

/** The last entries of the audit trail. */
export function AuditPanel() {
  const t = useTranslations('home')
  const { instant } = useFormat()
  const entries = useInfiniteQuery(auditQuery({}, true))
  const newest = entries.data?.pages[0]?.items.slice(0, 5)
  return (
    <Panel
      title={t('trail')}
      to="/administration/audit-trail"
      count={0}
      empty={t('noTrail')}
      lines={newest?.map((entry, place) => ({
        id: String(place),
        title: 'act' in entry ? String(entry.act) : '',
        text: instant(String(entry.at)),
        to: '/administration/audit-trail',
      }))}
    />
  )
}

/** What was not as expected in the last sheets. */
export function QualityPanel() {
  const t = useTranslations('home')
  const { number } = useFormat()
  const batches = useQuery(qualityOverTimeQuery)
  const odd = batches.data?.filter(({ findings, rejected }) => findings.length > 0 || rejected > 0)
  return (
    <Panel
      title={t('quality')}
      to="/data-quality"
      empty={t('noQuality')}
      lines={odd?.map(({ importId, fileName, findings, rejected }) => ({
        id: importId,
        title: fileName,
        text: t('qualityLine', {
          findings: number(findings.length),
          rejected: number(rejected),
        }),
        isLate: findings.length > 0,
        to: '/imports/$id',
        params: { id: importId },
      }))}
    />
  )
}

/** Studies with pseudonymised data, and how they stand. */
export function StudiesPanel() {
  const t = useTranslations('home')
  const word = useWords()
  const { day } = useFormat()
  const studies = useQuery(studiesQuery)
  const open = studies.data?.filter(({ status }) => status !== 'ended' && status !== 'refused')
  return (
    <Panel
      title={t('studies')}
      empty={t('noStudy')}
      lines={open?.map(({ id, name, status, endsOn }) => ({
        id,
        title: name,
        text: `${word(status)} · ${t('due', { day: day(endsOn) })}`,
      }))}
    />
  )
}
