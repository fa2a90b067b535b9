import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { AppError } from '@cadre/core'
import { columnNamed, cellValue } from '@cadre/learn/table'
import { readTable } from '@cadre/lifecycle/ingest'
import { openFile } from './open-file.ts'
import { allRows, temporaryFolder } from './test-files.ts'
import { checkZip } from './zip-budget.ts'

const folder = temporaryFolder()

const people = [
  ['Report of June', null, null],
  ['Name', 'Hired', 'Pay', 'Left'],
  ['Ann', new Date(Date.UTC(2020, 1, 29)), 1234.5, true],
  [null, null, null],
  ['Bob', new Date(Date.UTC(2021, 5, 1)), -1, false],
]

async function workbook(name: string): Promise<string> {
  const sheets = [
    { name: 'People & co', rows: people },
    {
      name: 'Codes',
      rows: [
        ['code', 'meaning'],
        ['1', 'one'],
      ],
    },
  ]
  return folder.file(name, await writeXlsx({ sheets }))
}

async function code(path: string, options = {}): Promise<string> {
  const error = await openFile(path, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof AppError, String(error))
  return error.code
}

test('a sheet is read with its types, titles above it left out', async () => {
  const source = await openFile(await workbook('people.xlsx'))
  assert.deepEqual(source.columns, ['Name', 'Hired', 'Pay', 'Left'])
  const { table } = await readTable(source)
  assert.deepEqual(
    table.columns.map(({ kind }) => kind),
    ['category', 'date', 'number', 'boolean'],
  )
  assert.equal(cellValue(columnNamed(table, 'Hired'), 1), 18_779)
  assert.deepEqual(
    source.notes.map(({ code: note }) => note),
    ['sheet-chosen', 'title-skipped'],
  )
})

test('another sheet is read by name or number, an unknown one refused', async () => {
  const path = await workbook('sheets.xlsx')
  for (const sheet of ['Codes', 2]) {
    const { columns, workbook: found } = await openFile(path, { sheet })
    assert.deepEqual(columns, ['code', 'meaning'])
    assert.equal(found?.chosen, 'Codes')
    assert.ok(found.sheets.length > 1 && found.sheets.includes('Codes'))
  }
  assert.equal(await code(path, { sheet: 'None' }), 'usage')
  assert.deepEqual(await allRows(await openFile(path, { sheet: 2 })), [['1', 'one']])
})

test('a workbook that was cut short, or holds none, is refused', async () => {
  const path = await workbook('whole.xlsx')
  const bytes = (await import('node:fs')).readFileSync(path)
  assert.equal(await code(folder.file('cut.xlsx', bytes.subarray(0, bytes.length / 2))), 'file-format')
  assert.equal(
    await code(folder.file('letter.docx', zipSync({ 'word/document.xml': strToU8('<x/>') }))),
    'file-format',
  )
})

test('an archive is measured by what it unpacks to, not by what it claims', () => {
  const zip = zipSync({ 'xl/workbook.xml': new Uint8Array(3 << 20) })
  assert.ok(zip.length < 10_000)
  // The sizes in the headers say one byte.
  const lying = Buffer.from(zip)
  lying.writeUInt32LE(1, 22)
  const budget = { maxBytes: 1 << 20, maxEntries: 10 }
  for (const bytes of [zip, lying]) {
    assert.throws(() => checkZip(bytes, budget, () => false), /unpacks to more than 1 MB/)
  }
})

test('an archive of very many parts, or with names that lead outside, is refused', () => {
  const many = zipSync(
    Object.fromEntries(Array.from({ length: 11 }, (_, part) => [`p${part}`, new Uint8Array(1)])),
  )
  const budget = { maxBytes: 1 << 20, maxEntries: 10 }
  assert.throws(() => checkZip(many, budget, () => false), /more than 10 parts/)
  const outside = zipSync({ '../../x': new Uint8Array(1) })
  assert.throws(() => checkZip(outside, budget, () => false), /leads outside/)
})

test('a far cell costs no memory', async () => {
  const cells = new Map([['900000,1', { value: 3 }]])
  const sheets = [
    {
      name: 'far',
      rows: [
        ['a', 'b'],
        [1, 2],
      ],
      cells,
    },
  ]
  const far = folder.file('far.xlsx', await writeXlsx({ sheets }))
  assert.equal((await allRows(await openFile(far))).length, 2)
})

test('a workbook brings values alone: no formula is worked out, no entity, link or macro followed', async () => {
  const parts = unzipSync(
    await writeXlsx({
      sheets: [
        {
          name: 'People',
          rows: [
            ['Name', 'Pay'],
            ['Ann', 1],
            ['Bob', 2],
          ],
        },
      ],
    }),
  )
  const sheet = 'xl/worksheets/sheet1.xml'
  const cells = `<row r="2"><c r="A2" t="str"><f>WEBSERVICE("http://127.0.0.1:1/x")</f><v>kept</v></c><c r="B2"><f>1+1</f><v>41</v></c></row>`
  const text = strFromU8(parts[sheet]!)
  const entity = `<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>`
  const links = {
    'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>'),
    'xl/vbaProject.bin': strToU8('Sub'),
  }
  const changed = { ...parts, ...links, [sheet]: strToU8(text.replace(/<row r="2".*?<\/row>/, cells)) }
  const path = folder.file('formulas.xlsx', zipSync(changed))
  assert.deepEqual((await allRows(await openFile(path)))[0]?.map(String), ['kept', '41'])
  const declared = text
    .replace(/(<\?xml.*?\?>)?/, (head) => head + entity)
    .replace(
      /<row r="2".*?<\/row>/,
      `<row r="2"><c r="A2" t="str"><v>&secret;</v></c><c r="B2"><v>1</v></c></row>`,
    )
  const opened = openFile(folder.file('entity.xlsx', zipSync({ ...parts, [sheet]: strToU8(declared) })))
  const rows = await opened.then(allRows).catch(String)
  assert.doesNotMatch(JSON.stringify(rows), /root:/)
})

test('the row that is said to name the columns is taken, and what stands above it left out', async () => {
  const path = await workbook('header-row.xlsx')
  const source = await openFile(path, { headerRow: 3 })
  assert.deepEqual(source.columns, ['Ann', '2020-02-29', '1234.5', 'true'])
  assert.equal((await allRows(source)).length, 1)
  assert.equal(await code(path, { headerRow: 9 }), 'file-empty')
})
