import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { Page } from '../parts/page.tsx'
import { BandsPanel } from './bands-panel.tsx'
import { CaseQueue } from './case-queue.tsx'
import { ReviewerTable } from './reviewer-table.tsx'

/** The review desk: cases to decide; for HR also how many stand in which band, and how reviewers decide. */
export function DeskPage() {
  const t = useTranslations('outlook')
  const me = useMe()
  const navigate = useNavigate()
  const { tab = 'queue' } = useSearch({ from: '/review' })
  const handsOut = reaches(me, 'outlook', 'write')
  return (
    <Page title={t('title')} text={t('text')}>
      {handsOut ? (
        <Tabs
          keepMounted={false}
          value={tab}
          onChange={(next) =>
            void navigate({ to: '.', search: (next === 'queue' ? {} : { tab: next }) as never })
          }
        >
          <Tabs.List mb="md">
            {(['queue', 'bands', 'figures'] as const).map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t(`tabs.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="queue">
            <CaseQueue isWide />
          </Tabs.Panel>
          <Tabs.Panel value="bands">
            <BandsPanel />
          </Tabs.Panel>
          <Tabs.Panel value="figures">
            <ReviewerTable />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <CaseQueue isWide={false} />
      )}
    </Page>
  )
}
