import { Badge, Card, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import type { Correction } from './own-queries.ts'

const colours = { open: 'yellow', planned: 'yellow', done: 'teal', refused: 'red' } as const

/** Something on record that somebody says is wrong, by when it is answered, and how it was. */
export function CorrectionCard({
  correction: { about, words, receivedOn, dueOn, isOverdue, state, answer },
  title,
  children,
}: {
  readonly correction: Correction
  readonly title?: ReactNode
  readonly children?: ReactNode
}) {
  const t = useTranslations('own.correction')
  const word = useWords()
  const { day } = useFormat()
  const isOpen = state === 'open' || state === 'planned'
  const what = about === null ? t('unnamed') : word(about.entity)
  return (
    <Card withBorder>
      <Group justify="space-between" align="start" mb={4} wrap="nowrap">
        <div>
          <Text fw={600}>
            {title}
            {title !== undefined && ' · '}
            {what}
          </Text>
          <Text size="xs" c="dimmed">
            {isOpen
              ? t(isOverdue ? 'overdue' : 'due', { at: day(receivedOn), day: day(dueOn) })
              : t('on', { at: day(receivedOn) })}
          </Text>
        </div>
        <Badge variant="dot" color={colours[state]} tt="none" fw={500} flex="none">
          {t(`states.${state}`)}
        </Badge>
      </Group>
      {words !== null && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {words}
        </Text>
      )}
      {answer !== null && (
        <Text size="sm" mt={4}>
          {t('answer', { answer })}
        </Text>
      )}
      {children}
    </Card>
  )
}
