import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { modelsQuery } from '../models/model-queries.ts'
import { JobProgress } from '../parts/job-progress.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { BandTable } from './band-table.tsx'
import { bandsQuery } from './outlook-queries.ts'
import { ScoreForm } from './score-form.tsx'

/** How many people stand in which band of a model in use, and the way to have everybody scored. No names. */
export function BandsPanel() {
  const t = useTranslations('outlook')
  const models = useQuery(modelsQuery)
  const navigate = useNavigate()
  const search = useSearch({ from: '/review' })
  if (models.isError) return <LoadFailed error={models.error} />
  if (models.isPending) return <PageLoading />
  const answering = models.data.filter(({ champion }) => champion !== null)
  const name = answering.find((one) => one.name === search.model)?.name ?? answering[0]?.name
  if (name === undefined)
    return (
      <NothingHere title={t('noModel')} text={t('noModelText')}>
        <Button component={Link} to="/models" variant="default">
          {t('toModels')}
        </Button>
      </NothingHere>
    )
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={640}>
        {t('bandsText')}
      </Text>
      <Bands
        key={name}
        name={name}
        purpose={answering.find((one) => one.name === name)?.purpose}
        choice={
          <Select
            label={t('model')}
            w={280}
            allowDeselect={false}
            data={answering.map((one) => ({ value: one.name, label: one.title }))}
            value={name}
            onChange={(model) =>
              void navigate({ to: '.', search: ((old: object) => ({ ...old, model })) as never })
            }
          />
        }
      />
    </Stack>
  )
}

interface BandsProps {
  readonly name: string
  readonly purpose: string | undefined
  readonly choice: ReactNode
}

function Bands({ name, purpose, choice }: BandsProps) {
  const t = useTranslations('outlook')
  const { moment } = useMoment()
  const queries = useQueryClient()
  const bands = useQuery(bandsQuery(name, moment))
  const [asks, setAsks] = useState(false)
  const [jobId, setJobId] = useState<string>()
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ['outlook'] }), [queries])
  return (
    <>
      <Group align="end" gap="sm">
        {choice}
        {moment.asOf === undefined && (
          <Button
            variant={bands.data?.asOf === null ? 'filled' : 'default'}
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            onClick={() => setAsks(true)}
          >
            {t('scoreEverybody')}
          </Button>
        )}
      </Group>
      {jobId !== undefined && <JobProgress id={jobId} title={t('scoreEverybody')} onDone={refresh} />}
      {bands.isError ? (
        <LoadFailed error={bands.error} />
      ) : bands.isPending ? (
        <PageLoading />
      ) : bands.data.asOf === null ? (
        <NothingHere title={t('notScored')} text={t('notScoredText')} />
      ) : (
        <BandTable bands={bands.data.items} asOf={bands.data.asOf} />
      )}
      {asks && (
        <ScoreForm name={name} purpose={purpose} onStarted={setJobId} onClose={() => setAsks(false)} />
      )}
    </>
  )
}
