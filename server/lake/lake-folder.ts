import { join } from 'node:path'
import type { Settings } from '../settings.ts'

/** Where the lake of an installation is. */
export function lakeFolder({ folder }: Pick<Settings, 'folder'>): string {
  return join(folder, 'lake')
}
