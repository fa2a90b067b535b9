import { Badge, Group, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import type { Decision } from './outlook-queries.ts'

interface DecisionLineProps {
  readonly decision: Decision
  readonly names: Readonly<Record<string, string>>
}

/** What somebody decided, with the reason in their words. */
export function DecisionLine({ decision, names }: DecisionLineProps) {
  const t = useTranslations('outlook')
  const { instant } = useFormat()
  const { choice, reasonCode, words, agrees, decidedBy, decidedAt } = decision
  return (
    <div>
      <Group gap="xs">
        <Badge variant="default" tt="none">
          {t(`choices.${choice}`)}
        </Badge>
        <Text size="sm">{t(`reasonCodes.${reasonCode}`)}</Text>
      </Group>
      <Text size="sm" mt={4} style={{ whiteSpace: 'pre-line' }}>
        {words}
      </Text>
      <Text size="xs" c="dimmed">
        {[
          t('by', { name: names[decidedBy] ?? t('somebody'), at: instant(decidedAt) }),
          agrees !== null && t(agrees ? 'agrees' : 'differs'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </div>
  )
}
