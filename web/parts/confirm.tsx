import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from './dialog.tsx'

export interface Question {
  readonly title: string
  readonly text: string
  /** What the button says. */
  readonly act: string
  readonly isDangerous?: boolean
  /** Asks for a reason with this label. */
  readonly reason?: string
  /** Characters that the reason has at least. */
  readonly shortestReason?: number
  /** What the reason has to say. */
  readonly reasonHelp?: string
}

interface ConfirmProps extends Question {
  /** The reason that was given before, where it was not taken. */
  readonly given?: string
  readonly onClose: () => void
  readonly onConfirm: (reason: string) => void
}

/** Asks once more before something that is hard to take back. */
export function Confirm(props: ConfirmProps) {
  const { title, text, act, isDangerous = false, reason, shortestReason = 3, reasonHelp } = props
  const { given = '', onClose, onConfirm } = props
  const t = useTranslations('parts')
  const [why, setWhy] = useState(given)
  return (
    <Dialog onClose={onClose} title={title} isCentred>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onConfirm(why.trim())
          onClose()
        }}
      >
        <Stack gap="md">
          <Text size="sm">{text}</Text>
          {reason !== undefined && (
            <Textarea
              label={reason}
              required
              description={reasonHelp}
              minLength={shortestReason}
              maxLength={500}
              autosize
              minRows={2}
              data-autofocus
              value={why}
              onChange={({ currentTarget }) => setWhy(currentTarget.value)}
            />
          )}
          <Group justify="end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" {...(isDangerous && { color: 'red' })}>
              {act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
