import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useSaid } from '../language/use-said.ts'
import type { WholeImport } from './import-queries.ts'
import { useReadAgain } from './use-read-again.ts'

/** What was found by itself when the file was read, with the way to say otherwise where that is one press. */
export function ImportNotes({ found }: { readonly found: WholeImport }) {
  const said = useSaid()
  const t = useTranslations('imports')
  const { read, isPending } = useReadAgain(found)
  if (found.notes.length === 0) return null
  return (
    <Alert variant="light" color="blue">
      <Stack gap={6}>
        {found.notes.map(({ code, message, option }) => (
          <Group key={`${code} ${message}`} gap="xs">
            <Text size="sm">{said(message)}</Text>
            {(option === 'header' || option === 'no-header') && (
              <Button
                size="compact-xs"
                variant="default"
                loading={isPending}
                onClick={() => read({ ...withoutRow(found.reading), header: option === 'header' })}
              >
                {t(option === 'header' ? 'rowIsNames' : 'rowIsData')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Alert>
  )
}

function withoutRow({ headerRow: _row, ...reading }: WholeImport['reading']): WholeImport['reading'] {
  return reading
}
