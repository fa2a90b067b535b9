import { plainText } from './plain-text.ts'

/** What stands on a line of a tree, and where: what keys and ARIA need to know of it. */
export interface TreeEntry {
  readonly id: string
  readonly name: string
  readonly depth: number
  /** Which of how many it is below the same one, counted from one. */
  readonly place: number
  readonly among: number
  /** How many stand directly below. */
  readonly below: number
}

/** What a key does on a tree: goes to a line, opens or closes branches, or opens what stands there. */
export type TreeAct =
  | { readonly go: string }
  | { readonly toggle: string }
  | { readonly openAll: readonly string[] }
  | { readonly enter: string }

interface Shown {
  /** The lines of the tree from top to bottom, as far as it is open. */
  readonly lines: readonly TreeEntry[]
  readonly open: ReadonlySet<string>
  /** Where one stands. */
  readonly active: string
}

/** Keys as the tree pattern of the WAI-ARIA authoring practices has them; nothing for a key that it does not know. */
export function treeAct(key: string, { lines, open, active }: Shown): TreeAct | undefined {
  const at = lines.findIndex(({ id }) => id === active)
  const line = lines[at]
  if (!line) return undefined
  const goTo = (to: TreeEntry | undefined): TreeAct | undefined => to && { go: to.id }
  const isOpen = open.has(line.id)
  const toggle = line.below > 0 ? { toggle: line.id } : undefined
  switch (key) {
    case 'ArrowDown':
      return goTo(lines[at + 1])
    case 'ArrowUp':
      return goTo(lines[at - 1])
    case 'Home':
      return goTo(lines[0])
    case 'End':
      return goTo(lines.at(-1))
    case 'ArrowRight':
      return toggle && isOpen ? goTo(lines[at + 1]) : toggle
    case 'ArrowLeft':
      return toggle && isOpen ? toggle : goTo(lines.slice(0, at).findLast(({ depth }) => depth < line.depth))
    case 'Enter':
      return { enter: line.id }
    case ' ':
      return toggle
    case '*':
      return { openAll: besideOf(lines, at) }
    default:
      return undefined
  }
}

/** Which beside the one at the place, itself included, have anything below. */
function besideOf(lines: readonly TreeEntry[], at: number): string[] {
  const { depth } = lines[at]!
  const first = lines.slice(0, at + 1).findLastIndex((line) => line.depth === depth && line.place === 1)
  const end = lines.findIndex((line, index) => index > at && line.depth < depth)
  return lines
    .slice(first, end < 0 ? lines.length : end)
    .filter((line) => line.depth === depth && line.below > 0)
    .map(({ id }) => id)
}

/** The next whose name begins with what was typed; one letter again and again goes on to the next that has it. */
export function typedTo(lines: readonly TreeEntry[], active: string, typed: string): string | undefined {
  const wanted = plainText(typed)
  const isOneLetter = [...wanted].every((letter) => letter === wanted[0])
  const start = isOneLetter ? wanted.slice(0, 1) : wanted
  const at = lines.findIndex(({ id }) => id === active) + (isOneLetter ? 1 : 0)
  const order = [...lines.slice(at), ...lines.slice(0, at)]
  return order.find(({ name }) => plainText(name).startsWith(start))?.id
}
