/** Writes data sets until it is killed, and tells of each: `node writer-process.fixture.ts FOLDER SEED`. */
import { openLakeFolder } from './lake-folder.ts'
import { writeSet } from './write-set.ts'

const [folder = '', seed = ''] = process.argv.slice(2)
const lake = await openLakeFolder(folder)
process.stdout.write('ready\n')
for (let count = 0; ; count++) {
  const sequence = `${seed}-${count}`
  const rows = Array.from({ length: 3000 }, (_, id) => ({ id, text: `row ${id} of ${sequence}` }))
  await writeSet(
    lake,
    {
      name: 'killed',
      sequence,
      columns: [
        { name: 'id', type: 'integer', meaning: 'a number' },
        { name: 'text', type: 'text', meaning: 'a text' },
      ],
      key: ['id'],
      source: 'a test',
      now: new Date(),
    },
    [rows],
  )
  process.stdout.write(`written ${sequence}\n`)
}
