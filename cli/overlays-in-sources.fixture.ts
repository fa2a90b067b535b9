import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const web = join(import.meta.dirname, '..', 'web')

/** What opens over a page: of the library, and parts of our own around it. */
const overlays =
  'Modal Drawer Popover Menu HoverCard Spotlight Dialog DialogForm SidePanel Confirm DefinitionTip SavedViews'.split(
    ' ',
  )
/** Parts that are overlays themselves, seen wherever they are used, and the page of all parts, which nobody is served. */
const partsThemselves = 'confirm definition-tip dialog dialog-form saved-views side-panel parts-page'
  .split(' ')
  .map((name) => `parts/${name}.tsx`)

/** Each place in the sources where something opens over a page: its file and what opens there, numbered where there are several. */
export function overlaysInSources(): string[] {
  const used = new RegExp(`<(${overlays.join('|')})(?=[\\s>])`, 'g')
  return globSync('**/*.tsx', { cwd: web, exclude: (name) => name === 'dist' || name === 'node_modules' })
    .filter((file) => !partsThemselves.includes(file))
    .flatMap((file) => {
      const seen = new Map<string, number>()
      return [...readFileSync(join(web, file), 'utf8').matchAll(used)].map(([, name]) => {
        const count = (seen.get(name!) ?? 0) + 1
        seen.set(name!, count)
        return `${file} ${name!}${count > 1 ? ` ${count}` : ''}`
      })
    })
    .toSorted()
}
