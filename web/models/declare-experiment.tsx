import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import type { InputOf } from '@cadre/contract/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { tellDone } from '../parts/tell.tsx'

type Declaration = InputOf<'declareModelExperiment'>['body']
type Measure = 'closeness' | 'right calls'

interface DeclareExperimentProps {
  readonly name: string
  readonly onClose: () => void
}

/** Says what an experiment is to find out before it begins; somebody else approves of it. */
export function DeclareExperiment({ name, onClose }: DeclareExperimentProps) {
  const t = useTranslations('models.beside')
  const m = useTranslations('models')
  const queries = useQueryClient()
  const [title, setTitle] = useState('')
  const [reason, setReason] = useState('')
  const [endsBy, setEndsBy] = useState('')
  const [measure, setMeasure] = useState<Measure>('closeness')
  const [numbers, setNumbers] = useState({ share: 50, least: 0.01, quality: 0.05, pointedOut: 0.1 })
  const declare = useMutation({
    mutationFn: () => api.call('declareModelExperiment', { params: { name }, body: bodyOf() }),
    onSuccess: () => {
      tellDone(t('declaredDone'))
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['models'] }),
  })
  const bodyOf = (): Declaration => ({
    title,
    reason,
    endsBy,
    measure,
    share: numbers.share / 100,
    smallestDifference: numbers.least,
    guards: [
      { about: 'quality', limit: numbers.quality },
      { about: 'pointed out', limit: numbers.pointedOut },
    ],
  })
  const numberInput = (field: keyof typeof numbers, range: { min: number; max: number; step: number }) => (
    <NumberInput
      label={t(`fields.${field}`)}
      description={t(`fieldTexts.${field}`)}
      required
      {...range}
      value={numbers[field]}
      onChange={(value) =>
        setNumbers((old) => (typeof value === 'number' ? { ...old, [field]: value } : old))
      }
    />
  )
  return (
    <DialogForm
      title={t('declare')}
      text={t('declareMore')}
      submit={t('declareAct')}
      sending={declare}
      size="lg"
      onSubmit={() => declare.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={t('fields.title')}
        required
        minLength={3}
        maxLength={120}
        value={title}
        onChange={({ currentTarget: { value } }) => setTitle(value)}
      />
      <Select
        label={t('fields.measure')}
        description={t(`measureTexts.${measure}`)}
        allowDeselect={false}
        data={(['closeness', 'right calls'] as const).map((value) => ({
          value,
          label: t(`measures.${value}`),
        }))}
        value={measure}
        onChange={(value) => setMeasure(value as Measure)}
      />
      {numberInput('share', { min: 5, max: 50, step: 5 })}
      {numberInput('least', { min: 0.001, max: 0.5, step: 0.005 })}
      <TextInput
        type="date"
        label={t('fields.endsBy')}
        required
        value={endsBy}
        onChange={({ currentTarget: { value } }) => setEndsBy(value)}
      />
      {numberInput('quality', { min: 0.01, max: 0.5, step: 0.01 })}
      {numberInput('pointedOut', { min: 0.01, max: 0.5, step: 0.01 })}
      <Textarea
        label={m('reason')}
        required
        minLength={3}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
    </DialogForm>
  )
}
