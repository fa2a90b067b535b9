/** Every relative link and picture of the Markdown files must lead to a file, and every heading link to a heading. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Broken links, as sentences. */
export function findBrokenLinks(root: string): string[] {
  const files = globSync('**/*.md', {
    cwd: root,
    exclude: (name) => name === 'node_modules' || name === '.cadre',
  })
  return files.flatMap((file) => {
    const text = withoutCode(readFileSync(join(root, file), 'utf8'))
    const links = [...text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map((match) => match[1]!)
    return links.filter((link) => !/^[a-z]+:/.test(link)).flatMap((link) => problemWith(root, file, link))
  })
}

function problemWith(root: string, file: string, link: string): string[] {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? join(root, file) : join(root, dirname(file), path)
  if (!existsSync(target)) return [`${file}: the link ${link} leads nowhere.`]
  if (!anchor || !target.endsWith('.md')) return []
  return headingsOf(target).includes(anchor) ? [] : [`${file}: ${link}: there is no such heading.`]
}

function headingsOf(path: string): string[] {
  const headings = withoutCode(readFileSync(path, 'utf8')).match(/^#+ .*$/gm) ?? []
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
}

function withoutCode(text: string): string {
  return text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')
}
