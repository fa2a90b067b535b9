import { Button, Group, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { RecordOf } from '@cadre/contract/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { tellFailed } from '../parts/tell.tsx'

/** Whether the person has read a published review, and for that person the way to say so. */
export function Acknowledge({ review }: { readonly review: RecordOf<'review'> }) {
  const t = useTranslations('reviews')
  const p = useTranslations('parts')
  const me = useMe()
  const { moment } = useMoment()
  const { day } = useFormat()
  const queries = useQueryClient()
  const { id, subjectId, values } = review
  const tell = useMutation({
    mutationFn: () => api.call('acknowledgeReview', { params: { id } }),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reviews'] }),
  })
  if (values.status !== 'published' || values.kind === 'self') return null
  if (values.acknowledgedOn !== undefined)
    return (
      <Group gap={6}>
        <IconCheck size={16} aria-hidden />
        <Text size="sm">{t('readOn', { day: day(values.acknowledgedOn) })}</Text>
      </Group>
    )
  if (subjectId !== me.personId)
    return (
      <Text size="sm" c="dimmed">
        {t('notReadYet')}
      </Text>
    )
  if (moment.asOf !== undefined) return null
  return (
    <Group gap="sm" className="no-print">
      <Button variant="default" loading={tell.isPending} onClick={() => tell.mutate()}>
        {t('iHaveRead')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('readIsNotAgree')}
      </Text>
    </Group>
  )
}
