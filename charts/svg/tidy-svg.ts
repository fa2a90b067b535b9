import { escapeXml, shownText } from './escape-xml.ts'

/**
 * Makes ECharts' SVG fit for a page with a strict content policy: no style element, no style attribute, no
 * class, no id that another chart has; a title and a description; fonts from the page.
 *
 * Works on text because ECharts writes quotes and angle brackets inside text and attributes as entities.
 */
export function tidySvg(
  svg: string,
  {
    id,
    title,
    description,
    width,
    height,
  }: { id: string; title: string; description?: string; width: number; height: number },
): string {
  const inside = shownText(svg)
    .replace(/^<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<style\s*>[\s\S]*?<\/style>/, '')
    .replace(/<rect [^>]*fill="none"><\/rect>\n?/, '')
    .replaceAll(/ (?:class|ecmeta_\w+|pointer-events|xml:space)="[^"]*"/g, '')
    // Titles come with a box that is never seen.
    .replaceAll(/<path [^>]*fill-opacity="0" [^>]*><\/path>\n?/g, '')
    .replaceAll(/ style="([^"]*)"/g, fontAttributes)
    .replaceAll(/(id="|url\(#)zr\d+-/g, `$1${id}-`)
    .replaceAll(/><\/(?:path|circle|rect|line)>/g, '/>')
    .replaceAll(/\n+/g, '\n')
    .trim()
  const label = description ? `${id}-title ${id}-desc` : `${id}-title`
  return (
    `<svg class="chart" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${label}">` +
    `<title id="${id}-title">${escapeXml(title)}</title>` +
    (description ? `<desc id="${id}-desc">${escapeXml(description)}</desc>` : '') +
    `${inside}</svg>`
  )
}

/** `font-size:12px;font-family:…` as attributes that a content policy lets through; the family is the page's. */
function fontAttributes(_: string, style: string): string {
  const size = /font-size:([\d.]+)px/.exec(style)?.[1]
  const weight = /font-weight:(\w+)/.exec(style)?.[1]
  return `${size ? ` font-size="${size}"` : ''}${weight && weight !== 'normal' ? ` font-weight="${weight}"` : ''}`
}
