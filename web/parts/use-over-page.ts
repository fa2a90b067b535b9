import { useEffect, useId, useState, useSyncExternalStore } from 'react'

/** What is open over the page, the last on top. */
let open: readonly string[] = []
const watchers = new Set<() => void>()

function setOpen(next: readonly string[]): void {
  open = next
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/**
 * What whatever opens over a page is to do with the keyboard: Escape closes what is on top alone, and who opened it has the focus
 * again when it is gone, or the page where that is gone, too.
 */
export function useOverPage(): { readonly isTop: boolean } {
  const id = useId()
  const [opener] = useState(() => document.activeElement)
  const top = useSyncExternalStore(watch, () => open.at(-1))
  useEffect(() => {
    setOpen([...open, id])
    return () => {
      setOpen(open.filter((one) => one !== id))
      // Something else may have taken the focus meanwhile.
      if (document.activeElement !== null && document.activeElement !== document.body) return
      const back = opener?.isConnected === true ? opener : document.querySelector('#content')
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
    }
  }, [id, opener])
  return { isTop: top === id }
}
