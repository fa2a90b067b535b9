import { Text } from '@mantine/core'

interface TwoLinesProps {
  readonly first: string
  readonly second: string
  /** The second line asks for something. */
  readonly isPressing?: boolean
}

/** A cell that says one thing and, smaller below it, what goes with it; beside it where lines are folded on a phone. */
export function TwoLines({ first, second, isPressing = false }: TwoLinesProps) {
  return (
    <>
      <Text span inherit>
        {first}
      </Text>{' '}
      {second !== '' && (
        <Text
          span
          size="xs"
          c={isPressing ? 'var(--mantine-color-error)' : 'dimmed'}
          display={{ base: 'inline', sm: 'block' }}
        >
          {second}
        </Text>
      )}
    </>
  )
}
