import { pairHeatmap, pairHeatmapHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Text } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { Definition } from '../parts/definition-tip.tsx'

interface UnitMapProps {
  readonly title: string
  readonly definition: Definition
  readonly units: readonly { readonly name: string; readonly values: readonly (number | undefined)[] }[]
  /** What stands down: departments, say. */
  readonly downName: string
  readonly columns: readonly string[]
  readonly format: (value: number) => string
  readonly note?: string
}

/** What names of units have on a phone. */
const narrowNames = 84

/** So wide that every column can be read. */
const narrowest = (columns: readonly string[]): number => narrowNames + 58 * columns.length

/** Units down, figures across, deeper where it is more. */
export function UnitMap({ title, definition, units, downName, columns, format, note }: UnitMapProps) {
  const grid = useMemo(
    () => ({
      down: units.map(({ name }) => name),
      across: columns,
      values: units.map(({ values }) => values),
    }),
    [units, columns],
  )
  const acrossName = definition.name
  const option = useCallback(
    (theme: ChartTheme) =>
      pairHeatmap(grid, {
        theme,
        format,
        downName,
        acrossName,
        ...(window.innerWidth < 700
          ? { labelWidth: narrowNames, width: narrowest(columns) }
          : { labelWidth: 170, width: 900 }),
      }),
    [grid, columns, format, downName, acrossName],
  )
  if (units.length === 0) return null
  return (
    <ChartFrame
      title={title}
      definition={definition}
      option={option}
      height={pairHeatmapHeight(units.length)}
      minWidth={narrowest(columns)}
      table={{
        head: [downName, ...columns],
        rows: units.map(({ name, values }) => [
          name,
          ...values.map((value) => (value === undefined ? '–' : format(value))),
        ]),
      }}
    >
      {note !== undefined && (
        <Text size="sm" c="dimmed" mt="xs">
          {note}
        </Text>
      )}
    </ChartFrame>
  )
}
