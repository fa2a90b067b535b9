/** Writes the table by which the client knows methods and paths without loading the contract. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { routeTableText } from './route-table-text.ts'

writeFileSync(join(import.meta.dirname, 'route-table.ts'), routeTableText())
