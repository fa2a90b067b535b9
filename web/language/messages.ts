import type { firstEnglish } from './en/first.ts'
import type { english } from './en/index.ts'

/** The same sentences in another language. */
export type Translated<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string ? string : Translated<Original[Key]>
}
export type Messages = Translated<typeof english>
/** What the home page says of them. */
export type FirstMessages = Translated<typeof firstEnglish>
