export { iconArraySvg } from './icon-array.ts'
export { renderSvg } from './render-svg.ts'
export type { SvgSettings } from './render-svg.ts'
export { sparklineSvg } from './sparkline.ts'
