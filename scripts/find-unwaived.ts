interface Weakness {
  readonly name: string
  readonly severity: string
  readonly title: string
}

interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, Found>>
}
interface Found {
  readonly name: string
  readonly severity: string
  readonly via: readonly (string | { readonly title: string })[]
}

/**
 * What `npm audit --json` found of a high or critical kind that the page of operations does not waive on this
 * day; `undefined` when the registry gave no audit. A waiver is a row of package, reason and last day.
 */
export function findUnwaived(
  output: string,
  { page, today }: { readonly page: string; readonly today: string },
): readonly Weakness[] | undefined {
  const { vulnerabilities } = parse(output)
  if (!vulnerabilities) return undefined
  const waived = waivers(page, today)
  return Object.values(vulnerabilities)
    .filter(({ name, severity }) => ['high', 'critical'].includes(severity) && !waived.has(name))
    .map(({ name, severity, via }) => ({
      name,
      severity,
      title: via.map((one) => (typeof one === 'string' ? `by ${one}` : one.title)).join('; '),
    }))
}

function parse(output: string): Audit {
  try {
    return JSON.parse(output) as Audit
  } catch {
    return {}
  }
}

/** Packages in the table of waivers whose last day has not passed. */
function waivers(page: string, today: string): ReadonlySet<string> {
  const rows = page.matchAll(/^\| `([^`]+)` \| \S[^|]* \| (\d{4}-\d{2}-\d{2}) \|$/gm)
  return new Set([...rows].filter(([, , until]) => until! >= today).map(([, name]) => name!))
}
