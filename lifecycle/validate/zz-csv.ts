import { readFileSync } from 'node:fs'
import { categoryColumn, createTable, dateColumn, numberColumn, textColumn } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
/** quick CSV for measuring */
export function readCsv(path: string, { header = true, delimiter = ',', latin = false } = {}): Table {
  const text = new TextDecoder(latin ? 'windows-1252' : 'utf-8')
    .decode(readFileSync(path))
    .replace(/^\uFEFF/, '')
  const rows: string[][] = []
  let row: string[] = [],
    cell = '',
    q = false
  for (let i = 0; i < text.length; i++) {
    const ch = text[i]!
    if (q) {
      if (ch === '"') {
        if (text[i + 1] === '"') {
          cell += '"'
          i++
        } else q = false
      } else cell += ch
      continue
    }
    if (ch === '"' && cell.trim() === '') {
      q = true
      cell = ''
      continue
    }
    if (ch === delimiter) {
      row.push(cell)
      cell = ''
      continue
    }
    if (ch === '\n') {
      row.push(cell.replace(/\r$/, ''))
      cell = ''
      if (row.length > 1 || row[0] !== '') rows.push(row)
      row = []
      continue
    }
    cell += ch
  }
  if (cell !== '' || row.length) {
    row.push(cell)
    rows.push(row)
  }
  const names = header ? rows.shift()!.map((h) => h.trim()) : rows[0]!.map((_, i) => `c${i + 1}`)
  const cols = names.map((name, j) => {
    const cells = rows.map((r) => {
      const v = (r[j] ?? '').trim()
      return v === '' || v === '?' || v === 'NA' ? null : v
    })
    const filled = cells.filter((c) => c !== null) as string[]
    if (filled.length && filled.every((c) => /^-?\d+(\.\d+)?([eE]-?\d+)?$/.test(c)))
      return numberColumn(
        name,
        cells.map((c) => (c === null ? null : Number(c))),
      )
    if (filled.length && filled.every((c) => /^\d{1,2}\/\d{1,2}\/\d{2,4}( \d+:\d+)?$/.test(c)))
      return dateColumn(
        name,
        cells.map((c) => (c === null ? null : Date.parse(c.split(' ')[0] + ' UTC') / 86400000)),
      )
    const avg = filled.reduce((s, c) => s + c.length, 0) / filled.length
    if (avg > 60) return textColumn(name, cells)
    return categoryColumn(name, cells)
  })
  return createTable(cols)
}
