/**
 * What constraints on columns look like in parameters: text, so that it travels wherever parameters do.
 * A comma, semicolon, equals sign or backslash inside a name is written with a backslash before it.
 */

/** "up": a larger number never lowers the prediction; "down": it never raises it. */
export type Direction = 'up' | 'down'

/** Reads "pay=up,age=down"; a text is what is wrong with it. */
export function parseDirections(text: string): ReadonlyMap<string, Direction> | string {
  const directions = new Map<string, Direction>()
  for (const part of parts(text, ',')) {
    const [name, direction, ...rest] = parts(part, '=').map((each) => plain(each))
    if (!name || rest.length > 0 || (direction !== 'up' && direction !== 'down'))
      return `needs COLUMN=up or COLUMN=down, not "${part}"`
    if (directions.has(name)) return `names "${name}" twice`
    directions.set(name, direction)
  }
  return directions
}

/** Reads "a,b;c,d": groups of columns; a text is what is wrong with it. */
export function parseColumnGroups(text: string): readonly (readonly string[])[] | string {
  const groups = parts(text, ';').map((group) => parts(group, ',').map((each) => plain(each)))
  if (groups.some((group) => group.length === 0)) return 'holds an empty group'
  return groups
}

/** Cuts at a separator that has no backslash before it; nothing comes of empty parts. */
function parts(text: string, separator: string): string[] {
  const found: string[] = []
  let part = ''
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\' && i + 1 < text.length) part += text[i]! + text[++i]!
    else if (text[i] === separator) {
      found.push(part)
      part = ''
    } else part += text[i]!
  }
  return [...found, part].map((each) => each.trim()).filter((each) => each !== '')
}

function plain(text: string): string {
  return text.replaceAll(/\\(.)/gs, '$1').trim()
}

/** Writes what `parseDirections` reads. */
export function formatDirections(directions: ReadonlyMap<string, Direction>): string {
  return [...directions].map(([name, direction]) => `${escaped(name)}=${direction}`).join(',')
}

/** Writes what `parseColumnGroups` reads. */
export function formatColumnGroups(groups: readonly (readonly string[])[]): string {
  return groups.map((names) => names.map(escaped).join(',')).join(';')
}

function escaped(name: string): string {
  return name.replaceAll(/[\\,;=]/g, '\\$&')
}
