import { Anchor, Group, Select, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { usePurposes } from '../models/use-purposes.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { FeatureFacts } from './feature-facts.tsx'
import { featureQuery } from './feature-queries.ts'
import type { Feature } from './feature-queries.ts'
import { FeatureStanding } from './feature-standing.tsx'
import { GoesWith } from './goes-with.tsx'
import { InModels } from './in-models.tsx'
import { LineageGraph } from './lineage-graph.tsx'
import { MissingOverTime, OverTime } from './over-time.tsx'
import { SpreadChart } from './spread-chart.tsx'
import { useFeatureWords } from './use-feature-words.ts'

/** One feature: what it is, how it stands, and where it comes from and goes to. */
export function FeaturePage() {
  const t = useTranslations('features')
  const { feature: name } = useParams({ from: '/models/features/$feature' })
  const { purpose } = useSearch({ from: '/models/features/$feature' })
  const feature = useQuery(featureQuery(name, purpose))
  const words = useFeatureWords()
  if (feature.isError) return <LoadFailed error={feature.error} />
  if (feature.isPending) return <PageLoading />
  const { figures, history, isWithheld } = feature.data
  return (
    <Stack gap="xs">
      <Anchor
        component={Link}
        to="/models"
        search={{ tab: 'features' } as never}
        size="sm"
        className="no-print"
      >
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {t('tab')}
        </Group>
      </Anchor>
      <Page
        title={words.meaning(feature.data)}
        text={`${name} · ${words.unit(feature.data)}${feature.data.isOfGroup ? ` · ${t('one.ofGroup')}` : ''}`}
        actions={<PurposeChoice feature={feature.data} />}
      >
        <FeatureFacts feature={feature.data} />
        {figures === null ? (
          <NothingHere
            title={t(isWithheld ? 'withheldTitle' : 'noSnapshot')}
            text={t(isWithheld ? 'withheldText' : 'noSnapshotText')}
          />
        ) : (
          <>
            <FeatureStanding figures={figures} history={history} />
            <SpreadChart figures={figures} unit={words.unit(feature.data)} />
            <OverTime history={history} unit={words.unit(feature.data)} />
            <MissingOverTime history={history} />
            <GoesWith figures={figures} name={name} />
          </>
        )}
        <InModels feature={feature.data} />
        <Section title={t('one.lineage')} text={t('one.lineageText')}>
          <LineageGraph feature={feature.data} />
        </Section>
      </Page>
    </Stack>
  )
}

interface SectionProps {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

function Section({ title, text, children }: SectionProps) {
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <div>
        <Title order={2}>{title}</Title>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </div>
      {children}
    </Stack>
  )
}

/** Whose figures are shown: of those who may be processed for a purpose. */
function PurposeChoice({ feature: { purposesWithFigures, figures } }: { readonly feature: Feature }) {
  const t = useTranslations('features')
  const purposeOf = usePurposes()
  const navigate = useNavigate()
  if (purposesWithFigures.length < 2) return null
  return (
    <Select
      label={t('one.forPurpose')}
      allowDeselect={false}
      value={figures?.purpose ?? null}
      onChange={(purpose) => void navigate({ to: '.', replace: true, search: { purpose } as never })}
      data={purposesWithFigures.map((purpose) => ({ value: purpose, label: purposeOf(purpose) }))}
    />
  )
}
