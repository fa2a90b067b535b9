import { Button, Stack, Tabs } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { useMoment } from '../app/search.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { TabLine } from '../parts/tab-line.tsx'
import { BeginOnboarding } from './begin-onboarding.tsx'
import { tasksQuery } from './onboarding-queries.ts'
import { Plan } from './plan.tsx'
import { TemplatesPanel } from './templates-panel.tsx'

/** The first months of who starts: what is to be done, by whom, until when; for HR also what plans are made from. */
export function OnboardingPage() {
  const t = useTranslations('start')
  const me = useMe()
  const { moment } = useMoment()
  const { tab } = useSearch({ from: '/onboarding' })
  const navigate = useNavigate()
  const [begins, setBegins] = useState(false)
  const mayBegin = me.roles.some((role) => role === 'hr_manager' || role === 'lead')
  return (
    <Page
      title={t('title')}
      text={t('text')}
      actions={
        mayBegin &&
        moment.asOf === undefined && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setBegins(true)}>
            {t('begin')}
          </Button>
        )
      }
    >
      {reaches(me, 'organisation', 'write') ? (
        <Tabs
          keepMounted={false}
          value={tab ?? 'plans'}
          onChange={(next) =>
            void navigate({
              to: '.',
              search: { ...moment, ...(next === 'templates' && { tab: next }) } as never,
            })
          }
        >
          <TabLine>
            <Tabs.Tab value="plans">{t('tabs.plans')}</Tabs.Tab>
            <Tabs.Tab value="templates">{t('tabs.templates')}</Tabs.Tab>
          </TabLine>
          <Tabs.Panel value="plans">
            <Plans />
          </Tabs.Panel>
          <Tabs.Panel value="templates">
            <TemplatesPanel />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Plans />
      )}
      {begins && <BeginOnboarding onClose={() => setBegins(false)} />}
    </Page>
  )
}

function Plans() {
  const t = useTranslations('start')
  const { moment } = useMoment()
  const tasks = useQuery(tasksQuery(moment))
  const people = useQuery(chartQuery(moment))
  if (tasks.isError) return <LoadFailed error={tasks.error} />
  if (tasks.isPending) return <PageLoading />
  const names = new Map(people.data?.nodes.map(({ id, name }) => [id, name]))
  const plans = [...Map.groupBy(tasks.data, ({ values }) => String(values['planId']))]
  const open = plans.filter(([, list]) => list.some(({ values }) => values['doneOn'] === undefined))
  if (open.length === 0) return <NothingHere title={t('none')} text={t('noneText')} />
  return (
    <Stack gap="md">
      {open.map(([planId, list]) => (
        <Plan key={planId} tasks={list} names={names} />
      ))}
    </Stack>
  )
}
