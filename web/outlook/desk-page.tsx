import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { Page } from '../parts/page.tsx'
import { TabLine } from '../parts/tab-line.tsx'
import { ActionsPanel } from './actions-panel.tsx'
import { BandsPanel } from './bands-panel.tsx'
import { CaseQueue } from './case-queue.tsx'
import { EffectPanel } from './effect-panel.tsx'
import { ReviewerTable } from './reviewer-table.tsx'

/** The review desk: cases to decide; for HR also how many stand in which band, how reviewers decide and the list of what may help, and for executives too what went with what was done. */
export function DeskPage() {
  const t = useTranslations('outlook')
  const me = useMe()
  const navigate = useNavigate()
  const { tab = 'queue' } = useSearch({ from: '/review' })
  const handsOut = reaches(me, 'outlook', 'write')
  const readsEffects = me.roles.some((role) => role === 'hr_manager' || role === 'executive')
  const tabs = [
    'queue' as const,
    ...(handsOut ? (['bands', 'figures'] as const) : []),
    ...(readsEffects ? (['done'] as const) : []),
    ...(handsOut ? (['actions'] as const) : []),
  ]
  return (
    <Page title={t('title')} text={t('text')}>
      {tabs.length > 1 ? (
        <Tabs
          keepMounted={false}
          value={tabs.find((one) => one === tab) ?? 'queue'}
          onChange={(next) =>
            void navigate({ to: '.', search: (next === 'queue' ? {} : { tab: next }) as never })
          }
        >
          <TabLine>
            {tabs.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t(`tabs.${one}`)}
              </Tabs.Tab>
            ))}
          </TabLine>
          <Tabs.Panel value="queue">
            <CaseQueue isWide={handsOut} />
          </Tabs.Panel>
          <Tabs.Panel value="bands">
            <BandsPanel />
          </Tabs.Panel>
          <Tabs.Panel value="figures">
            <ReviewerTable />
          </Tabs.Panel>
          <Tabs.Panel value="done">
            <EffectPanel />
          </Tabs.Panel>
          <Tabs.Panel value="actions">
            <ActionsPanel />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <CaseQueue isWide={false} />
      )}
    </Page>
  )
}
