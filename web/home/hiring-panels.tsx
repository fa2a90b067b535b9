import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { capitalised } from '../outlook/capitalised.ts'
import { namesQuery } from '../people/people-queries.ts'
import { countsBy, firstOf } from './home-queries.ts'
import { Panel } from './panel.tsx'

/** Open requisitions, with how many people each is for and until when. */
export function RequisitionsPanel() {
  const t = useTranslations('home')
  const { moment } = useMoment()
  const { day, number } = useFormat()
  const open = useQuery(firstOf('requisitions', moment, { filter: ['status:eq:open'], sort: 'targetDate' }))
  return (
    <Panel
      asked={[open]}
      title={t('requisitions')}
      count={open.data?.total}
      empty={t('noRequisition')}
      to="/hiring"
      search={{ ...moment, status: 'open' }}
      lines={open.data?.items.map(({ id, values }) => {
        const due = typeof values['targetDate'] === 'string' ? values['targetDate'] : undefined
        return {
          id,
          title: String(values['name']),
          text: [
            t('openings', { count: Number(values['openings']), number: number(Number(values['openings'])) }),
            due === undefined ? undefined : t('due', { day: day(due) }),
          ]
            .filter(Boolean)
            .join(' · '),
          to: '/hiring/$id',
          params: { id },
          search: { ...moment },
          isLate: due !== undefined && due < (moment.asOf ?? today()),
        }
      })}
    />
  )
}

/** Applications in process by the stage they stand in. */
export function StagesPanel() {
  const t = useTranslations('home')
  const { moment } = useMoment()
  const { number } = useFormat()
  const stages = useQuery(namesQuery('hiring-stages', moment))
  const ids = [...(stages.data?.keys() ?? [])].slice(0, 20)
  const counts = useQuery({
    ...countsBy('applications', moment, {
      field: 'stageId',
      words: ids,
      filter: ['status:eq:in process'],
    }),
    enabled: stages.data !== undefined,
  })
  const filled = counts.data?.filter(([, count]) => count > 0)
  return (
    <Panel
      asked={[stages, counts]}
      title={t('candidates')}
      count={filled?.reduce((sum, [, count]) => sum + count, 0)}
      empty={t('noCandidate')}
      lines={filled?.map(([id, count]) => ({
        id,
        title: capitalised(stages.data?.get(id) ?? '…'),
        text: number(count),
      }))}
    />
  )
}

/** Scorecards that one began and has not handed in. */
export function ScorecardsPanel() {
  const t = useTranslations('home')
  const me = useMe()
  const word = useWords()
  const { moment } = useMoment()
  const { day } = useFormat()
  const mine = useQuery(
    firstOf('scorecards', moment, {
      filter: ['isSubmitted:eq:false', `authorId:eq:${me.personId ?? ''}`],
    }),
  )
  return (
    <Panel
      asked={[mine]}
      title={t('scorecards')}
      count={mine.data?.total}
      empty={t('noScorecard')}
      lines={mine.data?.items.map(({ id, validFrom, values }) => ({
        id,
        title: typeof values['criterion'] === 'string' ? values['criterion'] : word('scorecard'),
        text: day(validFrom),
      }))}
    />
  )
}
