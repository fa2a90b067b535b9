import { darkChartTheme, lightChartTheme } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useComputedColorScheme } from '@mantine/core'

/** The colours of charts on a page as it is seen now, light or dark. */
export function useChartTheme(): ChartTheme {
  return useComputedColorScheme('light') === 'dark' ? darkChartTheme : lightChartTheme
}
