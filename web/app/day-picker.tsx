import { Button, Popover, Stack, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useMoment } from './search.ts'

/** Chooses the day that all pages look at; it stands in the address. */
export function DayPicker() {
  const t = useTranslations('app')
  const { moment, lookAt } = useMoment()
  const { day } = useFormat()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          variant={moment.asOf === undefined ? 'default' : 'light'}
          leftSection={<IconCalendar size={16} aria-hidden />}
          onClick={() => setOpen((was) => !was)}
          aria-label={`${t('asOf')}: ${moment.asOf === undefined ? t('today') : day(moment.asOf)}`}
          px="sm"
        >
          {moment.asOf === undefined ? t('today') : day(moment.asOf)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <TextInput
            type="date"
            label={t('asOf')}
            value={moment.asOf ?? ''}
            min="1950-01-01"
            max="2100-12-31"
            onChange={({ currentTarget: { value } }) => lookAt(value === '' ? undefined : value)}
          />
          <Button
            variant="default"
            onClick={() => {
              lookAt(undefined)
              setOpen(false)
            }}
          >
            {t('today')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
