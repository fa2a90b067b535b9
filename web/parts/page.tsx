import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { WithinPage, useDocumentTitle } from './within-page.ts'

interface PageProps {
  readonly title: string
  /** What the browser calls it, where another page has the same title. */
  readonly named?: string
  /** What the page is for, in a sentence. */
  readonly text?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Fills the window's height: for a table that scrolls by itself. */
  readonly fills?: boolean
  readonly maw?: number
}

/** Title, purpose and actions of a page, above what it is about. */
export function Page(props: PageProps) {
  const { title, named = title, text, actions, children, fills = false, maw = 1100 } = props
  useDocumentTitle(named)
  return (
    <Stack
      gap="md"
      maw={fills ? undefined : maw}
      {...(fills && {
        className: 'page-filling',
        h: 'calc(100dvh - 56px - 2 * var(--mantine-spacing-lg))',
        mih: 420,
      })}
    >
      <Group justify="space-between" align="start" gap="sm">
        <div>
          <Title order={1}>{title}</Title>
          {text !== undefined && (
            <Text c="dimmed" size="sm" maw={640}>
              {text}
            </Text>
          )}
        </div>
        {actions !== undefined && (
          <Group gap="xs" className="no-print">
            {actions}
          </Group>
        )}
      </Group>
      <WithinPage value>{children}</WithinPage>
    </Stack>
  )
}
