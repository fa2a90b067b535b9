import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import type { MantineSize } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from './dialog.tsx'
import { errorText } from './error-text.ts'

interface DialogFormProps extends AskedProps {
  readonly title: string
  readonly size?: MantineSize
}

interface AskedProps {
  readonly text?: string
  /** What the button that sends it says. */
  readonly submit: string
  /** What sends it: whether it is under way, and why it was refused. Nothing, where what is entered is only taken over. */
  readonly sending?: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown }
  readonly isDisabled?: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form in a dialog: what it is for, its fields, why it was refused, and the two buttons. */
export function DialogForm({ title, size = 'md', ...asked }: DialogFormProps) {
  return (
    <Dialog onClose={asked.onClose} size={size} title={title}>
      <AskedInDialog {...asked} />
    </Dialog>
  )
}

/** What stands in the dialog. */
export function AskedInDialog(props: AskedProps) {
  const { text, submit, sending, isDisabled = false, onSubmit, onClose, children } = props
  const t = useTranslations('parts')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Stack gap="sm">
        {text !== undefined && <Text size="sm">{text}</Text>}
        {children}
        {sending?.isError && (
          <Alert color="red" variant="light" role="alert" title={t('notSaved')}>
            {errorText(sending.error)}
          </Alert>
        )}
        <Group justify="end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={sending?.isPending ?? false} disabled={isDisabled}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
