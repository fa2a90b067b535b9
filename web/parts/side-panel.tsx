import { Drawer, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useOverPage } from './use-over-page.ts'

interface SidePanelProps {
  readonly title: string
  readonly onClose: () => void
  readonly size?: 'md' | 'lg'
  readonly children: ReactNode
}

/** One thing of a list in detail, beside the list. */
export function SidePanel({ title, onClose, size = 'md', children }: SidePanelProps) {
  const t = useTranslations('parts')
  const { isTop } = useOverPage()
  return (
    <Drawer
      opened
      closeOnEscape={isTop}
      onClose={onClose}
      position="right"
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="lg">{children}</Stack>
    </Drawer>
  )
}
