import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

interface RemoveWayProps {
  /** What the button says. */
  readonly act: string
  /** What follows from it. */
  readonly text: string
  readonly isBusy: boolean
  readonly onRemove: () => void
}

/** Takes a way of signing in away, once it has been said what follows and that was confirmed. */
export function RemoveWay({ act, text, isBusy, onRemove }: RemoveWayProps) {
  const t = useTranslations('own.ways')
  const p = useTranslations('parts')
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <Button variant="default" size="compact-sm" loading={isBusy} onClick={() => setAsked(true)}>
        {act}
      </Button>
    )
  return (
    <Group gap="xs" role="group" aria-label={act}>
      <Text size="sm" role="alert" maw={360}>
        {text}
      </Text>
      <Button
        variant="default"
        size="compact-sm"
        ref={(button) => button?.focus()}
        onClick={() => setAsked(false)}
      >
        {p('cancel')}
      </Button>
      <Button
        color="red"
        size="compact-sm"
        loading={isBusy}
        onClick={() => {
          setAsked(false)
          onRemove()
        }}
      >
        {t('removeForGood')}
      </Button>
    </Group>
  )
}
