import { Button, Tabs } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { FeatureList } from '../features/feature-list.tsx'
import { Page } from '../parts/page.tsx'
import { TabLine } from '../parts/tab-line.tsx'
import { AddModel } from './add-model.tsx'
import { AddTable } from './add-table.tsx'
import { DataSetTable } from './data-set-table.tsx'
import { mayMake } from './model-queries.ts'
import { ModelTable } from './model-table.tsx'

/** The model studio: what is asked of data, what answers, and the data sets to learn from. */
export function ModelsPage() {
  const t = useTranslations('models')
  const f = useTranslations('features')
  const me = useMe()
  const navigate = useNavigate()
  const { tab = 'models' } = useSearch({ from: '/models' })
  const [adds, setAdds] = useState(false)
  return (
    <Page
      title={t('title')}
      text={t('text')}
      actions={
        mayMake(me) &&
        tab !== 'features' && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdds(true)}>
            {t(tab === 'data' ? 'data.add' : 'add')}
          </Button>
        )
      }
    >
      <Tabs
        keepMounted={false}
        value={tab}
        onChange={(next) =>
          void navigate({ to: '.', search: (next === 'models' ? {} : { tab: next }) as never })
        }
      >
        <TabLine>
          <Tabs.Tab value="models">{t('tabs.models')}</Tabs.Tab>
          <Tabs.Tab value="data">{t('tabs.data')}</Tabs.Tab>
          <Tabs.Tab value="features">{f('tab')}</Tabs.Tab>
        </TabLine>
        <Tabs.Panel value="models">
          <ModelTable />
        </Tabs.Panel>
        <Tabs.Panel value="data">
          <DataSetTable />
        </Tabs.Panel>
        <Tabs.Panel value="features">
          <FeatureList />
        </Tabs.Panel>
      </Tabs>
      {adds && tab === 'models' && <AddModel onClose={() => setAdds(false)} />}
      {adds && tab === 'data' && <AddTable onClose={() => setAdds(false)} />}
    </Page>
  )
}
