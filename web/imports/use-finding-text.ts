import { useCallback } from 'react'
import { useSaid } from '../language/use-said.ts'
import { useWords } from '../language/use-words.ts'
import { fieldOfTarget } from './field-of-target.ts'
import { useTargetName } from './target-name.ts'

interface Finding {
  readonly target: string | null
  readonly message: string
}

/** What was found of a batch, as the reader says it: the field, and the words of its choices among what is quoted. */
export function useFindingText(): (finding: Finding) => string {
  const said = useSaid()
  const word = useWords()
  const nameOf = useTargetName()
  return useCallback(
    ({ target, message }) => {
      if (target === null) return said(message)
      const { choices } = fieldOfTarget(target)
      const text = said(message).replaceAll(/"([^"]+)"/g, (quoted, inside: string) =>
        choices.includes(inside) ? `"${word(inside).toLowerCase()}"` : quoted,
      )
      return `${nameOf(target)}: ${text}`
    },
    [said, word, nameOf],
  )
}
