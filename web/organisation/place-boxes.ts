import type { Line } from './reporting-tree.ts'

export interface Place {
  readonly x: number
  readonly y: number
}

export interface Rect extends Place {
  readonly width: number
  readonly height: number
}

/** Where somebody stands on the drawn chart. */
export interface Box extends Line, Place {}

/** The lines from somebody to those below, each upright or level, and the room that they take. */
export interface Way extends Rect {
  readonly lines: readonly (readonly [from: Place, to: Place])[]
}

/** What a drawing is made for. */
export interface Window {
  /** As wide as this can be read at once. */
  readonly breadth: number
  /** How much wider than high it is. */
  readonly shape: number
}

export interface Drawing {
  /** In the order of the lines. */
  readonly boxes: readonly Box[]
  readonly ways: readonly Way[]
  readonly width: number
  readonly height: number
}

export const box = { width: 216, height: 84 } as const
const gap = { across: 20, down: 44 } as const
/** Room at the left of rows, where a line leads down to them. */
const trunk = 22
/** So many stand beside each other, whoever they are, and of a larger team so many at least. */
const few = 4
const pair = 2 * box.width + gap.across

/** Somebody with all who are drawn below: the room they take, and the rows they stand in. */
interface Block {
  readonly width: number
  readonly height: number
  readonly rows: readonly (readonly number[])[]
  /** Nobody is below, open or not. */
  readonly isLast: boolean
}

type Room = Omit<Block, 'isLast'>

/**
 * Puts those below a manager beside each other, each with all who are below them; in rows, where that would be wider than what can
 * be read at once and than the window is, for its height. Who has nobody below stands in rows sooner: teams are many. In one row each, as
 * tidy trees have it (Reingold and Tilford 1981), 10,000 people would stand on a strip of a thousand windows.
 */
export function placeBoxes(lines: readonly Line[], window: Window): Drawing {
  const below = belowEach(lines)
  const blocks: Block[] = Array.from({ length: lines.length })
  const blockOf = (index: number): Block => blocks[index]!
  for (let index = lines.length - 1; index >= 0; index--) {
    const isLast = lines[index]!.below === 0
    blocks[index] = { ...roomOf(below.get(index) ?? [], blockOf, window), isLast }
  }
  // Those at the top stand like others, below nobody.
  const top = roomOf(below.get(-1) ?? [], blockOf, window)
  const boxes: Box[] = Array.from({ length: lines.length })
  const ways: Way[] = []
  const put = (block: Room, x: number, y: number, from?: Place): void => {
    const drops: Place[][] = []
    let rowY = y
    for (const row of block.rows) {
      let across = x + (block.rows.length > 1 && from ? trunk : (block.width - rowWidth(row, blockOf)) / 2)
      const tops: Place[] = []
      for (const index of row) {
        const { width } = blockOf(index)
        const own = { x: across + (width - box.width) / 2, y: rowY }
        boxes[index] = { ...lines[index]!, ...own }
        tops.push({ x: own.x + box.width / 2, y: own.y })
        put(blockOf(index), across, rowY + box.height + gap.down, own)
        across += width + gap.across
      }
      drops.push(tops)
      rowY += rowHeight(row, blockOf) + gap.down
    }
    if (from && drops.length > 0) ways.push(wayTo(from, drops, x + trunk / 2))
  }
  put(top, 0, 0)
  return { boxes, ways, width: top.width, height: Math.max(0, top.height - box.height - gap.down) }
}

/** Which lines stand directly below which; below `-1` those at the top. */
function belowEach(lines: readonly Line[]): ReadonlyMap<number, readonly number[]> {
  const below = new Map<number, number[]>()
  const above: number[] = []
  for (const [index, { depth }] of lines.entries()) {
    const manager = depth === 0 ? -1 : above[depth - 1]!
    const list = below.get(manager)
    if (list) list.push(index)
    else below.set(manager, [index])
    above[depth] = index
  }
  return below
}

type BlockOf = (index: number) => Block

function roomOf(below: readonly number[], blockOf: BlockOf, { breadth, shape }: Window): Room {
  if (below.length === 0) return { width: box.width, height: box.height, rows: [] }
  let area = 0
  let widestOne = 0
  let isTeam = below.length > few
  for (const index of below) {
    const { width, height, isLast } = blockOf(index)
    area += (width + gap.across) * (height + gap.down)
    widestOne = Math.max(widestOne, width)
    isTeam &&= isLast
  }
  const isOfBoxes = widestOne === box.width
  const least = isTeam ? Math.min(pair, breadth) : isOfBoxes ? breadth : 3 * breadth
  const rows = wrapped(below, blockOf, Math.max(least, widestOne, Math.sqrt(area * shape)))
  const widest = Math.max(...rows.map((row) => rowWidth(row, blockOf)))
  const width = Math.max(box.width, widest + (rows.length > 1 ? trunk : 0))
  const height = rows.reduce<number>((sum, row) => sum + gap.down + rowHeight(row, blockOf), box.height)
  return { width, height, rows }
}

function wrapped(below: readonly number[], blockOf: BlockOf, room: number): number[][] {
  const rows: number[][] = []
  let left = 0
  for (const index of below) {
    const { width } = blockOf(index)
    const row = rows.at(-1)
    if (row && width <= left) row.push(index)
    else {
      rows.push([index])
      left = room
    }
    left -= width + gap.across
  }
  return rows
}

const rowWidth = (row: readonly number[], blockOf: BlockOf): number =>
  row.reduce((sum, index) => sum + blockOf(index).width + gap.across, -gap.across)

const rowHeight = (row: readonly number[], blockOf: BlockOf): number =>
  row.reduce<number>((most, index) => Math.max(most, blockOf(index).height), 0)

/** From the middle below a box along a bar over each row, and from there down to each box; further rows by a trunk at the left. */
function wayTo(from: Place, rows: readonly (readonly Place[])[], trunkX: number): Way {
  const start = { x: from.x + box.width / 2, y: from.y + box.height }
  const first = start.y + gap.down / 2
  const isWrapped = rows.length > 1
  const lines: [Place, Place][] = [[start, { x: start.x, y: first }]]
  let right = start.x
  let left = isWrapped ? Math.min(trunkX, start.x) : start.x
  let bar = first
  for (const [index, tops] of rows.entries()) {
    bar = tops[0]!.y - gap.down / 2
    const begin = isWrapped ? trunkX : Math.min(start.x, tops[0]!.x)
    const end = Math.max(index === 0 ? start.x : begin, tops.at(-1)!.x)
    lines.push([
      { x: begin, y: bar },
      { x: end, y: bar },
    ])
    for (const top of tops) lines.push([{ x: top.x, y: bar }, top])
    left = Math.min(left, begin)
    right = Math.max(right, end)
  }
  if (isWrapped)
    lines.push([
      { x: trunkX, y: first },
      { x: trunkX, y: bar },
    ])
  return { lines, x: left, y: start.y, width: right - left, height: bar + gap.down / 2 - start.y }
}
