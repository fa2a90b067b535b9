/** Writes the first records migrations from the declarations; later changes get migrations of their own. */
import { entities } from '@cadre/people'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { policiesSql } from './policies-sql.ts'
import { recordsSql } from './records-sql.ts'

const source = 'made from the declarations in people/ by schema/write-records-sql.ts.'
write('0002-records', `-- Tables of records, ${source}\n\n${recordsSql()}`)
write('0004-row-policies', `-- Row policies, ${source}\n\n${entities.map(policiesSql).join('\n\n')}`)

function write(name: string, text: string): void {
  writeFileSync(join(import.meta.dirname, '..', 'migrations', `${name}.sql`), `${text}\n`)
}
