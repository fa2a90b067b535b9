import { Group, Text } from '@mantine/core'
import { DefinitionTip } from './definition-tip.tsx'
import type { Definition } from './definition-tip.tsx'

interface StatisticProps {
  readonly label: string
  /** As shown; nothing while it is not known yet. */
  readonly value: string | undefined
  readonly hint?: string
  readonly definition?: Omit<Definition, 'name'>
  readonly color?: string
}

/** One number with its name, what it means, and when it held. */
export function Statistic({ label, value, hint, definition, color }: StatisticProps) {
  return (
    <div>
      <Group gap={4} wrap="nowrap">
        <Text c="dimmed" size="sm">
          {label}
        </Text>
        {definition && <DefinitionTip name={label} {...definition} />}
      </Group>
      <Text fz={28} fw={650} lh={1.2} className="number" {...(color !== undefined && { c: color })}>
        {value ?? '…'}
      </Text>
      {hint !== undefined && (
        <Text c="dimmed" size="sm">
          {hint}
        </Text>
      )}
    </div>
  )
}
