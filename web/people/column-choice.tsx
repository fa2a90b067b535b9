import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import { IconColumns } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { columnNames } from './people-columns.ts'
import type { PeopleColumn } from './people-columns.ts'

interface ColumnChoiceProps {
  readonly columns: readonly PeopleColumn[]
  readonly onChange: (columns: readonly PeopleColumn[]) => void
}

/** Chooses what stands in the list; kept with the address and with saved views. */
export function ColumnChoice({ columns, onChange }: ColumnChoiceProps) {
  const t = useTranslations('people')
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns size={16} aria-hidden />}>
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {columnNames.map((name) => (
            <Checkbox
              key={name}
              label={t(name)}
              checked={columns.includes(name)}
              disabled={columns.length === 1 && columns.includes(name)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(checked ? [...columns, name] : columns.filter((one) => one !== name))
              }
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
