import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import type { Delivery } from './administration-queries.ts'

interface DeliveryOutcomeProps {
  readonly delivery: Delivery
  readonly isPaused: boolean
}

/** What became of a message to another program, and what that program answered. */
export function DeliveryOutcome({ delivery, isPaused }: DeliveryOutcomeProps) {
  const t = useTranslations('webhooks')
  const said = useSaid()
  const { instant } = useFormat()
  const { takenAt, nextAt, attempts, lastAnswer } = delivery
  const [outcome, at] =
    takenAt !== null
      ? (['taken', takenAt] as const)
      : nextAt === null
        ? (['lost', ''] as const)
        : isPaused
          ? (['held', ''] as const)
          : attempts === 0
            ? (['waiting', ''] as const)
            : (['again', nextAt] as const)
  const isWell = outcome === 'taken' || (attempts === 0 && outcome !== 'lost')
  return (
    <Text span size="sm" {...(isWell ? { c: 'dimmed' } : { fw: 600 })}>
      {t(`outcomes.${outcome}`, { at: at === '' ? '' : instant(at) })}
      {lastAnswer !== null &&
        ` · ${isStatus(lastAnswer) ? t('answered', { answer: lastAnswer }) : said(lastAnswer)}`}
    </Text>
  )
}

/** What it answered, not why it could not be asked. */
const isStatus = (answer: string): boolean => /^\d{3}$/.test(answer)
