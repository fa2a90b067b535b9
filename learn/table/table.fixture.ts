import * as fc from 'fast-check'
import { booleanColumn, categoryColumn, dateColumn, numberColumn, textColumn } from './column.ts'
import { createTable } from './table.ts'
import type { Table } from './table.ts'

/** Any small table with a column of each kind, `n`, `c`, `d`, `b` and `t`, and missing cells. */
export const anyTable: fc.Arbitrary<Table> = fc
  .array(
    fc.record({
      n: fc.option(fc.double({ noNaN: true })),
      c: fc.option(fc.constantFrom('Sales', 'IT', '', 'Zürich', '__proto__')),
      d: fc.option(fc.integer({ min: -40_000, max: 40_000 })),
      b: fc.option(fc.boolean()),
      t: fc.option(fc.string({ unit: 'grapheme' })),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    createTable([
      numberColumn(
        'n',
        rows.map(({ n }) => n),
      ),
      categoryColumn(
        'c',
        rows.map(({ c }) => c),
      ),
      dateColumn(
        'd',
        rows.map(({ d }) => d),
      ),
      booleanColumn(
        'b',
        rows.map(({ b }) => b),
      ),
      textColumn(
        't',
        rows.map(({ t }) => t),
      ),
    ]),
  )
