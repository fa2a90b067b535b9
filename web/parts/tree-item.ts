import type { TreeEntry } from './tree-keys.ts'

interface Standing {
  readonly called: string
  readonly isOpen: boolean
  readonly isFound?: boolean
  /** Whether the one Tab of the tree leads here. */
  readonly isActive: boolean
}

/** What a line and a box say alike to who does not see them, by the rules of ARIA for a tree. */
export function treeItem(
  { id, depth, place, among, below }: TreeEntry,
  { called, isOpen, isFound, isActive }: Standing,
) {
  return {
    role: 'treeitem',
    'aria-label': called,
    'aria-level': depth + 1,
    'aria-setsize': among,
    'aria-posinset': place,
    'aria-expanded': below === 0 ? undefined : isOpen,
    tabIndex: isActive ? 0 : -1,
    'data-id': id,
    'data-found': isFound || undefined,
  } as const
}
