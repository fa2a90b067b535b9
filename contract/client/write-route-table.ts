/** Writes what the client knows of the contract without loading it: methods and paths, and the fields of records. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordKindsText } from './record-kinds-text.ts'
import { routeTableText } from './route-table-text.ts'

writeFileSync(join(import.meta.dirname, 'route-table.ts'), routeTableText())
writeFileSync(join(import.meta.dirname, 'record-kinds.ts'), recordKindsText())
