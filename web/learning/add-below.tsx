import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'

interface AddBelowProps {
  readonly label: string
  readonly form: (close: () => void) => ReactNode
}

/** A form that is folded away until somebody wants to add something. */
export function AddBelow({ label, form }: AddBelowProps) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return form(() => setOpen(false))
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      style={{ alignSelf: 'start' }}
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setOpen(true)}
    >
      {label}
    </Button>
  )
}
