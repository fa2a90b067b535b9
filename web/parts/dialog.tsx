import { Modal } from '@mantine/core'
import type { MantineSize } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useOverPage } from './use-over-page.ts'

interface DialogProps {
  readonly title: string
  readonly size?: MantineSize
  readonly isCentred?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What opens over a page, until it is closed: a form has `DialogForm`, a question `Confirm`, one thing of a list `SidePanel`. */
export function Dialog({ title, size = 'md', isCentred = false, onClose, children }: DialogProps) {
  const t = useTranslations('parts')
  const { isTop } = useOverPage()
  return (
    <Modal
      opened
      closeOnEscape={isTop}
      onClose={onClose}
      size={size}
      title={title}
      centered={isCentred}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  )
}
