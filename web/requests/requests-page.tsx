import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { Page } from '../parts/page.tsx'
import { TabLine } from '../parts/tab-line.tsx'
import { DuePanel } from './due-panel.tsx'
import { HoldsPanel } from './holds-panel.tsx'
import { RequestsPanel } from './requests-panel.tsx'

const tabs = ['requests', 'holds', 'due'] as const

/** What people ask for by the rights they have on their data, what is held for a court, and what has been kept long enough. */
export function RequestsPage() {
  const t = useTranslations('requests')
  const navigate = useNavigate()
  const { tab } = useSearch({ from: '/requests' })
  const value = tabs.find((name) => name === tab) ?? 'requests'
  return (
    <Page title={t('title')} text={t('text')}>
      <Tabs
        value={value}
        onChange={(next) =>
          void navigate({ to: '.', search: ((old: object) => ({ ...old, tab: next ?? undefined })) as never })
        }
      >
        <TabLine>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </TabLine>
        <Tabs.Panel value="requests">{value === 'requests' && <RequestsPanel />}</Tabs.Panel>
        <Tabs.Panel value="holds">{value === 'holds' && <HoldsPanel />}</Tabs.Panel>
        <Tabs.Panel value="due">{value === 'due' && <DuePanel />}</Tabs.Panel>
      </Tabs>
    </Page>
  )
}
