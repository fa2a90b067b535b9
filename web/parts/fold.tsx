import { Accordion, Text } from '@mantine/core'
import type { ReactNode } from 'react'

interface FoldProps {
  readonly title: string
  /** What is in it, in a line, for who leaves it closed. */
  readonly text?: string | undefined
  readonly isOpenAtFirst?: boolean
  /** The level of the heading that its title is. */
  readonly order?: 2 | 3
  readonly children: ReactNode
}

/** What few need at once: its title says what is in it, and one press opens it. */
export function Fold({ title, text, isOpenAtFirst = false, order = 2, children }: FoldProps) {
  return (
    <Accordion
      variant="contained"
      order={order}
      defaultValue={isOpenAtFirst ? 'it' : null}
      styles={{ label: { paddingBlock: 'var(--mantine-spacing-xs)' } }}
    >
      <Accordion.Item value="it" bg="var(--mantine-color-body)">
        <Accordion.Control>
          <Text span display="block" size="sm" fw={600}>
            {title}
          </Text>
          {text !== undefined && (
            <Text span size="xs" c="dimmed" lineClamp={1}>
              {text}
            </Text>
          )}
        </Accordion.Control>
        <Accordion.Panel>{children}</Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}
