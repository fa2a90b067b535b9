import { Checkbox } from '@mantine/core'
import type { CSSProperties } from 'react'
import type { Column } from './data-table.tsx'
import classes from './data-table.module.css'

interface Pick {
  readonly label: string
  readonly isChosen: boolean
  /** With Shift, all from the row that was chosen last. */
  readonly onChoose: (is: boolean, isRange: boolean) => void
}

interface TableLineProps<Row> {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly pick?: Pick
  readonly index?: number
  readonly style?: CSSProperties
  readonly measure?: (line: HTMLDivElement | null) => void
}

/** One row of a data table; on a phone its cells stand below one another. */
export function TableLine<Row>({ row, columns, pick, index, style, measure }: TableLineProps<Row>) {
  return (
    <div
      ref={measure}
      role="row"
      data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2}
      data-selected={pick?.isChosen || undefined}
      className={`${classes['row']} ${classes['line']}`}
      style={style}
    >
      {pick && (
        <div role="cell" className={classes['pick']}>
          <Checkbox
            size="xs"
            aria-label={pick.label}
            checked={pick.isChosen}
            onChange={({ currentTarget: { checked }, nativeEvent }) =>
              pick.onChoose(checked, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
            }
          />
        </div>
      )}
      {columns.map(({ id, title, cell, isNumber, isQuiet, isNamed, isAct }, place) => (
        <div
          key={id}
          role="cell"
          data-title={isNumber === true || isNamed === true ? title : undefined}
          className={[
            classes['cell'],
            isNumber === true && `number ${classes['end']}`,
            place === 0 && classes['first'],
            isQuiet === true && classes['quiet'],
            isAct === true && classes['act'],
          ]
            .filter(Boolean)
            .join(' ')}
        >
          {cell(row)}
        </div>
      ))}
    </div>
  )
}
