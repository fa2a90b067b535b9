import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { useSaid } from '../language/use-said.ts'
import { JobProgress } from '../parts/job-progress.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { capitalised } from './capitalised.ts'
import { EffectCard } from './effect-card.tsx'
import { interventionEffectQuery, interventionKindsQuery } from './outlook-queries.ts'

/** What went with each kind of thing that was done, beside the scores of a model in use. No names. */
export function EffectPanel() {
  const t = useTranslations('outlook.effect')
  const o = useTranslations('outlook')
  const said = useSaid()
  const me = useMe()
  const navigate = useNavigate()
  const search = useSearch({ from: '/review' })
  const found = useQuery(interventionKindsQuery)
  const queries = useQueryClient()
  const measure = useMutation({
    mutationFn: () => api.call('measureEffects', {}),
    onError: (error) => tellFailed(t('now'), error),
  })
  const refresh = useCallback(
    () => void queries.invalidateQueries({ queryKey: ['outlook', 'done effect'] }),
    [queries],
  )
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const { kinds, models } = found.data
  const kind = kinds.find((one) => one === search.kind) ?? kinds[0]
  const model = models.find(({ name }) => name === search.model) ?? models[0]
  if (kind === undefined || model === undefined)
    return (
      <NothingHere title={t('noModel')} text={t('noModelText')}>
        {reaches(me, 'outlook', 'write') && (
          <Button component={Link} to="/models" variant="default">
            {o('toModels')}
          </Button>
        )}
      </NothingHere>
    )
  const choose = (change: object): void =>
    void navigate({ to: '.', search: ((old: object) => ({ ...old, ...change })) as never })
  return (
    <Stack gap="md" maw={860}>
      <Text size="sm" c="dimmed" maw={640}>
        {t('text')}
      </Text>
      <Group align="end" gap="sm">
        <Select
          label={t('kind')}
          w={280}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: capitalised(said(value)) }))}
          value={kind}
          onChange={(next) => choose({ kind: next })}
        />
        <Select
          label={t('model')}
          w={280}
          allowDeselect={false}
          data={models.map(({ name, title }) => ({ value: name, label: title }))}
          value={model.name}
          onChange={(next) => choose({ model: next })}
        />
        {me.roles.includes('hr_manager') && (
          <Button variant="default" loading={measure.isPending} onClick={() => measure.mutate()}>
            {t('now')}
          </Button>
        )}
      </Group>
      {measure.data && <JobProgress id={measure.data.data.jobId} title={t('working')} onDone={refresh} />}
      <Effect key={`${kind} ${model.name}`} kind={kind} model={model} />
    </Stack>
  )
}

interface EffectProps {
  readonly kind: string
  readonly model: { readonly name: string; readonly title: string }
}

function Effect({ kind, model }: EffectProps) {
  const effect = useQuery(interventionEffectQuery(kind, model.name))
  if (effect.isError) return <LoadFailed error={effect.error} />
  if (effect.isPending) return <PageLoading />
  return <EffectCard found={effect.data} title={model.title} />
}
