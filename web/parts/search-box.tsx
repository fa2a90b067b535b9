import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'

interface SearchBoxProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly width?: number
  /** Takes the room that is left in its line. */
  readonly grows?: boolean
}

/** Words to look for in a list. */
export function SearchBox({ label, value, onChange, width = 360, grows = false }: SearchBoxProps) {
  return (
    <TextInput
      {...(grows ? { flex: '1 1 312px' } : { maw: width, w: '100%' })}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
