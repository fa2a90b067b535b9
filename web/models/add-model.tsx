import { Alert, List, Select, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '../language/use-said.ts'
import type { InputOf } from '@cadre/contract/client'
import { api } from '../api/client.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { plainText } from '../parts/plain-text.ts'
import { tellDone } from '../parts/tell.tsx'
import { useCasesQuery } from './model-queries.ts'
import { modelPurposes, usePurposes } from './use-purposes.ts'

type NewModel = InputOf<'createModel'>['body']

/** A question, what its scores may be used for, and what must never be done with them. */
export function AddModel({ onClose }: { readonly onClose: () => void }) {
  const said = useSaid()
  const t = useTranslations('models')
  const purposeOf = usePurposes()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const useCases = useQuery(useCasesQuery)
  const [model, setModel] = useState<NewModel & { readonly useCase: string }>({
    name: '',
    title: '',
    useCase: 'bring-your-own',
    purpose: 'retention',
  })
  const [isNamed, setNamed] = useState(false)
  const change = (part: Partial<typeof model>): void => setModel((old) => ({ ...old, ...part }))
  const create = useMutation({
    mutationFn: () => api.call('createModel', { body: model }),
    onSuccess: async ({ data }) => {
      await queries.invalidateQueries({ queryKey: ['models'] })
      tellDone(t('created'))
      await navigate({ to: '/models/$name', params: { name: data.name } as never })
    },
  })
  const useCase = useCases.data?.find(({ name }) => name === model.useCase)
  return (
    <DialogForm
      title={t('add')}
      size="lg"
      submit={t('create')}
      sending={create}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={t('modelTitle')}
        required
        minLength={3}
        maxLength={120}
        data-autofocus
        value={model.title}
        onChange={({ currentTarget: { value } }) =>
          change({ title: value, ...(!isNamed && { name: nameFrom(value) }) })
        }
      />
      <TextInput
        label={t('modelName')}
        description={t('modelNameText')}
        required
        pattern="[a-z][a-z0-9\-]{1,58}[a-z0-9]"
        value={model.name}
        onChange={({ currentTarget: { value } }) => {
          setNamed(true)
          change({ name: value })
        }}
      />
      <Select
        label={t('useCase')}
        required
        allowDeselect={false}
        data={(useCases.data ?? []).map(({ name }) => ({
          value: name,
          label: t.has(`useCases.${name}` as never) ? t(`useCases.${name}` as never) : name,
        }))}
        value={model.useCase}
        onChange={(value) => value !== null && change({ useCase: value })}
      />
      <Select
        label={t('purpose')}
        description={t('addText')}
        required
        allowDeselect={false}
        data={modelPurposes.map((value) => ({ value, label: purposeOf(value) }))}
        value={model.purpose}
        onChange={(value) => value !== null && change({ purpose: value as NewModel['purpose'] })}
      />
      {useCase && (
        <Alert variant="light" color="gray" title={t('mustNever')}>
          <List size="sm">
            {useCase.mustNever.map((sentence) => (
              <List.Item key={sentence}>{said(sentence)}</List.Item>
            ))}
          </List>
          <Text size="sm" mt="xs">
            {said(useCase.review)}
          </Text>
        </Alert>
      )}
    </DialogForm>
  )
}

/** A name for programs from a title: "Who left?" is `who-left`. */
const nameFrom = (title: string): string =>
  plainText(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60)
