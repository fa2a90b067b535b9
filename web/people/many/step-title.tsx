import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

/** What a step found; the keyboard goes on from here, since the button that led to it is gone. */
export function StepTitle({ children }: { readonly children: ReactNode }) {
  const title = useRef<HTMLParagraphElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <Text ref={title} tabIndex={-1} fw={600} role="status" style={{ outline: 'none' }}>
      {children}
    </Text>
  )
}
