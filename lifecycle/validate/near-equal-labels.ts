export interface NearEqualLabel {
  readonly label: string
  /** The more frequent label it is taken for. */
  readonly like: string
  readonly kind: 'blanks' | 'case' | 'punctuation' | 'typo'
  readonly count: number
  readonly likeCount: number
}

/** Labels looked at for typos, most frequent first: past this a column is not a list of labels. */
const maximumLabels = 2_000
/** A misspelling is this much rarer than the word; swapped letters need no such evidence. */
const typoShare = 0.2

/**
 * Labels that are likely one: the same but for blanks, for case, for punctuation, or one slip of the finger away
 * ("sweing", "sewing") from a far more frequent one. Labels told apart by a digit or a numeral ("Level 1") are
 * left alone.
 */
export function nearEqualLabels(levels: readonly string[], counts: ArrayLike<number>): NearEqualLabel[] {
  const used = levels
    .map((label, code) => ({ label, count: counts[code]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, maximumLabels)
  const found: NearEqualLabel[] = []
  const standing = new Map<string, Label>()
  for (const entry of used) {
    const key = bareForm(entry.label)
    const like = standing.get(key)
    if (!like || key === '') standing.set(key, entry)
    else
      found.push({
        ...entry,
        like: like.label,
        likeCount: like.count,
        kind: spellingKind(entry.label, like.label),
      })
  }
  return [...found, ...findTypos([...standing.values()])]
}

interface Label {
  readonly label: string
  readonly count: number
}

/** Lower case without punctuation, but for signs that carry meaning: "<=50K", "C++", "18-25", "1.5". */
function bareForm(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/(?<=\d)[.,/–-](?=\d)/g, '#')
    .replaceAll(/[^\p{L}\p{N}+#<>=≤≥%]+/gu, '')
}

function spellingKind(label: string, like: string): NearEqualLabel['kind'] {
  const packed = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')
  if (packed(label) === packed(like)) return 'blanks'
  if (packed(label).toLowerCase() === packed(like).toLowerCase()) return 'case'
  return 'punctuation'
}

/** Labels one edit apart share a form with one letter deleted (Garbe's symmetric deletion), so no pair is missed. */
function findTypos(labels: readonly Label[]): NearEqualLabel[] {
  const byForm = new Map<string, Label[]>()
  const found: NearEqualLabel[] = []
  for (const entry of labels) {
    const word = entry.label.trim().toLowerCase()
    if (word.length < 5 || word.length > 40) continue
    let like: Label | undefined
    for (const form of shortenedForms(word)) {
      const others = byForm.get(form)
      like ??= others?.find((other) =>
        isTypoOf(word, other.label.trim().toLowerCase(), entry.count / other.count),
      )
      if (others) others.push(entry)
      else byForm.set(form, [entry])
    }
    if (like) found.push({ ...entry, like: like.label, likeCount: like.count, kind: 'typo' })
  }
  return found
}

function shortenedForms(word: string): Set<string> {
  const forms = new Set([word])
  for (let at = 0; at < word.length; at++) forms.add(word.slice(0, at) + word.slice(at + 1))
  return forms
}

function isTypoOf(word: string, like: string, share: number): boolean {
  if (word[0] !== like[0]) return false
  let start = 0
  while (start < word.length && word[start] === like[start]) start++
  let tail = 0
  while (tail < Math.min(word.length, like.length) - start && word.at(-1 - tail) === like.at(-1 - tail))
    tail++
  const left = word.slice(start, word.length - tail)
  const right = like.slice(start, like.length - tail)
  if (/[^\p{L}]/u.test(left + right) || isNumeralEnd(word) || isNumeralEnd(like)) return false
  const isSwap = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
  return isSwap || (left.length <= 1 && right.length <= 1 && share <= typoShare)
}

/** "Technician II", "Grade B": the end is a rank, not a slip. */
function isNumeralEnd(word: string): boolean {
  return /(^|[\s_-])([ivx]+|\p{L})$/u.test(word)
}
