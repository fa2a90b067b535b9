import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { DeclareExperiment } from './declare-experiment.tsx'
import { ExperimentCard } from './experiment-card.tsx'
import { ExperimentTable } from './experiment-table.tsx'
import { ModelAlerts } from './model-alerts.tsx'
import { comparisonsQuery, experimentsQuery, mayMake, useCasesQuery } from './model-queries.ts'
import type { Model } from './model-queries.ts'
import { ShadowComparison } from './shadow-comparison.tsx'

/** Two versions beside each other: one tried without being shown, and experiments in which people see one of the two. */
export function SideBySide({ model }: { readonly model: Model }) {
  const t = useTranslations('models.beside')
  const experiments = useQuery(experimentsQuery(model.name))
  const comparisons = useQuery(comparisonsQuery(model.name))
  if (experiments.isError || comparisons.isError)
    return <LoadFailed error={experiments.error ?? comparisons.error} />
  if (experiments.isPending || comparisons.isPending) return <PageLoading />
  const { items, names } = experiments.data
  const [newest, ...older] = items
  const [latest] = comparisons.data
  const splits = (id: string) => comparisons.data.find(({ experimentId }) => experimentId === id)
  if (!newest && !latest)
    return (
      <Stack>
        {model.shadow === null ? (
          <NothingHere title={t('none')} text={t('noneText')} />
        ) : (
          <NothingHere title={t('soon', { number: model.shadow })} text={t('soonText')} />
        )}
        <Declare model={model} />
      </Stack>
    )
  const isOpen = newest?.state === 'waiting' || newest?.state === 'running'
  return (
    <Stack gap="lg">
      <ModelAlerts name={model.name} about="experiment" />
      {newest && <ExperimentCard experiment={newest} look={splits(newest.id)} model={model} names={names} />}
      {!isOpen && <Declare model={model} />}
      {latest && <ShadowComparison comparison={latest} />}
      {older.length > 0 && (
        <Stack gap="sm" component="section" aria-label={t('earlier')}>
          <Title order={2}>{t('earlier')}</Title>
          <ExperimentTable experiments={older} />
        </Stack>
      )}
    </Stack>
  )
}

/** The way to an experiment, or why there is none. */
function Declare({ model }: { readonly model: Model }) {
  const t = useTranslations('models.beside')
  const me = useMe()
  const useCases = useQuery(useCasesQuery)
  const [declares, setDeclares] = useState(false)
  if (!mayMake(me) || model.champion === null || model.shadow === null || !useCases.data) return null
  const adverse = useCases.data.find(({ name }) => name === model.useCase)?.adverse ?? []
  const isAdverse = adverse.length > 0 || model.purpose === 'hiring' || model.purpose === 'pay'
  return (
    <Group gap="sm">
      {isAdverse ? (
        <Text size="sm" c="dimmed">
          {t('adverse')}
        </Text>
      ) : (
        <>
          <Button variant="default" onClick={() => setDeclares(true)}>
            {t('declare')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('declareText')}
          </Text>
        </>
      )}
      {declares && <DeclareExperiment name={model.name} onClose={() => setDeclares(false)} />}
    </Group>
  )
}
