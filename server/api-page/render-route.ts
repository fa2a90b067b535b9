import { openApiDocument } from '@cadre/contract'
import type { Route } from '@cadre/contract'
import { escaped } from './html.ts'

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly description?: string
  readonly schema: { readonly type?: unknown; readonly enum?: readonly string[]; readonly default?: unknown }
}
interface Media {
  readonly example?: unknown
}
interface Operation {
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: Readonly<Record<string, Media>> }>
  >
}

/** One route: what it does and for whom, what it takes, an example, what it refuses. */
export function renderRoute(route: Route): string {
  const { id, method, path, summary } = route
  const operation = operationOf(route)
  const find = escaped(`${method} ${path} ${summary} ${id}`.toLowerCase())
  return `<details class="route" id="${id}" data-find="${find}">
<summary><span class="method ${method.toLowerCase()}">${method}</span> <code>${escaped(path)}</code> <span>${escaped(summary)}</span></summary>
<p class="who">${escaped(whoMay(route))}</p>
${renderParameters(operation.parameters)}${renderExamples(operation)}${renderErrors(operation)}</details>`
}

function operationOf(route: Route): Operation {
  const document = openApiDocument([route], { version: '' }) as unknown as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  }
  return Object.values(Object.values(document.paths)[0]!)[0]!
}

function whoMay({ access, purposes }: Route): string {
  const fresh = access.needsFreshSignIn ? ' Soon after signing in.' : ''
  return `${whose(access)} Purposes: ${purposes.join(', ')}.${fresh}`
}

function whose(access: Route['access']): string {
  switch (access.kind) {
    case 'anyone':
      return 'For anyone, without signing in.'
    case 'signed in':
      return 'For any account that is signed in.'
    case 'roles':
      return `For ${access.roles.map((role) => role.replaceAll('_', ' ')).join(', ')}.`
    case 'data':
      return `For whoever may ${access.act} records of the class ${access.dataClass}; only the records within reach.`
    case 'derived':
      return 'For whoever may see figures made of the records.'
  }
}

function renderParameters(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(({ name, in: place, required, description = '', schema }) => {
    const choices = schema.enum ? `one of ${schema.enum.join(', ')}` : ''
    const preset = schema.default === undefined ? '' : `${JSON.stringify(schema.default)} unless said`
    const note = [description, choices, preset].filter((part) => part !== '').join('; ')
    return `<tr><th scope="row"><code>${escaped(name)}</code></th><td>${place}${required ? ' <b>required</b>' : ''}</td><td>${escaped(note)}</td></tr>`
  })
  return `<div class="scroll"><table><thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function renderExamples({ requestBody, responses }: Operation): string {
  const asked = requestBody?.content['application/json']?.example
  const answer = Object.entries(responses).find(([status]) => status.startsWith('2'))
  const answered = answer?.[1].content['application/json']?.example
  return `<div class="examples">${block('Request', asked)}${block(`Answer ${answer?.[0] ?? ''}`, answered)}</div>`
}

function block(name: string, value: unknown): string {
  if (value === undefined) return ''
  return `<figure><figcaption>${name}</figcaption><pre tabindex="0"><code>${escaped(JSON.stringify(value, null, 2))}</code></pre></figure>`
}

function renderErrors({ responses }: Operation): string {
  const items = Object.entries(responses)
    .filter(([status]) => !status.startsWith('2'))
    .map(([status, { description }]) => `<li><b>${status}</b> ${escaped(description)}</li>`)
  return `<h3>What it refuses</h3><ul class="errors">${items.join('')}</ul>`
}
