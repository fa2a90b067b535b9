import { List, Text } from '@mantine/core'
import { useSaid } from '../language/use-said.ts'
import { capitalised } from './capitalised.ts'

interface ActionLine {
  readonly action: string
  readonly evidence: string
  /** Small words below: what it answers, where it is known from. */
  readonly notes: readonly string[]
}

/** Things that may help, each with what is known of it working and why it stands here. */
export function ActionLines({ lines }: { readonly lines: readonly ActionLine[] }) {
  const said = useSaid()
  return (
    <List size="sm" spacing={8}>
      {lines.map(({ action, evidence, notes }) => (
        <List.Item key={action}>
          <Text span size="sm" fw={600}>
            {capitalised(said(action))}
          </Text>
          <Text size="sm" c="dimmed">
            {capitalised(said(evidence))}
          </Text>
          {notes.map((note) => (
            <Text key={note} size="xs" c="dimmed">
              {note}
            </Text>
          ))}
        </List.Item>
      ))}
    </List>
  )
}
