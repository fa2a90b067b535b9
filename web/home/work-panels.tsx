import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { tasksQuery } from '../onboarding/onboarding-queries.ts'
import { namesQuery } from '../people/people-queries.ts'
import { usePersonNames } from '../people/use-person-names.ts'
import { firstOf, unreadQuery, waitingQuery } from './home-queries.ts'
import { Panel, shownLines } from './panel.tsx'

/** Names of the people that the first lines of a part are about. */
function useNames(
  about: readonly { readonly subjectId: string | null }[] | undefined,
): (id: string | null | undefined) => string {
  const t = useTranslations('home')
  const nameOf = usePersonNames((about ?? []).slice(0, shownLines).map(({ subjectId }) => subjectId))
  return (id) => nameOf(id) ?? t('somebody')
}

/** Changes that wait for a decision. */
export function ApprovalsPanel() {
  const t = useTranslations('home')
  const word = useWords()
  const { instant } = useFormat()
  const waiting = useQuery(waitingQuery)
  const nameOf = useNames(waiting.data?.items)
  return (
    <Panel
      asked={[waiting]}
      title={t('approvals')}
      to="/approvals"
      count={waiting.data?.total}
      empty={t('noApproval')}
      lines={waiting.data?.items.map(({ id, entity, subjectId, proposedAt }) => ({
        id,
        title: `${nameOf(subjectId)}: ${word(entity).toLowerCase()}`,
        text: instant(proposedAt),
        to: '/approvals',
      }))}
    />
  )
}

/** Tasks of onboarding: those that are late, or one's own. */
export function TasksPanel({ whose }: { readonly whose: 'late' | 'own' }) {
  const t = useTranslations('home')
  const me = useMe()
  const { moment } = useMoment()
  const { day } = useFormat()
  const tasks = useQuery(tasksQuery(moment))
  const base = moment.asOf ?? today()
  const open = tasks.data
    ?.filter(({ values }) => values['doneOn'] === undefined || values['doneOn'] === null)
    .filter(({ values }) =>
      whose === 'own' ? values['ownerId'] === me.personId : String(values['dueDate']) < base,
    )
    .toSorted((a, b) => String(a.values['dueDate']).localeCompare(String(b.values['dueDate'])))
  const nameOf = useNames(open)
  return (
    <Panel
      asked={[tasks]}
      title={t(whose === 'own' ? 'ownTasks' : 'lateTasks')}
      to="/onboarding"
      empty={t(whose === 'own' ? 'noOwnTask' : 'noLateTask')}
      lines={open?.map(({ id, subjectId, values }) => {
        const due = String(values['dueDate'])
        return {
          id,
          title:
            subjectId === me.personId
              ? String(values['name'])
              : `${String(values['name'])} · ${nameOf(subjectId)}`,
          text: t('due', { day: day(due) }),
          isLate: due < base,
          to: '/onboarding',
        }
      })}
    />
  )
}

/** Reviews that are not finished: one's own to write, or those of open rounds. */
export function ReviewsPanel({ whose }: { readonly whose: 'own' | 'all' }) {
  const t = useTranslations('home')
  const me = useMe()
  const word = useWords()
  const { moment } = useMoment()
  const rounds = useQuery(namesQuery('review-cycles', moment))
  const reviews = useQuery(
    firstOf('reviews', moment, {
      filter: ['status:eq:draft', ...(whose === 'own' ? [`reviewerId:eq:${me.personId ?? ''}`] : [])],
    }),
  )
  const nameOf = useNames(reviews.data?.items)
  if (reviews.isError) return null
  return (
    <Panel
      asked={[rounds, reviews]}
      title={t(whose === 'own' ? 'reviewsToWrite' : 'reviewsOpen')}
      to="/reviews"
      count={reviews.data?.total}
      empty={t(whose === 'own' ? 'noReviewToWrite' : 'noReviewOpen')}
      lines={reviews.data?.items.map(({ id, subjectId, values }) => ({
        id,
        title: nameOf(subjectId),
        text: [rounds.data?.get(String(values['cycleId'])), word(String(values['kind']))]
          .filter(Boolean)
          .join(' · '),
        to: '/people/$id',
        params: { id: subjectId ?? '' },
        search: { tab: 'reviews' },
      }))}
    />
  )
}

/** Who of the own team is away today, or soon. */
export function AbsencesPanel() {
  const t = useTranslations('home')
  const me = useMe()
  const word = useWords()
  const { moment } = useMoment()
  const { day } = useFormat()
  const absences = useQuery(firstOf('absences', moment, { filter: ['status:eq:approved'] }))
  const ofTeam = absences.data?.items.filter(({ subjectId }) => subjectId !== me.personId)
  const nameOf = useNames(ofTeam)
  return (
    <Panel
      asked={[absences]}
      title={t('away')}
      to="/people"
      empty={t('nobodyAway')}
      lines={ofTeam?.map(({ id, subjectId, values, validTo }) => ({
        id,
        title: nameOf(subjectId),
        text: [
          word(String(values['kind'])),
          validTo === null ? undefined : t('backOn', { day: day(validTo) }),
        ]
          .filter(Boolean)
          .join(' · '),
        to: '/people/$id',
        params: { id: subjectId ?? '' },
        search: { tab: 'absences' },
      }))}
    />
  )
}

/** Notices one has not read; nothing when there are none. */
export function NoticesPanel() {
  const t = useTranslations('home')
  const unread = useQuery(unreadQuery)
  const count = unread.data?.unread ?? 0
  if (count === 0) return null
  return (
    <Panel
      asked={[unread]}
      title={t('notices')}
      to="/notifications"
      count={count}
      empty=""
      lines={[{ id: 'unread', title: t('notifications', { count }), to: '/notifications' }]}
    />
  )
}
