import { useMediaQuery } from '@mantine/hooks'

/** Whether what is drawn has the width of a phone: names then stand over what they name, not beside it. */
export function useIsNarrow(): boolean {
  return useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
}
