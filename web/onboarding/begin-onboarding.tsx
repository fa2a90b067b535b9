import { Alert, Anchor, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { RecordSelect } from '../parts/record-select.tsx'
import { tellDone } from '../parts/tell.tsx'
import { templatesQuery } from './onboarding-queries.ts'

/** Makes the plan of somebody who starts from a template, with an owner and a day for each task. */
export function BeginOnboarding({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('start')
  const queries = useQueryClient()
  const [personId, setPerson] = useState<string | null>(null)
  const [templateId, setTemplate] = useState<string | null>(null)
  const [buddyId, setBuddy] = useState<string | null>(null)
  const [itOwnerId, setItOwner] = useState<string | null>(null)
  const [firstDay, setFirstDay] = useState(today())
  const { moment } = useMoment()
  const templates = useQuery(templatesQuery(moment))
  const begin = useMutation({
    mutationFn: () =>
      api.call('beginOnboarding', {
        body: {
          personId: personId ?? '',
          templateId: templateId ?? '',
          firstDay,
          ...(buddyId !== null && { buddyId }),
          ...(itOwnerId !== null && { itOwnerId }),
        },
      }),
    onSuccess: async ({ data }) => {
      await queries.invalidateQueries({ queryKey: ['onboarding tasks'] })
      tellDone(t('begun', { count: data.taskIds.length }))
      onClose()
    },
  })
  return (
    <DialogForm
      title={t('begin')}
      submit={t('make')}
      sending={begin}
      isDisabled={personId === null || templateId === null}
      onSubmit={() => begin.mutate()}
      onClose={onClose}
    >
      {templates.data?.length === 0 && <NoTemplate onClose={onClose} />}
      <RecordSelect
        label={t('who')}
        required
        paths={['person-profiles']}
        value={personId}
        onChange={setPerson}
      />
      <RecordSelect
        label={t('template')}
        required
        paths={['onboarding-templates']}
        value={templateId}
        onChange={setTemplate}
      />
      <TextInput
        type="date"
        label={t('firstDay')}
        required
        value={firstDay}
        onChange={({ currentTarget }) => setFirstDay(currentTarget.value)}
      />
      <RecordSelect label={t('buddy')} paths={['person-profiles']} value={buddyId} onChange={setBuddy} />
      <RecordSelect
        label={t('itOwner')}
        paths={['person-profiles']}
        value={itOwnerId}
        onChange={setItOwner}
      />
    </DialogForm>
  )
}

/** Without a template there is nothing to make a plan from: where one is made, or who makes it. */
function NoTemplate({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('start')
  const me = useMe()
  return (
    <Alert variant="light" title={t('noTemplate')}>
      {reaches(me, 'organisation', 'write') ? (
        <Anchor
          size="sm"
          component={Link}
          to="/onboarding"
          search={{ tab: 'templates' } as never}
          onClick={onClose}
        >
          {t('toTemplates')}
        </Anchor>
      ) : (
        t('askForTemplate')
      )}
    </Alert>
  )
}
