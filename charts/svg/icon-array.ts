import { escapeXml } from './escape-xml.ts'

const columns = 10
const pitch = 10
const radius = 3.6

/**
 * One hundred dots, the first `count` of them filled: a natural frequency as a picture. Filled and hollow
 * dots are told apart by shape as well as by colour. Colours come from the classes `is-filled` and `is-hollow`.
 */
export function iconArraySvg(count: number, { title }: { title: string }): string {
  const filled = Math.max(0, Math.min(100, Math.round(count)))
  const size = columns * pitch
  return (
    `<svg class="icon-array" width="144" height="144" viewBox="0 0 ${size} ${size}" role="img" aria-label="${escapeXml(title)}">` +
    `<path class="is-filled" d="${dots(0, filled, radius)}"/>` +
    `<path class="is-hollow" d="${dots(filled, 100, radius - 0.8)}"/></svg>`
  )
}

function dots(from: number, to: number, size: number): string {
  return Array.from({ length: to - from }, (_, index) => dot(from + index, size)).join('')
}

function dot(index: number, size: number): string {
  const x = (index % columns) * pitch + pitch / 2 - size
  const y = Math.floor(index / columns) * pitch + pitch / 2
  const arc = `a${size} ${size} 0 1 `
  return `M${round(x)} ${y}${arc}0 ${size * 2} 0${arc}0 ${-size * 2} 0`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
