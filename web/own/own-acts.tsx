import { Button, Group } from '@mantine/core'
import { IconBeach, IconMessageQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AskForFeedback } from './ask-for-feedback.tsx'
import { AskForLeave } from './ask-for-leave.tsx'

/** What a person asks others for: time off, and feedback. */
export function OwnActs({ personId }: { readonly personId: string }) {
  const t = useTranslations('own')
  const [opened, setOpened] = useState<'leave' | 'feedback'>()
  const close = (): void => setOpened(undefined)
  return (
    <Group gap="xs">
      <Button
        leftSection={<IconBeach size={16} aria-hidden />}
        variant="default"
        onClick={() => setOpened('leave')}
      >
        {t('leave.ask')}
      </Button>
      <Button
        leftSection={<IconMessageQuestion size={16} aria-hidden />}
        variant="default"
        onClick={() => setOpened('feedback')}
      >
        {t('feedback.ask')}
      </Button>
      {opened === 'leave' && <AskForLeave personId={personId} onClose={close} />}
      {opened === 'feedback' && <AskForFeedback onClose={close} />}
    </Group>
  )
}
