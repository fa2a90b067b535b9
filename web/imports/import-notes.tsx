import { Alert, List } from '@mantine/core'
import { useSaid } from '../language/use-said.ts'

/** What was noticed when the file was read. */
export function ImportNotes({ notes }: { readonly notes: readonly string[] }) {
  const said = useSaid()
  if (notes.length === 0) return null
  return (
    <Alert variant="light" color="blue">
      <List size="sm">
        {notes.map((note) => (
          <List.Item key={note}>{said(note)}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
