import type { ChartOption, ChartTheme } from '@cadre/charts'
import { Card, Group, Skeleton, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DefinitionTip } from './definition-tip.tsx'
import type { Definition } from './definition-tip.tsx'
import { ScrollBox } from './scroll-box.tsx'
import { useChartTheme } from './use-chart-theme.ts'

interface ChartFrameProps {
  /** What the chart shows, as a finding. */
  readonly title: string
  readonly definition: Definition
  /** The chart in the colours of the page. */
  readonly option: (theme: ChartTheme) => ChartOption
  readonly height: number
  /** Narrower than this it is scrolled sideways instead of squeezed. */
  readonly minWidth?: number
  /** The figures behind it, for who cannot see it. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly children?: ReactNode
}

/** A chart with its finding as title, what it counts, and the figures as a table for screen readers. */
export function ChartFrame({
  title,
  definition,
  option,
  height,
  minWidth,
  table,
  children,
}: ChartFrameProps) {
  const t = useTranslations('parts')
  return (
    <Card withBorder component="figure" m={0}>
      <Group justify="space-between" wrap="nowrap" align="start" mb="xs">
        <div>
          <Title order={2}>{title}</Title>
          <Text size="xs" c="dimmed">
            {[definition.population, definition.date].filter(Boolean).join(' · ')}
          </Text>
        </div>
        <DefinitionTip {...definition} />
      </Group>
      {minWidth === undefined ? (
        <Drawing option={option} height={height} />
      ) : (
        <ScrollBox label={title} minWidth={minWidth}>
          <Drawing option={option} height={height} />
        </ScrollBox>
      )}
      <VisuallyHidden>
        <Table>
          <caption>{t('tableBehind')}</caption>
          <thead>
            <tr>
              {table.head.map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.join(' ')}>
                {row.map((cell, place) => (
                  <td key={table.head[place]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </VisuallyHidden>
      {children}
    </Card>
  )
}

/** The drawing itself; the library that draws is fetched with the first chart. */
function Drawing({ option, height }: Pick<ChartFrameProps, 'option' | 'height'>) {
  const box = useRef<HTMLDivElement>(null)
  const theme = useChartTheme()
  useEffect(() => {
    const stop = new AbortController()
    void import('./draw-chart.ts').then(({ drawChart }) => {
      if (box.current && !stop.signal.aborted) drawChart(box.current, option(theme), stop.signal)
    })
    return () => stop.abort()
  }, [option, theme])
  return (
    <div ref={box} aria-hidden style={{ height }}>
      <Skeleton h={height} />
    </div>
  )
}
