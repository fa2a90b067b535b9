type Cell = string | number

/** Rows as aligned columns, numbers to the right with their heads. The first row is the head. */
export function textTable(rows: readonly (readonly Cell[])[]): string {
  const [head = [], ...body] = rows
  const columns = head.map((title, column) => ({
    width: Math.max(...rows.map((row) => String(row[column] ?? '').length)),
    isRight: body.some((row) => typeof row[column] === 'number') || isFigures(body.map((row) => row[column])),
    title,
  }))
  return rows
    .map((row) =>
      columns
        .map(({ width, isRight }, column) => pad(row[column] ?? '', width, isRight))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function pad(cell: Cell, width: number, isRight: boolean): string {
  return isRight ? String(cell).padStart(width) : String(cell).padEnd(width)
}

/** Percentages and the like; a dash stands for none. */
function isFigures(cells: readonly (Cell | undefined)[]): boolean {
  return (
    cells.some((cell) => cell !== '–') &&
    cells.every((cell) => typeof cell === 'string' && /^(–|[−-]?\d[\d.]*( %)?)$/.test(cell))
  )
}
