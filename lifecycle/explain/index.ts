export { readChangeDeclaration } from './read-change-declaration.ts'
export { whatIf } from './what-if.ts'
export type { WhatIf, WhatIfOptions } from './what-if.ts'
