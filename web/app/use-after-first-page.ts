import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { fetchRest } from './fetch-rest.ts'

/** Longest that what is not needed at first waits for the browser to have nothing else to do. */
const waitMs = 1500

/** Whether the first page stands and the browser has had a moment: from then on comes what nobody waits for. */
export function useAfterFirstPage(): boolean {
  const router = useRouter()
  const [isAfter, setAfter] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // Without it there is the page itself; whatever is gone to next asks again.
    const rest = (): void =>
      void fetchRest().then(
        () => setAfter(true),
        () => undefined,
      )
    const later = (): void => {
      // Not every browser says when it is idle.
      if ('requestIdleCallback' in globalThis) requestIdleCallback(rest, { timeout: waitMs })
      else timer = setTimeout(rest, 200)
    }
    if (router.state.status === 'idle' && router.state.resolvedLocation) {
      later()
      return () => clearTimeout(timer)
    }
    const stop = router.subscribe('onResolved', later)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [router])
  return isAfter
}
