import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { figureQuery } from '../overview/overview-queries.ts'
import { useLastMonth } from '../overview/use-last-month.ts'
import { sessionsQuery, unitLearningQuery } from '../learning/learning-queries.ts'
import { missingIn } from '../learning/unit-gaps.ts'
import { namesQuery } from '../people/people-queries.ts'
import { countsBy } from './home-queries.ts'
import { Panel } from './panel.tsx'

const standings = ['planned', 'enrolled', 'in progress', 'completed', 'failed'] as const

/** How enrolments stand. */
export function CompletionsPanel() {
  const t = useTranslations('home')
  const word = useWords()
  const { moment } = useMoment()
  const { number } = useFormat()
  const counts = useQuery(countsBy('enrolments', moment, { field: 'status', words: standings }))
  return (
    <Panel
      asked={[counts]}
      title={t('enrolments')}
      to="/learning"
      count={counts.data?.reduce((sum, [, count]) => sum + count, 0)}
      empty={t('noEnrolment')}
      lines={counts.data
        ?.filter(([, count]) => count > 0)
        .map(([status, count]) => ({
          id: status,
          title: word(status),
          text: number(count),
          to: '/learning',
        }))}
    />
  )
}

/** The next dates on which courses are given, with their seats. */
export function SessionsPanel() {
  const t = useTranslations('home')
  const { moment } = useMoment()
  const { day, number } = useFormat()
  const sessions = useQuery(sessionsQuery(moment, moment.asOf ?? today()))
  const courses = useQuery(namesQuery('courses', moment))
  const next = sessions.data?.slice(0, 5)
  const taken = useQuery({
    ...countsBy('enrolments', moment, {
      field: 'sessionId',
      words: next?.map(({ id }) => id) ?? [],
      filter: ['status:in:planned,enrolled,in progress,completed'],
    }),
    enabled: next !== undefined,
  })
  return (
    <Panel
      asked={[sessions, courses, taken]}
      title={t('sessions')}
      to="/learning"
      count={sessions.data?.length}
      empty={t('noSession')}
      lines={next?.map(({ id, values }) => {
        const count = taken.data?.find(([one]) => one === id)?.[1]
        const seats = typeof values['seats'] === 'number' ? values['seats'] : undefined
        return {
          id,
          title: courses.data?.get(String(values['courseId'])) ?? '…',
          text: [
            day(String(values['startDate'])),
            seats !== undefined && count !== undefined
              ? t('seats', { taken: number(count), seats: number(seats) })
              : undefined,
          ]
            .filter(Boolean)
            .join(' · '),
          isLate: seats !== undefined && count !== undefined && count >= seats,
          to: '/learning',
        }
      })}
    />
  )
}

/** Teams by how often somebody lacks a skill that the job asks for, the most first. */
export function SkillGapsPanel() {
  const t = useTranslations('home')
  const l = useTranslations('learn')
  const { moment } = useMoment()
  const { number } = useFormat()
  const found = useQuery(unitLearningQuery(moment, 'team'))
  const search = { tab: 'units' }
  const nameOf = (id: string): string => found.data?.names[id] ?? '…'
  return (
    <Panel
      asked={[found]}
      title={l('tabs.units')}
      to="/learning"
      search={search}
      count={0}
      empty={l('noGap')}
      lines={found.data?.items
        .filter((unit) => missingIn(unit) > 0)
        .map((unit) => ({
          id: unit.unitId,
          title: nameOf(unit.unitId),
          text: t('gapLine', { gaps: number(missingIn(unit)), skill: nameOf(unit.skills[0]!.skillId) }),
          to: '/learning',
          search,
        }))}
    />
  )
}

/** Departments by their hours of training in a year, the fewest first: where there are gaps. */
export function TrainingHoursPanel() {
  const t = useTranslations('home')
  const { number } = useFormat()
  const { measures, lastMonth: to = '' } = useLastMonth()
  const hours = useQuery({
    ...figureQuery({ measure: 'training_hours', by: 'department', from: to, to }),
    enabled: to !== '',
  })
  const known = hours.data?.months[0]?.cells
    .filter(({ group, value }) => group['department'] !== undefined && value !== null)
    .toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))
  return (
    <Panel
      asked={[measures, hours]}
      title={t('trainingHours')}
      count={0}
      empty={t('noTrainingHours')}
      lines={known?.map(({ group, value }) => ({
        id: group['department'] ?? '?',
        title: hours.data?.names[group['department'] ?? ''] ?? t('unknown'),
        text: t('hoursEach', { hours: number(Math.round((value ?? 0) * 10) / 10) }),
      }))}
    />
  )
}
