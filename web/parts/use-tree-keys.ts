import { useLayoutEffect, useRef } from 'react'
import type { FocusEvent, KeyboardEvent, RefObject } from 'react'
import { treeAct, typedTo } from './tree-keys.ts'
import type { TreeAct, TreeEntry } from './tree-keys.ts'

/** After so long a letter begins another name. */
const typingMs = 700

/** Which line is stood on, and what led there: what a search or a key leads to has to be brought into sight, and a key takes the focus along. */
export interface Active {
  readonly id: string
  readonly by?: 'search' | 'keys' | 'pointer'
}

/** A tree as far as it is open, and what is done on it. */
export interface Tree {
  readonly lines: readonly TreeEntry[]
  readonly open: ReadonlySet<string>
  readonly active: Active
  readonly go: (id: string, by: 'keys' | 'pointer') => void
  readonly toggle: (id: string) => void
  readonly openAll: (ids: readonly string[]) => void
  /** Opens what stands on a line. */
  readonly enter: (id: string) => void
}

/** What a box with `role=tree` listens to, so that keys do what they do on trees, and the focus goes where they lead. */
export function useTreeKeys(tree: Tree, box: RefObject<HTMLElement | null>) {
  const { lines, open, active, go, toggle, openAll, enter } = tree
  const typed = useRef({ text: '', at: 0 })
  useLayoutEffect(() => {
    if (active.by !== 'keys') return
    box.current
      ?.querySelector<HTMLElement>(`[data-id="${CSS.escape(active.id)}"]`)
      ?.focus({ preventScroll: true })
  }, [active, box])

  const type = (letter: string, at: number): TreeAct | undefined => {
    typed.current = { text: at - typed.current.at < typingMs ? typed.current.text + letter : letter, at }
    const id = typedTo(lines, active.id, typed.current.text)
    return id === undefined ? undefined : { go: id }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, timeStamp } = event
    if (ctrlKey || metaKey || altKey) return
    // A link or button of a line has Enter and Space to itself.
    const isOnLine = (event.target as HTMLElement).role === 'treeitem'
    if (!isOnLine && (key === 'Enter' || key === ' ')) return
    const act =
      treeAct(key, { lines, open, active: active.id }) ??
      (/^[\p{L}\p{N}]$/u.test(key) ? type(key, timeStamp) : undefined)
    if (act === undefined) return
    event.preventDefault()
    if ('go' in act) go(act.go, 'keys')
    else if ('openAll' in act) openAll(act.openAll)
    else if ('enter' in act) enter(act.enter)
    else {
      toggle(act.toggle)
      go(active.id, 'keys')
    }
  }
  /** Whatever is clicked on or reached is stood on. */
  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    const id = target.closest<HTMLElement>('[role=treeitem]')?.dataset['id']
    if (id !== undefined && id !== active.id) go(id, 'pointer')
  }
  return { onKeyDown, onFocus }
}
