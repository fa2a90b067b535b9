import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'

interface LineFormProps {
  readonly submit: string
  readonly isBusy: boolean
  readonly isDisabled?: boolean
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** A short form: its fields beside each other, and the button that sends it. */
export function LineForm({ submit, isBusy, isDisabled = false, onSubmit, children }: LineFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Group align="end" gap="sm">
        {children}
        <Button type="submit" loading={isBusy} disabled={isDisabled}>
          {submit}
        </Button>
      </Group>
    </form>
  )
}
