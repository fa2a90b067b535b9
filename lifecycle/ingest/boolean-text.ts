/** Pairs of answers, no before yes. The short ones count only when both are there. */
const pairs: readonly { readonly no: string; readonly yes: string; readonly needsBoth: boolean }[] = [
  { no: 'no', yes: 'yes', needsBoth: false },
  { no: 'false', yes: 'true', needsBoth: false },
  { no: 'n', yes: 'y', needsBoth: true },
  { no: 'f', yes: 't', needsBoth: true },
  { no: 'nein', yes: 'ja', needsBoth: true },
  { no: 'nee', yes: 'ja', needsBoth: true },
  { no: 'non', yes: 'oui', needsBoth: true },
  { no: 'no', yes: 'sí', needsBoth: true },
  { no: 'no', yes: 'si', needsBoth: true },
  { no: 'não', yes: 'sim', needsBoth: true },
]

/** The words for no and yes as the column writes them, or `undefined` when it holds anything else. */
export function booleanLabels(levels: readonly string[]): { no: string; yes: string } | undefined {
  const present = new Set(levels.map((level) => level.toLowerCase()))
  if (present.size === 0 || present.size > 2) return undefined
  const pair = pairs.find(({ no, yes, needsBoth }) => {
    const isWithin = [...present].every((level) => level === no || level === yes)
    return isWithin && (!needsBoth || present.size === 2)
  })
  if (!pair) return undefined
  const asWritten = (word: string) => levels.find((level) => level.toLowerCase() === word)
  const like = levels[0]!
  return {
    no: asWritten(pair.no) ?? inCaseOf(like, pair.no),
    yes: asWritten(pair.yes) ?? inCaseOf(like, pair.yes),
  }
}

function inCaseOf(like: string, word: string): string {
  if (like === like.toUpperCase()) return word.toUpperCase()
  return like[0] === like[0]!.toUpperCase() ? word[0]!.toUpperCase() + word.slice(1) : word
}

/** 1 for yes, 0 for no in any of the usual words or digits; `undefined` for anything else. */
export function readBooleanText(text: string): 0 | 1 | undefined {
  const lower = text.toLowerCase()
  if (lower === '1' || pairs.some(({ yes }) => yes === lower)) return 1
  if (lower === '0' || pairs.some(({ no }) => no === lower)) return 0
  return undefined
}
