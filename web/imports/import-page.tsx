import { Anchor, Button, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { Confirm } from '../parts/confirm.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { Steps } from '../parts/steps.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { CheckStep } from './check-step.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { FileStep } from './file-step.tsx'
import { importQuery, isActive, jobQuery } from './import-queries.ts'
import type { WholeImport } from './import-queries.ts'
import { ImportProgress } from './import-progress.tsx'
import { RunStep } from './run-step.tsx'

const steps = ['file', 'columns', 'check', 'run'] as const
type Step = (typeof steps)[number]

/** One import, from its file to the records and back: the step stands in the address. */
export function ImportPage() {
  const t = useTranslations('imports')
  const { id } = useParams({ from: '/imports/$id' })
  const { step } = useSearch({ from: '/imports/$id' })
  const { bytes } = useFormat()
  const found = useQuery(importQuery(id))
  const job = useQuery(jobQuery(found.data?.jobId ?? null, id))
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  // A job that was just begun is at work, whatever is known of it yet: nothing else is begun beside it.
  const isBusy = isActive(job.data) || (found.data.jobId !== null && job.isPending)
  const reached = stepOf(found.data)
  const now = isBusy || steps.indexOf(step ?? reached) > steps.indexOf(reached) ? reached : (step ?? reached)
  const { fileName, fileBytes, rowCount } = found.data
  return (
    <Page
      maw={1400}
      title={fileName}
      text={[bytes(fileBytes), rowCount > 0 && t('inRows', { count: rowCount })].filter(Boolean).join(' · ')}
      actions={<Actions found={found.data} isBusy={isBusy} />}
    >
      <Steps
        names={steps.map((name) => t(`steps.${name}`))}
        now={found.data.state === 'done' ? 4 : steps.indexOf(now)}
      />
      {job.data && (isBusy || job.data.state === 'failed') ? (
        <ImportProgress found={found.data} job={job.data} />
      ) : null}
      {!isBusy && <StepBody key={`${now} ${found.data.changedAt}`} step={now} found={found.data} />}
    </Page>
  )
}

function stepOf({ state, columns }: WholeImport): Step {
  if (state === 'receiving' || columns.length === 0) return 'file'
  if (state === 'read' || state === 'mapped') return 'columns'
  return state === 'checked' ? 'check' : 'run'
}

function StepBody({ step, found }: { readonly step: Step; readonly found: WholeImport }) {
  if (step === 'file') return <FileStep found={found} />
  if (step === 'columns') return <ColumnsStep found={found} />
  if (step === 'check') return <CheckStep found={found} />
  return <RunStep found={found} />
}

function Actions({ found, isBusy }: { readonly found: WholeImport; readonly isBusy: boolean }) {
  const t = useTranslations('imports')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const discard = useMutation({
    mutationFn: () => api.call('discardImport', { params: { id: found.id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['imports', 'list'] })
      await navigate({ to: '/imports' })
    },
    onError: (error) => tellFailed(t('refused'), error),
  })
  const mayDiscard = !isBusy && ['receiving', 'read', 'mapped', 'checked'].includes(found.state)
  return (
    <>
      <Anchor component={Link} to="/imports" size="sm">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {t('back')}
        </Group>
      </Anchor>
      {mayDiscard && (
        <Button variant="default" size="compact-sm" onClick={() => setAsks(true)}>
          {t('discard')}
        </Button>
      )}
      {asks && (
        <Confirm
          title={t('discard')}
          text={t('discardText')}
          act={t('discard')}
          isDangerous
          onClose={() => setAsks(false)}
          onConfirm={() => discard.mutate()}
        />
      )}
    </>
  )
}
