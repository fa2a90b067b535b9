import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Lines that are printed of those that have been fetched: some fifty sheets. */
export const mostPrinted = 2000

/** Whether the page is being printed: on paper nobody scrolls, so all lines are drawn. */
export function useIsPrinted(): boolean {
  const [is, setIs] = useState(false)
  useEffect(() => {
    // The browser prints what stands there when the event returns.
    const begin = (): void => flushSync(() => setIs(true))
    const end = (): void => setIs(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return is
}
