import { Tabs, useTabsContext } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import classes from './tab-line.module.css'

/** The tabs of a page in one line, which scrolls where they do not fit; the open one is always in sight. */
export function TabLine({ children }: { readonly children: ReactNode }) {
  const line = useRef<HTMLDivElement>(null)
  const { value } = useTabsContext()
  useEffect(() => {
    const { current: list } = line
    const tab = list?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')
    if (!list || !tab) return
    // In the middle, so that there is something to see on both sides. The page itself stays where it is.
    list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2
  }, [value])
  return (
    <Tabs.List ref={line} mb="md" className={classes['line'] ?? ''}>
      {children}
    </Tabs.List>
  )
}
