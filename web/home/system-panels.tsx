import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMe } from '../api/me.ts'
import { useLocale, useTranslations } from 'use-intl'
import { actIn } from '../language/act-words.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { auditQuery, jobsQuery, readinessQuery } from '../administration/administration-queries.ts'
import { useWho } from '../administration/use-who.ts'
import { qualityOverTimeQuery } from '../imports/import-queries.ts'
import { openingsQuery, studiesQuery } from '../studies/study-queries.ts'
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
      asked={[ready, failed]}
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

/** Acts that alter nothing: the whole trail has them, and the home page would show nothing else. */
const isRead = (act: string): boolean => /^(read|list|count|look|start session|end session)/.test(act)

/** What was changed last, by the audit trail; of the same act done over and over, how often. */
export function AuditPanel() {
  const t = useTranslations('home')
  const word = useWords()
  const language = useLocale()
  const { instant, number } = useFormat()
  const who = useWho()
  const entries = useInfiniteQuery(auditQuery({}, true))
  const items = entries.data?.pages[0]?.items
    .filter(({ act }) => !isRead(act))
    .map((entry) => ({
      title: `${actIn(language, entry.act)} · ${word(entry.entity).toLowerCase()} · ${who(entry)}`,
      at: entry.at,
    }))
  return (
    <Panel
      asked={[entries]}
      title={t('trail')}
      to="/administration/audit-trail"
      count={0}
      empty={t('noTrail')}
      lines={
        items &&
        foldSame(items).map(({ title, at, times }) => ({
          id: at,
          title: times === 1 ? title : `${title} ×${number(times)}`,
          text: instant(at),
          to: '/administration/audit-trail',
        }))
      }
    />
  )
}

interface Act {
  readonly title: string
  readonly at: string
}

function foldSame(acts: readonly Act[]): (Act & { readonly times: number })[] {
  const folded: (Act & { times: number })[] = []
  for (const act of acts) {
    const last = folded.at(-1)
    if (last?.title === act.title) last.times++
    else folded.push({ ...act, times: 1 })
  }
  return folded
}

/** What was not as expected in the last sheets. */
export function QualityPanel() {
  const t = useTranslations('home')
  const { number } = useFormat()
  const batches = useQuery(qualityOverTimeQuery)
  const odd = batches.data?.filter(({ findings, rejected }) => findings.length > 0 || rejected > 0)
  return (
    <Panel
      asked={[batches]}
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

/** Questions whose a pseudonym is, for whoever may decide on them; nothing when there are none. */
export function OpeningsPanel() {
  const t = useTranslations('home')
  const { accountId } = useMe()
  const { day } = useFormat()
  const openings = useQuery(openingsQuery)
  const open = openings.data?.filter(({ status, askedBy }) => status === 'waiting' && askedBy !== accountId)
  if (!open || open.length === 0) return null
  return (
    <Panel
      asked={[openings]}
      title={t('whoseToDecide')}
      to="/studies"
      empty=""
      count={open.length}
      lines={open.map(({ id, studyId, reason, askedAt }) => ({
        id,
        title: reason,
        text: day(askedAt.slice(0, 10)),
        to: '/studies',
        search: { study: studyId },
      }))}
    />
  )
}

/** Studies with pseudonymised data, and how they stand. */
export function StudiesPanel() {
  const t = useTranslations('home')
  const s = useTranslations('studies')
  const { day } = useFormat()
  const studies = useQuery(studiesQuery)
  const open = studies.data?.filter(({ status }) => status !== 'ended' && status !== 'refused')
  return (
    <Panel
      asked={[studies]}
      title={t('studies')}
      to="/studies"
      empty={t('noStudy')}
      lines={open?.map(({ id, name, status, endsOn }) => ({
        id,
        title: name,
        text: `${s(`states.${status}`)} · ${t('due', { day: day(endsOn) })}`,
        to: '/studies',
      }))}
    />
  )
}
