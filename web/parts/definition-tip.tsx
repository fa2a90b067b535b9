import { ActionIcon, Popover, Stack, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

export interface Definition {
  readonly name: string
  /** What the number means. */
  readonly meaning: string
  /** Who or what is counted. */
  readonly population?: string
  /** The day or span that it holds for, as shown. */
  readonly date?: string
}

/** A small sign that tells what a number means, who is in it and when it held. */
export function DefinitionTip({ name, meaning, population, date }: Definition) {
  const t = useTranslations('parts')
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} width={280} position="bottom-start" withArrow>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('definition', { name })}
          onClick={() => setOpen(!isOpen)}
          // There is nothing in it to have the focus, which stays here.
          onKeyDown={({ key }) => {
            if (key === 'Escape') setOpen(false)
          }}
        >
          <IconInfoCircle size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          <Text size="sm">{meaning}</Text>
          {population !== undefined && <Pair term={t('population')} text={population} />}
          {date !== undefined && <Pair term={t('date')} text={date} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function Pair({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <Text size="xs" c="dimmed">
      {term}: {text}
    </Text>
  )
}
