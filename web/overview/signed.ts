/** A change with its sign: a true minus, ± for none, a dash where it is withheld. */
export function signed(change: number | null, number: (value: number) => string): string {
  if (change === null) return '–'
  if (change === 0) return '±0'
  return change > 0 ? `+${number(change)}` : `−${number(-change)}`
}
