import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { goalsQuery } from '../goals/goals-queries.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { namesQuery } from '../people/people-queries.ts'
import { firstOf } from './home-queries.ts'
import { Panel } from './panel.tsx'

/** Goals of the team whose last check-in says that they go badly. */
export function GoalsOffTrackPanel() {
  const t = useTranslations('home')
  const word = useWords()
  const { moment } = useMoment()
  const goals = useQuery(goalsQuery(moment, undefined))
  const checkIns = useQuery(firstOf('goal-check-ins', moment, { sort: '-validFrom', limit: 500 }))
  const people = useQuery(chartQuery(moment))
  const last = new Map(
    (checkIns.data?.items ?? []).toReversed().map(({ values }) => [values['goalId'], values['confidence']]),
  )
  const off = goals.data?.filter(({ id }) => last.get(id) === 'off track' || last.get(id) === 'at risk')
  return (
    <Panel
      asked={[goals, checkIns, people]}
      title={t('goalsOff')}
      to="/goals"
      search={{ whose: 'all', how: 'badly' }}
      empty={t('noGoalOff')}
      lines={
        checkIns.data &&
        off?.map(({ id, subjectId, values }) => ({
          id,
          title: String(values['name']),
          text: [people.data?.nodes.find((node) => node.id === subjectId)?.name, word(String(last.get(id)))]
            .filter(Boolean)
            .join(' · '),
          isLate: last.get(id) === 'off track',
          to: '/goals',
          search: { whose: 'all', how: 'badly' },
        }))
      }
    />
  )
}

/** One's own goals by the day they are due. */
export function OwnGoalsPanel({ personId }: { readonly personId: string }) {
  const t = useTranslations('home')
  const { moment } = useMoment()
  const { day } = useFormat()
  const goals = useQuery(goalsQuery(moment, personId))
  const dueOf = (values: Readonly<Record<string, unknown>>): string =>
    typeof values['dueDate'] === 'string' ? values['dueDate'] : ''
  return (
    <Panel
      asked={[goals]}
      title={t('ownGoals')}
      to="/goals"
      empty={t('noOwnGoal')}
      lines={goals.data
        ?.toSorted((a, b) => (dueOf(a.values) || '9').localeCompare(dueOf(b.values) || '9'))
        .map(({ id, values }) => ({
          id,
          title: String(values['name']),
          ...(dueOf(values) !== '' && {
            text: t('due', { day: day(dueOf(values)) }),
            isLate: dueOf(values) < (moment.asOf ?? today()),
          }),
          to: '/goals',
        }))}
    />
  )
}

/** Courses one is on or is to take. */
export function OwnLearningPanel({ personId }: { readonly personId: string }) {
  const t = useTranslations('home')
  const word = useWords()
  const { moment } = useMoment()
  const courses = useQuery(namesQuery('courses', moment))
  const enrolments = useQuery(
    firstOf('enrolments', moment, {
      subjectId: personId,
      filter: ['status:in:planned,enrolled,in progress'],
    }),
  )
  return (
    <Panel
      asked={[courses, enrolments]}
      title={t('ownLearning')}
      to="/learning"
      count={enrolments.data?.total}
      empty={t('noOwnLearning')}
      lines={enrolments.data?.items.map(({ id, values }) => ({
        id,
        title: courses.data?.get(String(values['courseId'])) ?? '…',
        text: word(String(values['status'])),
        to: '/learning',
      }))}
    />
  )
}
