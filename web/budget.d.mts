export interface BuildSize {
  /** Bytes, zipped. */
  readonly firstLoad: number
  readonly largestLater?: readonly [name: string, size: number] | undefined
}
export function measureBuild(folder: string): BuildSize
export function overBudget(size: BuildSize): string[]
