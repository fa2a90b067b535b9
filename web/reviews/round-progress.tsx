import { Group, Progress, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { revieweesQuery } from './review-queries.ts'
import { isOverdue, isWritten } from './round-figures.ts'
import type { Round } from './round-figures.ts'

/** How many of the reviews of a round are written, and whether they should be. */
export function RoundProgress({ round }: { readonly round: Round }) {
  const t = useTranslations('reviews')
  const { moment } = useMoment()
  const { number } = useFormat()
  const reviewees = useQuery(revieweesQuery(round.id, moment))
  if (!reviewees.data || reviewees.data.length === 0) return null
  const all = reviewees.data.length
  const written = reviewees.data.filter(isWritten).length
  const isLate = written < all && isOverdue(round, moment.asOf ?? today())
  const label = t('writtenOf', { written: number(written), all: number(all) })
  return (
    <Group gap="sm" mt="xs" wrap="nowrap">
      <Progress flex={1} size="sm" value={(written / all) * 100} aria-label={label} />
      <Text size="sm" className="number" {...(isLate && { c: 'var(--mantine-color-error)' })}>
        {label}
        {isLate && ` · ${t('late')}`}
      </Text>
    </Group>
  )
}
