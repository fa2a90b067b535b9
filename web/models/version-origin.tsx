import type { AnswerOf } from '@cadre/contract/client'
import { Anchor, Button, Card, Group, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import facts from '../features/feature-facts.module.css'
import { useFormat } from '../language/use-format.ts'

type Version = AnswerOf<'getModelVersion'>

/** What a version was made from: training, data set, rows and code; and its bundle to take along. */
export function VersionOrigin({
  modelName,
  version,
}: {
  readonly modelName: string
  readonly version: Version
}) {
  const t = useTranslations('models.origin')
  const f = useTranslations('features.set')
  const { day } = useFormat()
  const { id, runId, bundleHash, learnedFrom } = version
  const mayTake = useMe().roles.some((role) => role === 'data_scientist' || role === 'hr_manager')
  const { cadreVersion, nodeVersion } = version.lineage as {
    readonly cadreVersion?: string
    readonly nodeVersion?: string
  }
  const told: readonly (readonly [string, ReactNode])[] = [
    ...(learnedFrom === null
      ? []
      : ([
          [f('trained'), <SetLink key="set" name={learnedFrom.dataSet} />],
          [t('sequence'), learnedFrom.sequence ?? f('isNewest')],
          [f('hash'), learnedFrom.hash?.slice(0, 12) ?? '–'],
          ...(learnedFrom.lastDay === null ? [] : ([[t('lastDay'), day(learnedFrom.lastDay)]] as const)),
          ...(learnedFrom.heldOut === 0 ? [] : ([[t('heldOut'), `${learnedFrom.heldOut} %`]] as const)),
        ] as const)),
    ...(runId === null
      ? []
      : ([[t('training'), <RunLink key="run" name={modelName} id={runId} />]] as const)),
    [
      f('code'),
      [cadreVersion, nodeVersion && `Node ${nodeVersion}`].filter(Boolean).join(', ') || f('unknown'),
    ],
    [t('bundle'), bundleHash.slice(0, 12)],
  ]
  return (
    <Card withBorder component="section" aria-label={t('title')}>
      <Group justify="space-between" align="start" mb="sm">
        <Title order={2}>{t('title')}</Title>
        {mayTake && (
          <Button
            component="a"
            href={`/api/v1/model-versions/${id}/bundle`}
            download
            variant="default"
            className="no-print"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('take')}
          </Button>
        )}
      </Group>
      <dl className={facts['facts']}>
        {told.map(([term, text]) => (
          <div key={term}>
            <Text component="dt" size="xs" c="dimmed">
              {term}
            </Text>
            <Text component="dd" size="sm" m={0}>
              {text}
            </Text>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function SetLink({ name }: { readonly name: string }) {
  return (
    <Anchor component={Link} to="/models/data-sets/$" params={{ _splat: name } as never} size="sm">
      {name}
    </Anchor>
  )
}

function RunLink({ name, id }: { readonly name: string; readonly id: string }) {
  const t = useTranslations('models')
  return (
    <Anchor component={Link} to="/models/$name/runs/$id" params={{ name, id } as never} size="sm">
      {t('run')}
    </Anchor>
  )
}
