import { Anchor, Group, Tabs } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { TabLine } from '../parts/tab-line.tsx'
import { Calibration } from './calibration.tsx'
import { revieweesQuery, roundQuery } from './review-queries.ts'
import { RoundActs } from './round-acts.tsx'
import { RoundPeople } from './round-people.tsx'
import { RoundStatus } from './reviews-page.tsx'

/** One round: who has written, who is late; the ratings side by side while they are calibrated. */
export function RoundPage() {
  const t = useTranslations('reviews')
  const { id } = useParams({ from: '/reviews/$id' })
  const { tab } = useSearch({ from: '/reviews/$id' })
  const { moment } = useMoment()
  const { day } = useFormat()
  const navigate = useNavigate()
  const round = useQuery(roundQuery(id, moment))
  const reviewees = useQuery(revieweesQuery(id, moment))
  const failed = round.error ?? reviewees.error
  if (failed) return <LoadFailed error={failed} />
  if (!round.data || !reviewees.data) return <PageLoading />
  const { name = '', status = '', periodStart = '', periodEnd = '', dueDate } = round.data.values
  const first = status === 'planned' || status === 'open' ? 'people' : 'calibration'
  return (
    <>
      <Anchor component={Link} to="/reviews" search={moment as never} size="sm" className="no-print">
        <Group gap={4} mb="xs">
          <IconArrowLeft size={14} aria-hidden />
          {t('title')}
        </Group>
      </Anchor>
      <Page
        title={name}
        text={
          <Group gap="sm" component="span">
            <span>
              {t('period', { from: day(periodStart), to: day(periodEnd) })}
              {dueDate !== undefined && ` · ${t('due', { day: day(dueDate) })}`}
            </span>
            <RoundStatus status={status} />
          </Group>
        }
        actions={moment.asOf === undefined && <RoundActs round={round.data} reviewees={reviewees.data} />}
      >
        {reviewees.data.length === 0 ? (
          <NothingHere title={t('nobody')} text={t('nobodyText')} />
        ) : (
          <Tabs
            value={tab ?? first}
            onChange={(value) =>
              void navigate({
                to: '.',
                search: ((old: object) => ({ ...old, tab: value === first ? undefined : value })) as never,
              })
            }
          >
            <TabLine>
              <Tabs.Tab value="people">{t('tabs.people')}</Tabs.Tab>
              <Tabs.Tab value="calibration">{t('tabs.calibration')}</Tabs.Tab>
            </TabLine>
            <Tabs.Panel value="people">
              <RoundPeople round={round.data} reviewees={reviewees.data} />
            </Tabs.Panel>
            <Tabs.Panel value="calibration">
              <Calibration round={round.data} reviewees={reviewees.data} />
            </Tabs.Panel>
          </Tabs>
        )}
      </Page>
    </>
  )
}
