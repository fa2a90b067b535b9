// Putting the levels of a category in order.

/** Puts bins in order of their ratio, equal ones in order of bin (Shell 1959). */
export function sortByRatio(ratios: usize, order: usize, count: usize): void {
  for (let gap: usize = count > 48 ? 31 : count > 12 ? 7 : 1; ; gap = gap == 31 ? 7 : 1) {
    for (let i = gap; i < count; i++) {
      const bin = <usize>load<u8>(order + i)
      const ratio = load<f64>(ratios + (bin << 3))
      let at = i
      while (at >= gap) {
        const other = <usize>load<u8>(order + at - gap)
        const otherRatio = load<f64>(ratios + (other << 3))
        if (otherRatio < ratio || (otherRatio == ratio && other < bin)) break
        store<u8>(order + at, <u8>other)
        at -= gap
      }
      store<u8>(order + at, <u8>bin)
    }
    if (gap == 1) return
  }
}
