import type { ReactNode } from 'react'
import classes from './scroll-box.module.css'

interface ScrollBoxProps {
  readonly label: string
  readonly minWidth: number
  readonly children: ReactNode
}

/** What cannot be read narrower than this: it is scrolled sideways, by keyboard too. */
export function ScrollBox({ label, minWidth, children }: ScrollBoxProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls has to be reached by keyboard
    <div role="group" aria-label={label} tabIndex={0} className={classes['box']}>
      <div style={{ minWidth }}>{children}</div>
    </div>
  )
}
