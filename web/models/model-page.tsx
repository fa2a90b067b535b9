import { Anchor, Button, Group, Stack, Tabs } from '@mantine/core'
import { IconArrowBackUp, IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { Confirm } from '../parts/confirm.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { TabLine } from '../parts/tab-line.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { ModelHistory } from './model-history.tsx'
import { ModelHead } from './model-head.tsx'
import { mayMake, modelQuery } from './model-queries.ts'
import { RunTable } from './run-table.tsx'
import { TrainForm } from './train-form.tsx'
import { SideBySide } from './side-by-side.tsx'
import { VersionTable } from './version-table.tsx'
import { WatchPanel } from './watch-panel.tsx'

/** One model: what answers, its versions, how they were trained, and what stood where from when on. */
export function ModelPage() {
  const t = useTranslations('models')
  const me = useMe()
  const navigate = useNavigate()
  const { name } = useParams({ from: '/models/$name' })
  const { tab } = useSearch({ from: '/models/$name' })
  const model = useQuery(modelQuery(name))
  const [trains, setTrains] = useState(false)
  if (model.isError) return <LoadFailed error={model.error} />
  if (model.isPending) return <PageLoading />
  const shown = tab ?? (model.data.items.length === 0 ? 'runs' : 'versions')
  const wasAnother = new Set(
    model.data.history.filter(({ stage }) => stage === 'champion').map(({ versionId }) => versionId),
  )
  return (
    <Stack gap="xs">
      <Anchor component={Link} to="/models" size="sm" className="no-print">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {t('title')}
        </Group>
      </Anchor>
      <Page
        title={model.data.title}
        text={<ModelHead model={model.data} />}
        actions={
          mayMake(me) && (
            <>
              {wasAnother.size > 1 && <RollBack name={name} />}
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setTrains(true)}>
                {t('train')}
              </Button>
            </>
          )
        }
      >
        <Tabs
          keepMounted={false}
          value={shown}
          onChange={(next) => void navigate({ to: '.', search: { tab: next ?? undefined } as never })}
        >
          <TabLine>
            {(['versions', 'runs', 'watch', 'beside', 'history'] as const).map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t(`tabs.${one}`)}
              </Tabs.Tab>
            ))}
          </TabLine>
          <Tabs.Panel value="versions">
            <VersionTable model={model.data} />
          </Tabs.Panel>
          <Tabs.Panel value="runs">
            <RunTable name={name} />
          </Tabs.Panel>
          <Tabs.Panel value="watch">
            <WatchPanel name={name} />
          </Tabs.Panel>
          <Tabs.Panel value="beside">
            <SideBySide model={model.data} />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <ModelHistory model={model.data} />
          </Tabs.Panel>
        </Tabs>
      </Page>
      {trains && <TrainForm model={model.data} onClose={() => setTrains(false)} />}
    </Stack>
  )
}

/** Puts the version back that answered before this one. */
function RollBack({ name }: { readonly name: string }) {
  const t = useTranslations('models')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const back = useMutation({
    mutationFn: (reason: string) => api.call('rollBackModel', { params: { name }, body: { reason } }),
    onSuccess: () => tellDone(t('rolledBack')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['models'] }),
  })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        loading={back.isPending}
        onClick={() => setAsks(true)}
      >
        {t('rollBack')}
      </Button>
      {asks && (
        <Confirm
          title={t('rollBack')}
          text={t('rollBackText')}
          act={t('rollBack')}
          isDangerous
          reason={t('reason')}
          onClose={() => setAsks(false)}
          onConfirm={(reason) => back.mutate(reason)}
        />
      )}
    </>
  )
}
