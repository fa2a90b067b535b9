import { Alert, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import type { NoticeStanding } from './notice-queries.ts'

const grounds = ['works council', 'law of a country', 'withdrawn notice', 'own decision'] as const

interface SwitchPurposeProps {
  readonly standing: NoticeStanding
  readonly name: string
  readonly onClose: () => void
}

/** Switches a purpose off, or on again, for everybody of a population or of a country, and says what follows. */
export function SwitchPurpose({
  standing: { purpose, population, offIn },
  name,
  onClose,
}: SwitchPurposeProps) {
  const t = useTranslations('notices')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const [isOn, setOn] = useState(offIn.length > 0)
  const [country, setCountry] = useState(offIn.includes(null) ? '' : (offIn[0] ?? ''))
  const [ground, setGround] = useState<(typeof grounds)[number]>('own decision')
  const [reason, setReason] = useState('')
  const place = country.trim().toUpperCase()
  const act = useMutation({
    mutationFn: () =>
      api.call('switchProcessing', {
        body: { purpose, population, isOn, ground, reason: reason.trim(), ...(place && { country: place }) },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['notices'] })
      tellDone(p('changed'))
      onClose()
    },
    // Says also where one signs in again, where that is too long ago.
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  return (
    <DialogForm
      title={t('switchOf', { name })}
      submit={t(isOn ? 'switchOn' : 'switchOff')}
      sending={{ isPending: act.isPending, isError: false, error: undefined }}
      isDisabled={reason.trim().length < 3}
      onSubmit={() => act.mutate()}
      onClose={onClose}
    >
      <Radio.Group label={t('switch')} value={isOn ? 'on' : 'off'} onChange={(next) => setOn(next === 'on')}>
        <Stack gap="xs" mt="xs">
          <Radio value="off" label={t('switchOff')} />
          <Radio value="on" label={t('switchOn')} />
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('country')}
        description={t('switchWhere')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={2}
        pattern="[A-Za-z]{2}"
        value={country}
        onChange={({ currentTarget }) => setCountry(currentTarget.value)}
      />
      <Select
        label={t('ground')}
        required
        allowDeselect={false}
        data={grounds.map((value) => ({ value, label: t(`grounds.${value}`) }))}
        value={ground}
        onChange={(next) => setGround(grounds.find((one) => one === next) ?? ground)}
      />
      <Textarea
        label={t('reason')}
        required
        minLength={3}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Alert variant="light" py="xs" {...(!isOn && { color: 'orange' })}>
        {t(isOn ? 'thenOn' : 'thenOff')}
      </Alert>
    </DialogForm>
  )
}
