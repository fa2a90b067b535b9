import { Badge } from '@mantine/core'
import { useWords } from '../language/use-words.ts'

const colours: Readonly<Record<string, string>> = {
  'on track': 'teal',
  'at risk': 'yellow',
  'off track': 'red',
}

/** How sure its owner is of a goal; nothing while nobody has said. */
export function Confidence({ value }: { readonly value: unknown }) {
  const word = useWords()
  return (
    typeof value === 'string' && (
      <Badge variant="dot" color={colours[value] ?? 'gray'} tt="none" fw={500}>
        {word(value)}
      </Badge>
    )
  )
}
