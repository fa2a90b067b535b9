/** Where a cell begins and ends without the blanks around it. Blanks are ASCII controls, space and NBSP. */
export function trimStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end) {
    if (bytes[at]! <= 32) at++
    else if (bytes[at] === 0xc2 && bytes[at + 1] === 0xa0 && at + 1 < end) at += 2
    else break
  }
  return at
}

export function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start) {
    if (bytes[at - 1]! <= 32) at--
    else if (bytes[at - 1] === 0xa0 && bytes[at - 2] === 0xc2 && at - 2 >= start) at -= 2
    else break
  }
  return at
}
