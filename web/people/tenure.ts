/** Whole years and months from one civil date to another; none when it lies ahead. */
export function tenureBetween(from: string, to: string): { readonly years: number; readonly months: number } {
  const [fromYear, fromMonth, fromDay] = from.split('-').map(Number) as [number, number, number]
  const [toYear, toMonth, toDay] = to.split('-').map(Number) as [number, number, number]
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0)
  const whole = Math.max(months, 0)
  return { years: Math.floor(whole / 12), months: whole % 12 }
}
