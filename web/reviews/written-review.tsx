import { Card, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { RecordOf } from '@cadre/contract/client'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { Acknowledge } from './acknowledge.tsx'
import { chartQuery } from '../organisation/reporting-tree.ts'

/** A review to be read: from which side, the rating, what was written. */
export function WrittenReview({ review }: { readonly review: RecordOf<'review'> }) {
  const t = useTranslations('reviews')
  const word = useWords()
  const { moment } = useMoment()
  const { day, number } = useFormat()
  const people = useQuery(chartQuery(moment))
  const { kind = 'manager', rating, strengths, growth, reviewerId, status = '' } = review.values
  const writer = people.data?.nodes.find(({ id }) => id === reviewerId)?.name
  return (
    <Card withBorder mb="md">
      <Stack gap="sm">
        <Group justify="space-between" align="start" wrap="nowrap">
          <div>
            <Title order={2}>{t(`sides.${kind as 'self'}`)}</Title>
            <Text size="sm" c="dimmed">
              {[kind === 'self' ? undefined : writer, day(review.validFrom), word(status)]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
          {typeof rating === 'number' && (
            <div>
              <Text fz={28} fw={650} lh={1.1} ta="end" className="number">
                {number(rating)}
              </Text>
              <Text size="xs" c="dimmed" ta="end">
                {t('rating')}
              </Text>
            </div>
          )}
        </Group>
        <Words title={t('strengths')} text={strengths} />
        <Words title={t('growth')} text={growth} />
        <Acknowledge review={review} />
      </Stack>
    </Card>
  )
}

function Words({ title, text }: { readonly title: string; readonly text: string | undefined }) {
  if (text === undefined || text === '') return null
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text maw={640} style={{ whiteSpace: 'pre-wrap' }}>
        {text}
      </Text>
    </div>
  )
}
