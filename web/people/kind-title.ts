/** `jobAssignments`, `job-assignments` or `job_assignment` as a reader writes it. */
export function kindTitle(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([a-z])(\d+)$/, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase()
    // A reference is called as what it leads to; a number of the state is not one.
    .replace(/(?<!national) id$/, '')
    // What is answered by yes or no is asked without a verb.
    .replace(/^is /, '')
    .replace(/\bcheck (ins?)\b/, 'check-$1')
  if (short.has(words)) return words.toUpperCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Words that are always written in capitals. */
const short: ReadonlySet<string> = new Set(['fte', 'hr', 'it', 'uri', 'url'])
