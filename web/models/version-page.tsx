import { Alert, Anchor, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { Approval } from './approval.tsx'
import { JudgementPanel } from './judgement-panel.tsx'
import { MetricList } from './metric-list.tsx'
import { modelQuery, versionQuery } from './model-queries.ts'
import { MoveVersion } from './move-version.tsx'
import { VersionCard } from './version-card.tsx'
import { VersionOrigin } from './version-origin.tsx'
import { StageBadge } from './version-table.tsx'

/** One version: where it stands, how it was judged, what is asked of it, and what to know before using it. */
export function VersionPage() {
  const said = useSaid()
  const t = useTranslations('models')
  const { name, id } = useParams({ from: '/models/$name/versions/$id' })
  const f = useTranslations('features.set')
  const { instant, day } = useFormat()
  const model = useQuery(modelQuery(name))
  const version = useQuery(versionQuery(id))
  const failed = model.error ?? version.error
  if (failed) return <LoadFailed error={failed} />
  if (!model.data || !version.data) return <PageLoading />
  const { number, label, stage, madeAt, madeBy, names, metrics } = version.data
  return (
    <Stack gap="xs">
      <Anchor component={Link} to="/models/$name" params={{ name } as never} size="sm" className="no-print">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {model.data.title}
        </Group>
      </Anchor>
      <Page
        title={`${model.data.title}: ${t('version', { number })}`}
        text={[said(label), instant(madeAt), names[madeBy]].filter((text) => text !== undefined).join(' · ')}
        actions={<MoveVersion version={version.data} />}
      >
        <Group gap="md">
          <StageBadge stage={stage} />
        </Group>
        {version.data.erasedAt !== null && (
          <Alert color="orange" variant="light">
            <Text size="sm">{f('dueAnew', { day: day(version.data.erasedAt.slice(0, 10)) })}</Text>
            {version.data.retrainBy !== null && (
              <Text size="sm">{f('retrainBy', { day: day(version.data.retrainBy) })}</Text>
            )}
          </Alert>
        )}
        <Approval model={model.data} version={version.data} />
        <JudgementPanel version={version.data} />
        <MetricList metrics={metrics} />
        <VersionOrigin modelName={name} version={version.data} />
        <VersionCard version={version.data} />
      </Page>
    </Stack>
  )
}
