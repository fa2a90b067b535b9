import { Anchor, Card, Group, SegmentedControl, SimpleGrid, Stack, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { Statistic } from '../parts/statistic.tsx'
import { KindCard } from '../people/kind-card.tsx'
import { ApplicationDetail } from './application-detail.tsx'
import { ApplicationTable } from './application-table.tsx'
import { applicationsQuery, requisitionQuery, stagesQuery } from './hiring-queries.ts'
import { stageCounts } from './stage-counts.ts'

const statuses = ['in process', 'hired', 'rejected', 'withdrawn'] as const

/** One requisition: who applied for it, and where each of them stands. */
export function RequisitionPage() {
  const t = useTranslations('hiring')
  const word = useWords()
  const { number } = useFormat()
  const { id } = useParams({ from: '/hiring/$id' })
  const { status } = useSearch({ from: '/hiring/$id' })
  const navigate = useNavigate()
  const { moment } = useMoment()
  const requisition = useQuery(requisitionQuery(id, moment))
  const applications = useQuery(applicationsQuery(id, moment))
  const stages = useQuery(stagesQuery(moment))
  const [opened, setOpened] = useState<string>()
  const failed = requisition.error ?? applications.error ?? stages.error
  if (failed) return <LoadFailed error={failed} />
  if (!requisition.data || !applications.data || !stages.data) return <PageLoading />
  const shown = applications.data.filter(({ values }) => status === undefined || values.status === status)
  const counts = stageCounts(applications.data, stages.data)
  const one = applications.data.find((application) => application.id === opened)
  return (
    <>
      <Anchor component={Link} to="/hiring" search={moment as never} size="sm" className="no-print">
        <Group gap={4} mb="xs">
          <IconArrowLeft size={14} aria-hidden />
          {t('title')}
        </Group>
      </Anchor>
      <Page title={requisition.data.values.name ?? ''}>
        <KindCard kind="requisitions" records={[requisition.data as never]} />
        {counts.some(({ count }) => count > 0) && (
          <Card withBorder component="section" aria-label={t('byStage')}>
            <SimpleGrid cols={{ base: 2, xs: 3, sm: 6 }}>
              {counts.map(({ stage, count }) => (
                <Statistic
                  key={stage.id}
                  label={word(stage.values.name ?? '')}
                  value={number(count)}
                  {...(count === 0 && { color: 'dimmed' })}
                />
              ))}
            </SimpleGrid>
          </Card>
        )}
        <Stack gap="sm" component="section" aria-labelledby="applications">
          <Group justify="space-between">
            <Title order={2} id="applications">
              {t('applications')}
            </Title>
            {applications.data.length > 0 && (
              <SegmentedControl
                size="xs"
                className="no-print"
                aria-label={t('status')}
                value={status ?? 'all'}
                onChange={(value) =>
                  void navigate({
                    to: '.',
                    replace: true,
                    search: ((old: object) => ({
                      ...old,
                      status: value === 'all' ? undefined : value,
                    })) as never,
                  })
                }
                data={['all', ...statuses].map((value) => ({
                  value,
                  label: value === 'all' ? t('all') : word(value),
                }))}
              />
            )}
          </Group>
          {shown.length === 0 ? (
            <NothingHere
              title={t('noApplication')}
              text={t(status === undefined ? 'noApplicationText' : 'noneFound')}
            />
          ) : (
            <ApplicationTable applications={shown} stages={stages.data} onOpen={setOpened} />
          )}
        </Stack>
        {one && <ApplicationDetail application={one} onClose={() => setOpened(undefined)} />}
      </Page>
    </>
  )
}
